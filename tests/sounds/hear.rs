//! What the program sounds like: levels and sameness here, and files for programs that listen
//! (`tests/hear.sh` has them decoded and recognized).

use std::path::Path;

use phonetree::menu::{self, Key, LanguageId, Tree};
use phonetree::sound::{Edges, Pcm, active_level_dbm0, dtmf, finished};
use phonetree::voice::{Embedded, Voice as _, said};

#[test]
fn every_prompt_of_the_first_line_is_as_loud_as_a_telephone_wants_it() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let mut voice = Embedded::open("en-US").unwrap();
    for words in prompts(&tree) {
        let take = finished(&voice.speak(&words).unwrap(), 16_000, Edges::WHOLE, false);
        let level = active_level_dbm0(&take).unwrap();
        let peak = take.samples.iter().map(|s| s.unsigned_abs()).max().unwrap();
        assert!((level + 19.0).abs() < 1.0, "{level:.1} dBm0: {words}");
        assert!(peak < 29_300, "{peak}: {words}");
    }
}

#[test]
fn the_same_words_are_the_same_samples() {
    let speak = || Embedded::open("en-US").unwrap().speak("For billing, press one.").unwrap();
    let first = speak();
    let mut voice = Embedded::open("en-US").unwrap();
    for before in ["Something else, and something more.", "", "One. Two?"] {
        voice.speak(before).unwrap();
        assert!(voice.speak("For billing, press one.").unwrap() == first, "after {before:?}");
    }
    let again = std::thread::scope(|scope| {
        let speakers: Vec<_> =
            (0..8).map(|_| scope.spawn(|| (0..3).all(|_| speak() == first))).collect();
        speakers.into_iter().all(|speaker| speaker.join().unwrap())
    });
    assert!(again, "the samples differ");
}

/// A voice that keeps a file open for each prompt ends a run of ten thousand in the middle.
#[test]
#[cfg(target_os = "linux")]
fn no_file_is_left_open_by_a_prompt() {
    let mut voice = Embedded::open("en-US").unwrap();
    for _ in 0..60 {
        voice.speak("One.").unwrap();
    }
    let open = std::fs::read_dir("/proc/self/fd").unwrap();
    let open = open.filter_map(|fd| std::fs::read_link(fd.unwrap().path()).ok());
    let files = open.filter(|file| file.to_string_lossy().ends_with("en-US_ta.bin")).count();
    // Other tests of this process may be speaking just now.
    assert!(files < 20, "{files} are open");
}

#[test]
fn odd_words_are_spoken_or_refused_and_never_end_the_program() {
    let mut voice = Embedded::open("en-US").unwrap();
    for words in [
        "",
        " ",
        "<volume level='900'>",
        "</speed>&amp;",
        "\u{0}\u{7}\u{1b}[2J",
        "🙂🙂",
        "日本語",
        "..,;!?",
        &"x".repeat(5_000),
        &"one. ".repeat(900),
    ] {
        voice.speak(words).unwrap();
    }
    assert!(voice.speak(&"x".repeat(100_000)).is_err());
    assert!(Embedded::open("tlh").unwrap_err().to_string().contains("en-US"));
    assert!(Embedded::open("es-US").unwrap().speak("Para pagos, oprima uno.").unwrap().ms() > 800);
}

/// Raw samples for programs that listen, into the folder `HEAR` names.
#[test]
#[ignore = "writes files: tests/hear.sh runs it"]
fn write_files_for_programs_that_listen() {
    let folder = std::env::var("HEAR").unwrap();
    let folder = Path::new(&folder);
    let silence = Pcm { samples: vec![0; 2_205], rate: 22_050 };
    let digits = "147*2580369#";
    let tones: Vec<i16> = digits
        .chars()
        .flat_map(|c| [dtmf(Key::from_char(c).unwrap(), 100, 22_050), silence.clone()])
        .flat_map(|sound| sound.samples)
        .collect();
    write(&folder.join("digits.raw"), &tones);
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let mut voice = Embedded::open("en-US").unwrap();
    let options = tree.menus[0].options.iter().zip(["one", "two", "three"]);
    for (option, key) in options {
        let words =
            format!("For {}, press {key}.", option.label.in_language(LanguageId::default()));
        let words = said(&tree, LanguageId::default(), &words);
        let take = finished(&voice.speak(&words).unwrap(), 16_000, Edges::WHOLE, false);
        println!("{key}: {} ms, {:.1} dBm0", take.ms(), active_level_dbm0(&take).unwrap());
        write(&folder.join(format!("press-{key}.raw")), &take.samples);
    }
    let long = prompts(&tree).join(" ");
    let start = std::time::Instant::now();
    let take = voice.speak(&long[..1_000.min(long.len())]).unwrap();
    println!("{} ms of speech in {} ms", take.ms(), start.elapsed().as_millis());
}

fn prompts(tree: &Tree) -> Vec<String> {
    let fixed = tree.prompts.iter().filter_map(|prompt| prompt.words[0].fixed());
    fixed.map(|words| said(tree, LanguageId::default(), words)).collect()
}

fn write(file: &Path, samples: &[i16]) {
    let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    std::fs::write(file, bytes).unwrap();
}
