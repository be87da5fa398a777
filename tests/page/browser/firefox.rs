//! Firefox without a window, by Marionette: texts of JSON, each after its length and a colon.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::Written;
use crate::node::built;
use crate::program::{Program, Running};
use crate::there;

const PATIENCE: Duration = Duration::from_secs(60);

/// A page that is open in a Firefox of its own.
struct Fox {
    _browser: Running,
    _profile: TempDir,
    line: TcpStream,
    last: u64,
}

impl Fox {
    #[track_caller]
    fn open(file: &Path, after: &str) -> Self {
        let profile = TempDir::new().unwrap();
        // It finds a free port by itself, and writes it down.
        let wishes =
            "user_pref(\"marionette.port\", 0);\nuser_pref(\"media.volume_scale\", \"0.0\");\n";
        fs::write(profile.path().join("user.js"), wishes).unwrap();
        let program =
            Program::named("firefox-esr").args(["--headless", "--marionette", "--no-remote"]);
        let program = program.arg("--profile").arg(profile.path());
        let browser = program.env("HOME", profile.path()).limit(4 * PATIENCE).start();
        let (port, until) =
            (profile.path().join("MarionetteActivePort"), Instant::now() + PATIENCE);
        let line = loop {
            let port = fs::read_to_string(&port).ok().and_then(|port| port.trim().parse().ok());
            let line = port.and_then(|port: u16| TcpStream::connect(("127.0.0.1", port)).ok());
            if let Some(line) = line {
                break line;
            }
            assert!(Instant::now() < until, "Firefox does not start: {browser}");
            std::thread::sleep(Duration::from_millis(10));
        };
        line.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut fox = Self { _browser: browser, _profile: profile, line, last: 0 };
        fox.hears();
        fox.ask("WebDriver:NewSession", &json!({}));
        let url = format!("file://{}{after}", file.display());
        fox.ask("WebDriver:Navigate", &json!({ "url": url }));
        fox
    }

    /// The next text from it.
    #[track_caller]
    fn hears(&mut self) -> Value {
        let mut length = Vec::new();
        let mut byte = [0];
        loop {
            self.line.read_exact(&mut byte).expect("Firefox answers");
            if byte == *b":" {
                break;
            }
            length.push(byte[0]);
        }
        let length: usize = String::from_utf8(length).unwrap().parse().expect("a length");
        let mut text = vec![0; length];
        self.line.read_exact(&mut text).expect("Firefox answers");
        serde_json::from_slice(&text).expect("JSON")
    }

    #[track_caller]
    fn ask(&mut self, command: &str, params: &Value) -> Value {
        self.last += 1;
        let text = json!([0, self.last, command, params]).to_string();
        self.line.write_all(format!("{}:{text}", text.len()).as_bytes()).unwrap();
        loop {
            let answer = self.hears();
            if answer[1] == self.last {
                assert!(answer[2].is_null(), "{command}: {}", answer[2]);
                return answer[3].clone();
            }
        }
    }

    #[track_caller]
    fn value(&mut self, script: &str) -> Value {
        let wish = json!({ "script": format!("return ({script})"), "args": [] });
        self.ask("WebDriver:ExecuteScript", &wish)["value"].clone()
    }

    #[track_caller]
    fn until(&mut self, script: &str) {
        let until = Instant::now() + PATIENCE;
        while self.value(script) != json!(true) {
            assert!(
                Instant::now() < until,
                "never: {script}\n{}",
                self.value("document.body.innerText")
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Presses a key of the keyboard.
    #[track_caller]
    fn press(&mut self, key: &str) {
        let acts = json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let hand = json!({ "type": "key", "id": "hand", "actions": acts });
        self.ask("WebDriver:PerformActions", &json!({ "actions": [hand] }));
    }
}

#[test]
fn firefox_holds_the_same_call_as_chromium() {
    if !there("firefox-esr", "the page in Firefox") || !built() {
        return;
    }
    let Some(written) = Written::first_line() else { return };
    let mut fox = Fox::open(&written.file(), "#call=1-800-790-4661&at=2026-11-30T07:15");
    fox.until("document.documentElement.dataset.engine === 'ready'");
    let said = "document.getElementById('transcript').innerText";
    fox.until(&format!("{said}.includes('press 1')"));
    fox.press("1");
    fox.until(&format!("{said}.includes('closed')"));
    fox.until("document.getElementById('pressed').textContent === '1'");
}
