//! An Asterisk in a folder: put there, set up, started, ended.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::ami::Ami;
use crate::program::{Program, Running};

/// Whether the Asterisk of a folder can be started at all.
fn starts(root: &Path) -> bool {
    let version = Program::shell("chroot \"$ROOT\" /usr/sbin/asterisk -V")
        .env("ROOT", root)
        .limit(Duration::from_secs(30))
        .output();
    version.status.success()
}

/// A running Asterisk.
pub(crate) struct Machine {
    pub(crate) ami: Ami,
    root: PathBuf,
    /// Ended with this value.
    _asterisk: Running,
}

/// A dialplan, and the sounds it plays.
pub(crate) struct Loaded<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    /// Each with its path in the folder of sounds, and its length in milliseconds.
    pub(crate) sounds: &'a [(String, u32)],
    /// Of the menu, its name, and whether it is on or off.
    pub(crate) switches: Vec<[&'a str; 3]>,
    /// Files that it includes from folders of its own: the path of each, and its text.
    pub(crate) parts: &'a [(&'a str, &'a str)],
}

const CONFIGS: [(&str, &str); 17] = [
    ("acl", ""),
    ("ccss", ""),
    ("cdr", "enable = no"),
    ("cel", ""),
    ("dnsmgr", ""),
    ("features", ""),
    ("http", ""),
    ("indications", ""),
    ("musiconhold", ""),
    ("stasis", ""),
    ("udptl", ""),
    ("modules", ""),
    ("asterisk", ""),
    ("logger", ""),
    ("manager", ""),
    ("extensions", ""),
    ("codecs", ""),
];

const MODULES: &str = "pbx_config app_playback app_read app_record app_senddtmf app_stack app_dial app_exec \
     app_dtmfstore app_verbose func_logic func_strings func_channel func_timeout func_dialplan func_cut \
     func_math func_global func_callerid func_db codec_ulaw format_sln format_pcm format_wav bridge_simple \
     res_timing_timerfd res_timing_pthread res_clioriginate app_milliwatt app_macro res_agi \
     func_devstate";

/// Where each of Asterisk's own folders is.
const FOLDERS: &str = "[directories]
astetcdir => /pt/etc
astmoddir => MODULES
astvarlibdir => /pt/var/lib
astdbdir => /pt/var/lib
astkeydir => /pt/var/lib
astdatadir => /pt/data
astagidir => /pt/var/agi
astspooldir => /pt/var/spool
astrundir => /pt/var/run
astlogdir => /pt/var/log
astsbindir => /usr/sbin
[options]
verbose = 0
internal_timing = yes
dumpcore = no
live_dangerously = no
";

/// The caller's side, and teams as the tests want them: each call says what comes of ringing one.
const HARNESS: &str = "[general]
static = yes
writeprotect = yes
autofallthrough = yes
[globals]
[harness]
exten => _X.,1,Set(CALLERID(num)=${PT_CALLER})
 same => n,Goto(${PT_CONTEXT},${PT_EXTEN},1)
[harness-teams]
exten => team,1,Goto(${PT_OUTCOME},1)
exten => answered,1,Answer()
 same => n,Wait(600)
exten => busy,1,Hangup(17)
exten => unanswered,1,Ringing()
 same => n,Wait(600)
";

impl Machine {
    /// The folder of an Asterisk; nothing where nobody asked for one.
    pub(crate) fn root() -> Option<PathBuf> {
        if std::env::var_os("REQUIRE_ASTERISK").is_none() {
            eprintln!("skipped: no Asterisk is called here; `make asterisk` does so");
            return None;
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/asterisk");
        let why = match root.join("ready").exists() {
            true if starts(&root) => return Some(root),
            true => "the one in target/asterisk does not start here: only root may chroot",
            false => {
                "none in target/asterisk; `bash tools/asterisk.sh target/asterisk` puts one there"
            }
        };
        panic!("no Asterisk: {why}");
    }

    /// Starts it with some dialplans, on a clock of its own if one is named: `@2026-11-24 16:59:50`.
    pub(crate) fn start(
        root: &Path,
        name: &str,
        plans: &[Loaded<'_>],
        clock: Option<&str>,
    ) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let home = root.join("pt").join(name);
        let _ = fs::remove_dir_all(&home);
        for folder in ["etc", "var/lib", "var/agi", "var/spool", "var/run", "var/log"] {
            fs::create_dir_all(home.join(folder)).unwrap();
        }
        let etc = |file: &str, text: &str| {
            fs::write(home.join("etc").join(format!("{file}.conf")), text).unwrap();
        };
        for (file, text) in CONFIGS {
            etc(file, &format!("[general]\n{text}\n"));
        }
        let arch = fs::read_dir(root.join("usr/lib")).unwrap().map(|it| it.unwrap().path());
        let modules = arch.map(|it| it.join("asterisk/modules")).find(|it| it.is_dir());
        let modules = modules.unwrap_or_else(|| root.join("usr/lib/asterisk/modules"));
        let modules = format!("/{}", modules.strip_prefix(root).unwrap().display());
        let folders = FOLDERS.replace("MODULES", &modules).replace("/pt/", &format!("/pt/{name}/"));
        let folders = folders.replace(&format!("/pt/{name}/data"), "/pt/data");
        etc("asterisk", &folders);
        let load: Vec<String> = MODULES.split(' ').map(|it| format!("load = {it}.so")).collect();
        etc("modules", &format!("[modules]\nautoload = no\n{}\n", load.join("\n")));
        etc("logger", "[logfiles]\nmessages = notice,warning,error\n");
        etc(
            "manager",
            &format!(
                "[general]\nenabled = yes\nport = {port}\nbindaddr = 127.0.0.1\ntimestampevents = yes\n\
                 [pt]\nsecret = pt\nread = all\nwrite = all\neventfilter = !Event: VarSet\n"
            ),
        );
        let mut extensions = HARNESS.to_owned();
        for plan in plans {
            etc(plan.file, plan.text);
            for (part, text) in plan.parts {
                let part = home.join("etc").join(part);
                fs::create_dir_all(part.parent().unwrap()).unwrap();
                fs::write(part, text).unwrap();
            }
            extensions.push_str(&format!("#include \"{}.conf\"\n", plan.file));
            let recordings = plan.file.to_ascii_uppercase().replace('-', "_");
            extensions
                .push_str(&format!("[globals](+)\n{recordings}_RECORDINGS=/pt/{name}/var/spool\n"));
            for (sound, ms) in plan.sounds {
                let file = root.join("pt/data/sounds").join(format!("{sound}.ulaw"));
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, vec![0xFF_u8; *ms as usize * 8]).unwrap();
            }
        }
        let beep = root.join("pt/data/sounds/beep.ulaw");
        fs::create_dir_all(beep.parent().unwrap()).unwrap();
        fs::write(beep, vec![0xFF_u8; 440 * 8]).unwrap();
        etc("extensions", &extensions);
        let mut asterisk = Program::named("chroot")
            .arg(root)
            .args(["/usr/sbin/asterisk", "-f", "-C", &format!("/pt/{name}/etc/asterisk.conf")])
            .env("HOME", "/")
            .env("TERM", "dumb")
            .env("LANG", "C.UTF-8")
            .limit(Duration::from_secs(1_200));
        if let Some(clock) = clock {
            asterisk = asterisk.env("LD_PRELOAD", "/pt/libfaketimeMT.so.1").env("FAKETIME", clock);
        }
        let asterisk = asterisk.start();
        let ami = (0..600).find_map(|_| {
            thread::sleep(Duration::from_millis(100));
            Ami::open(port)
        });
        let ami = ami.unwrap_or_else(|| panic!("Asterisk does not start: {asterisk}"));
        ami.until_booted();
        for [menu, switch, value] in plans.iter().flat_map(|plan| &plan.switches) {
            let put = ami.asks("DBPut", &[("Family", menu), ("Key", switch), ("Val", value)]);
            assert!(put.is_some(), "{menu}: the switch {switch} can't be turned");
        }
        Self { ami, root: home, _asterisk: asterisk }
    }

    /// Has it read its dialplan once more. How many priorities it has then, without those of the harness.
    pub(crate) fn reload(&self) -> usize {
        let console = |line: &str| {
            let answer = self.ami.asks("Command", &[("Command", line)]).unwrap();
            answer.get("Output").cloned().unwrap_or_default()
        };
        console("dialplan reload");
        let shown = console("dialplan show");
        let total = shown.lines().rev().find(|line| line.contains(" priorities) in ")).unwrap();
        let count = total.split_once('(').unwrap().1.split(' ').next().unwrap();
        count.parse::<usize>().unwrap() - priorities(HARNESS)
    }

    /// What Asterisk complains about so far: lines of a dialplan, applications and their arguments, missing files.
    /// Its own settings are none of a dialplan's.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = fs::read_to_string(self.root.join("var/log/messages")).unwrap_or_default();
        let own =
            ["indications.c", "config_options.c", "loader.c", "res_musiconhold.c", "dnsmgr.c"];
        let wrong = |line: &&str| {
            let counts = line.contains("WARNING[") || line.contains("ERROR[");
            counts && !own.iter().any(|own| line.contains(own))
        };
        log.lines().filter(wrong).map(str::to_owned).collect()
    }
}

/// How many priorities a dialplan has.
pub(crate) fn priorities(text: &str) -> usize {
    let is_one = |line: &&str| line.starts_with("exten =>") || line.starts_with(" same =>");
    text.lines().filter(is_one).count()
}
