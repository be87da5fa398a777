//! Prompts by a speech server: `url` in [voice]. The server is one of our own, on this machine.

mod allowed;
mod asked;
mod live;
mod refused;
mod speech_server;

use std::process::Output;

use serde_json::Value;

use self::speech_server::{Reply, SpeechServer};
use super::desk::{BRIEF, Desk, beep, stderr};
use crate::program::Program;

/// A menu whose voice is a server, in a folder of its own.
struct Voiced {
    desk: Desk,
    server: SpeechServer,
}

impl Voiced {
    /// A server that answers so, and more lines of [voice].
    fn by(answer: impl Fn(usize) -> Reply + Send + Sync + 'static, more: &str) -> Self {
        let server = SpeechServer::start(answer);
        let url = server.url();
        let desk = Desk::new(&format!(
            "{BRIEF}\n[voice]\nurl = \"{url}\"\nmodel = \"kokoro\"\nvoice = \"af_heart\"\n{more}\n"
        ));
        Self { desk, server }
    }

    /// A server that answers each prompt with half a second of a tone.
    fn well(more: &str) -> Self {
        Self::by(|_| Reply::wav(beep(16_000)), more)
    }

    fn program(&self, words: &[&str]) -> Program {
        let fixed = ["render", "--menu", "menu.toml", "--out", "out", "--allow-server"];
        self.desk.program().args(fixed).args(words)
    }

    fn render(&self, words: &[&str]) -> Output {
        self.program(words).output()
    }

    /// Renders, all is well, and what it says as JSON.
    fn rendered(&self, words: &[&str]) -> Value {
        let output = self.render(&[words, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}
