//! What a menu, a manifest or a folder names is not what the user named: it may be a pipe, a device, a
//! link to a private file, or larger than memory. None of that is waited for, read out or kept.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Output;
use std::time::Duration;

use opus_pure::{OggOpusWriter, OpusHead, OpusTags};
use phonetree::sound::{Format, Pcm, dtmf};

use crate::program::Program;

/// Nothing here has anything to wait for.
const SOON: Duration = Duration::from_secs(20);

const MENU: &str = include_str!("../menus/fernwood.toml");

const RENDER: [&str; 4] = ["render", "--menu", "menu.toml", "--allow-command"];

/// A folder with a menu, and its prompts, rendered.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let voice = "\n[voice]\naudio = \"audio\"\ncommand = [\"cat\", \"beep.wav\"]\n";
        desk.write("menu.toml", format!("{MENU}{voice}").as_bytes());
        desk
    }

    fn rendered() -> Self {
        let desk = Self::new();
        let beep = dtmf(phonetree::menu::Key::from_char('5').unwrap(), 500, 8_000);
        desk.write("beep.wav", &Format::Pcm8k.file(&beep).unwrap());
        fine(&desk.run(&RENDER));
        desk
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), bytes).unwrap();
    }

    fn pipe(&self, name: &str) {
        let _ = fs::remove_file(self.path(name));
        assert!(Program::named("mkfifo").arg(self.path(name)).output().status.success());
    }

    fn link(&self, to: &str, name: &str) {
        let _ = fs::remove_file(self.path(name));
        symlink(to, self.path(name)).unwrap();
    }

    /// Runs a command in the folder, with a gigabyte of memory.
    fn run(&self, words: &[&str]) -> Output {
        let line = format!("ulimit -v 1048576; exec {} \"$@\"", Program::PHONETREE);
        let shell = Program::named("sh").args(["-c", &line, "phonetree"]).args(words);
        shell.current_dir(self.0.path()).limit(SOON).output()
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    use std::fmt::Write as _;
    sha2::Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn fine(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn says(output: &Output, code: i32, what: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", said(output));
    assert!(said(output).contains(what), "{what:?} is not in: {}", said(output));
}

#[test]
fn prompts_whose_manifest_is_a_pipe_a_device_or_endless_are_left_out_and_that_is_said() {
    let desk = Desk::new();
    desk.write("audio/x.txt", b"");
    let commands: [&[&str]; 3] = [
        &["check", "menu.toml", "--today", "2026-11-24"],
        &["call", "--menu", "menu.toml", "--fast", "--keys", "1"],
        &["doc", "--menu", "menu.toml", "--format", "csv"],
    ];
    for (what, why) in [("", "it is a pipe, not a file"), ("/dev/zero", "leads out of the folder")]
    {
        match what {
            "" => desk.pipe("audio/manifest.json"),
            device => desk.link(device, "audio/manifest.json"),
        }
        for words in commands {
            let output = desk.run(words);
            assert!(output.status.code() < Some(2), "{words:?}: {}", said(&output));
            assert_eq!(said(&output).matches(why).count(), 1, "{words:?}: {}", said(&output));
        }
        says(&desk.run(&["render", "--menu", "menu.toml", "--check"]), 2, why);
        says(&desk.run(&["call", "--menu", "menu.toml", "--fast", "--audio", "audio"]), 2, why);
    }
    fs::remove_file(desk.path("audio/manifest.json")).unwrap();
    let large = fs::File::create(desk.path("audio/manifest.json")).unwrap();
    large.set_len(64 * 1024 * 1024 + 1).unwrap();
    says(&desk.run(commands[1]), 0, "it is larger than 64 MB");
    // Prompts that are yet to be rendered are nothing to speak of.
    fs::remove_file(desk.path("audio/manifest.json")).unwrap();
    assert_eq!(said(&desk.run(commands[1])), "");
}

#[test]
fn a_page_has_only_the_sound_that_its_manifest_names() {
    let desk = Desk::rendered();
    let page = || {
        let output = desk.run(&["doc", "--format", "html", "--audio", "--menu", "menu.toml"]);
        // Those to listen to; the parts of prompts are for the telephone.
        let prompt = "<audio controls preload=\"none\" src=\"data:audio/wav;base64,";
        (fine(&output).matches(prompt).count(), said(&output))
    };
    let (all, remarks) = page();
    assert!(all > 3, "{all}");
    assert_eq!(remarks, "");
    let take = "audio/main/options.wav";
    let sound = fs::read(desk.path(take)).unwrap();

    // What git clones of somebody's repository: a link to a private file.
    desk.write("private.wav", &sound);
    desk.link(desk.path("private.wav").to_str().unwrap(), take);
    let (some, remarks) = page();
    assert_eq!(some, all - 1);
    assert!(
        remarks.contains("main/options.wav: it is a link that leads out of the folder"),
        "{remarks}"
    );
    desk.link("../../private.wav", take);
    assert_eq!(page().0, all - 1);

    // Another sound than the one that was rendered, and what is not sound.
    let mut other = sound.clone();
    *other.last_mut().unwrap() ^= 1;
    for bytes in [&other[..], b"a private key"] {
        fs::remove_file(desk.path(take)).unwrap();
        desk.write(take, bytes);
        let (some, remarks) = page();
        assert_eq!(some, all - 1);
        assert!(remarks.contains("main/options.wav: it is not the file"), "{remarks}");
    }
    // A manifest that fits it does not make it sound.
    let manifest = fs::read_to_string(desk.path("audio/manifest.json")).unwrap();
    let forged = manifest.replace(&sha256(&sound), &sha256(b"a private key"));
    assert_ne!(forged, manifest);
    desk.write("audio/manifest.json", forged.as_bytes());
    let (some, remarks) = page();
    assert_eq!(some, 0);
    assert!(remarks.contains("main/options.wav: not a supported sound file"), "{remarks}");

    // A pipe is not waited for; a link within the folder is as good as the file.
    desk.write("audio/manifest.json", manifest.as_bytes());
    desk.pipe(take);
    assert!(page().1.contains("main/options.wav: it is a pipe, not a file"));
    desk.write("audio/main/kept.wav", &sound);
    desk.link("kept.wav", take);
    assert_eq!(page(), (all, String::new()));
    // The user's own folder may be a link.
    fs::rename(desk.path("audio"), desk.path("sounds")).unwrap();
    desk.link("sounds", "audio");
    assert_eq!(page(), (all, String::new()));
}

#[test]
fn a_recording_is_a_file_in_the_folder_of_recordings() {
    let desk = Desk::rendered();
    let sound = fs::read(desk.path("beep.wav")).unwrap();
    let menu = fs::read_to_string(desk.path("menu.toml")).unwrap();
    desk.write("menu.toml", format!("{menu}recordings = \"own\"\n").as_bytes());
    desk.write("own/main/options.wav", &sound);
    desk.link("..", "own/main/round");
    fine(&desk.run(&RENDER));
    desk.pipe("own/main/options.wav");
    says(&desk.run(&RENDER), 2, "options.wav: it is a pipe, not a file");
    desk.link("../../beep.wav", "own/main/options.wav");
    says(&desk.run(&RENDER), 2, "options.wav: it is a link that leads out of the folder");
}

#[test]
fn in_a_folder_what_cannot_be_read_keeps_nothing_from_being_checked() {
    let desk = Desk::new();
    fs::create_dir(desk.path("menus")).unwrap();
    fs::rename(desk.path("menu.toml"), desk.path("menus/a.toml")).unwrap();
    let check = || desk.run(&["check", "menus", "--today", "2026-11-24"]);
    let alone = check();
    assert!(alone.status.code() < Some(2), "{}", said(&alone));
    desk.pipe("menus/b.toml");
    desk.link("/dev/zero", "menus/c.toml");
    desk.link("..", "menus/round");
    desk.link(".", "menus/here");
    let large = fs::File::create(desk.path("menus/d.toml")).unwrap();
    large.set_len(3 << 30).unwrap();
    desk.write("menus/e.toml", b"[package]\nname = \"other\"\nformat = 1\n");
    let output = check();
    assert_eq!((output.status, &output.stdout), (alone.status, &alone.stdout));
    assert_eq!(
        said(&output),
        "(skipped: menus/b.toml: it is a pipe, not a file)\n\
         (skipped: menus/c.toml: it is a link that leads out of the folder, which is not followed; use a copy of the file instead)\n\
         (skipped: menus/round: it is a link that leads out of the folder, which is not followed; use a copy of the file instead)\n\
         (skipped, because they don't say `format = 1`: menus/d.toml, menus/e.toml)\n"
    );
    // What may be a menu and can't be read is an error, and the others are checked all the same.
    desk.link("nowhere", "menus/f.toml");
    let output = check();
    says(&output, 2, "cannot look into menus/f.toml: No such file or directory");
    assert_eq!(output.stdout, alone.stdout);
    fs::remove_file(desk.path("menus/f.toml")).unwrap();
    let mut menu = b"format = 1\n".to_vec();
    menu.resize(64 * 1024 * 1024 + 1, b'#');
    desk.write("menus/f.toml", &menu);
    says(&check(), 2, "the menu file menus/f.toml is larger than 64 MB");
    // A folder that names one menu: what else is in it is not opened.
    let output = desk.run(&["call", "--menu", "menus", "--fast"]);
    says(&output, 2, "contains several menu files");
}

#[test]
fn in_a_folder_of_written_calls_only_files_are_played() {
    let desk = Desk::new();
    desk.write(
        "calls/a.toml",
        b"menu = \"../menu.toml\"\n[[call]]\nname = \"x\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\nreaches = \"scheduling\"\n",
    );
    let test = || desk.run(&["test", "calls"]);
    fine(&test());
    desk.pipe("calls/b.toml");
    desk.link("/dev/zero", "calls/c.toml");
    desk.link("..", "calls/round");
    let output = test();
    fine(&output);
    assert_eq!(said(&output).matches("(skipped: ").count(), 3, "{}", said(&output));
    desk.link("nowhere", "calls/d.toml");
    let output = test();
    says(&output, 2, "cannot look into calls/d.toml");
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("1 call passed"),
        "the others are played"
    );
}

#[test]
fn the_menu_that_a_file_names_is_a_file() {
    let desk = Desk::new();
    desk.pipe("pipe.toml");
    desk.write(
        "calls.toml",
        b"menu = \"pipe.toml\"\n[[call]]\nname = \"x\"\nat = \"2026-11-23 12:00\"\n",
    );
    says(&desk.run(&["test", "calls.toml"]), 2, "pipe.toml: it is a pipe, not a file");
    let course = "title = \"x\"\nmenu = \"pipe.toml\"\n[[drill]]\nerrand = \"Book a visit\"\n";
    desk.write("course.toml", course.as_bytes());
    let practice = desk.run(&["practice", "--no-history", "--script", "course.toml"]);
    says(&practice, 2, "pipe.toml: it is a pipe, not a file");
}

#[test]
fn what_the_user_names_may_be_a_pipe() {
    let desk = Desk::new();
    let piped = |line: &str| {
        let line = line.replace("phonetree", Program::PHONETREE);
        Program::named("bash").args(["-c", &line]).current_dir(desk.0.path()).limit(SOON).output()
    };
    fine(&piped("phonetree call --fast --keys 1 --menu <(cat menu.toml)"));
    fine(&piped("phonetree doc --format csv --menu /dev/stdin < menu.toml"));
    fine(&piped("cat menu.toml | phonetree doc --format csv --menu /dev/stdin"));
    let beep = dtmf(phonetree::menu::Key::from_char('5').unwrap(), 500, 8_000);
    desk.write("beep.wav", &Format::Pcm8k.file(&beep).unwrap());
    assert_eq!(fine(&piped("cat beep.wav | phonetree listen --digits /dev/stdin")), "5\n");
    says(&piped("phonetree call --menu /dev/zero"), 2, "larger than 64 MB");
}

/// Ogg Opus of so many minutes in as few bytes as there can be: packets of 120 ms, two bytes each.
fn bomb(minutes: usize) -> Vec<u8> {
    let head = OpusHead::new(1, 16_000).unwrap();
    let mut file = OggOpusWriter::with_serial(Vec::new(), head, OpusTags::new(), 1).unwrap();
    for _ in 0..minutes * 500 {
        // CELT, 20 ms, one channel, six frames of no bytes.
        file.write_packet(&[0b1001_1011, 6]).unwrap();
    }
    file.finish().unwrap()
}

#[test]
fn a_small_file_of_many_hours_is_refused_before_it_fills_the_memory() {
    let desk = Desk::new();
    for (name, minutes) in [("long.opus", 61), ("bomb.opus", 24 * 60)] {
        desk.write(name, &bomb(minutes));
    }
    says(&desk.run(&["listen", "long.opus"]), 2, "it lasts longer than 60 minutes");
    says(&desk.run(&["listen", "bomb.opus"]), 2, "it lasts longer than 60 minutes");
    // Without a header, the length is that of the file.
    let sound = fs::File::create(desk.path("long.ulaw")).unwrap();
    sound.set_len(61 * 60 * 8_000).unwrap();
    says(&desk.run(&["listen", "long.ulaw"]), 2, "it lasts longer than 60 minutes");
    let mut wav = Format::Pcm8k.file(&Pcm { samples: vec![0; 800], rate: 8_000 }).unwrap();
    // A thousand samples a second, eight bits each: an hour is four megabytes.
    wav[24..28].copy_from_slice(&1_000_u32.to_le_bytes());
    wav[34..36].copy_from_slice(&8_u16.to_le_bytes());
    wav[40..44].copy_from_slice(&4_000_000_u32.to_le_bytes());
    wav.resize(44 + 4_000_000, 128);
    desk.write("long.wav", &wav);
    says(&desk.run(&["listen", "long.wav"]), 2, "it lasts longer than 60 minutes");
}

#[test]
fn a_take_and_a_recording_last_no_longer_than_a_prompt() {
    let desk = Desk::rendered();
    let menu = fs::read_to_string(desk.path("menu.toml")).unwrap();
    desk.write("menu.toml", format!("{menu}recordings = \"own\"\n").as_bytes());
    desk.write("own/main/options.opus", &bomb(31));
    let render = desk.run(&RENDER);
    says(&render, 2, "it lasts longer than 30 minutes");
}

#[test]
fn where_there_is_no_cache_the_voice_puts_nothing_where_others_could_have_put_it_before() {
    let desk = Desk::new();
    desk.write("menu.toml", MENU.as_bytes());
    fs::create_dir(desk.path("tmp")).unwrap();
    desk.write("nobody", b"");
    let render = |tmp: &Path| {
        Program::phonetree()
            .args(["render", "--menu", "menu.toml", "--out", "out"])
            .current_dir(desk.0.path())
            .env("HOME", desk.path("nobody"))
            .env_remove("XDG_CACHE_HOME")
            .env("TMPDIR", tmp)
            .output()
    };
    // Somebody was there first.
    desk.write("tmp/phonetree-voice", b"not ours");
    fine(&render(&desk.path("tmp")));
    let left: Vec<_> = fs::read_dir(desk.path("tmp")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(fs::read(desk.path("tmp/phonetree-voice")).unwrap(), b"not ours");
    fs::remove_dir_all(desk.path("out")).unwrap();
    says(&render(&desk.path("nowhere")), 2, "the embedded voice cannot put its files anywhere");
}
