//! The programs that tests start. Each has a limit of time: one that does not end fails its test,
//! which shows what was started and what it said so far.
#![allow(dead_code, reason = "no test program needs all of it")]

use std::ffi::OsStr;
use std::fmt;
use std::io::{Read, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use wait_timeout::ChildExt as _;

/// How long a program may take where a test does not say otherwise: many times what any needs, even
/// on a busy machine.
const LIMIT: Duration = Duration::from_secs(60);

/// A program that is about to be started.
pub(crate) struct Program {
    command: Command,
    typed: Option<String>,
    limit: Duration,
}

impl Program {
    /// Where the program under test is.
    pub(crate) const PHONETREE: &str = env!("CARGO_BIN_EXE_phonetree");

    /// The program under test.
    pub(crate) fn phonetree() -> Self {
        // What is compared is compared without colors, whatever the terminal of these tests asks for.
        Self::named(Self::PHONETREE).env_remove("CLICOLOR_FORCE")
    }

    /// Another program.
    pub(crate) fn named(name: &str) -> Self {
        Self { command: Command::new(name), typed: None, limit: LIMIT }
    }

    /// A line for the shell.
    pub(crate) fn shell(line: &str) -> Self {
        Self::named("sh").args(["-c", line])
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn args(mut self, args: impl IntoIterator<Item: AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn env_remove(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn current_dir(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// What it reads from stdin, all of it there from the beginning. Without this it reads nothing.
    pub(crate) fn typed(mut self, text: &str) -> Self {
        self.typed = Some(text.to_owned());
        self
    }

    /// How long it may take.
    pub(crate) fn limit(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// Runs it to its end.
    #[track_caller]
    pub(crate) fn output(mut self) -> Output {
        match self.typed.take() {
            None => self.spawned(Stdio::null()).ends(),
            Some(text) => {
                let mut running = self.spawned(Stdio::piped());
                let mut hand = running.hand.take().expect("a pipe was asked for");
                // A program that has heard enough does not read on.
                thread::spawn(move || drop(hand.write_all(text.as_bytes())));
                running.ends()
            }
        }
    }

    /// Starts it, with a hand at its keyboard.
    #[track_caller]
    pub(crate) fn start(self) -> Running {
        self.spawned(Stdio::piped())
    }

    #[track_caller]
    fn spawned(mut self, stdin: Stdio) -> Running {
        let what = format!("{:?}", self.command);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut self.command, 0);
        let command = self.command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|why| panic!("{what}: {why}"));
        Running {
            hand: child.stdin.take(),
            stdout: Said::new(child.stdout.take().expect("a pipe was asked for")),
            stderr: Said::new(child.stderr.take().expect("a pipe was asked for")),
            until: Instant::now() + self.limit,
            child,
            what,
        }
    }
}

/// A program that was started. It does not outlive its test, and nor does what it started.
pub(crate) struct Running {
    child: Child,
    hand: Option<ChildStdin>,
    stdout: Said,
    stderr: Said,
    until: Instant,
    what: String,
}

impl Running {
    /// Types this.
    pub(crate) fn types(&mut self, text: &str) {
        self.hand.as_mut().expect("it still reads").write_all(text.as_bytes()).unwrap();
    }

    /// Waits until something holds; fails where the program has ended without it.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, holds: impl Fn() -> bool) {
        while !holds() {
            let goes_on = self.child.try_wait().unwrap().is_none() && Instant::now() < self.until;
            assert!(goes_on || holds(), "never {what}: {self}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits for a whole line on stdout.
    #[track_caller]
    pub(crate) fn until_it_says(&mut self, what: &str, is_it: impl Fn(&str) -> bool) {
        let stdout = self.stdout.clone();
        self.until(what, || {
            let said = stdout.so_far();
            let mut lines = said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
            lines.any(&is_it)
        });
    }

    /// The bytes on stdout from a place on, up to a byte; nothing as long as that is not there.
    pub(crate) fn said_until(&self, end: u8, from: usize) -> Option<Vec<u8>> {
        let bytes = self.stdout.bytes.lock().unwrap();
        let rest = bytes.get(from..)?;
        let length = rest.iter().position(|byte| *byte == end)?;
        Some(rest[..length].to_vec())
    }

    /// Sends a signal, by its name.
    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        let sent = Program::named("kill").args(["-s", name, &self.child.id().to_string()]).output();
        assert!(sent.status.success(), "{sent:?}");
    }

    /// Kills it, and all that it started.
    fn kill(&mut self) {
        #[cfg(unix)]
        let _ = Command::new("kill")
            .args(["-s", "KILL", "--", &format!("-{}", self.child.id())])
            .stderr(Stdio::null())
            .status();
        #[cfg(not(unix))]
        let _ = self.child.kill();
    }

    /// Kills it. What it said until then.
    #[track_caller]
    pub(crate) fn killed(mut self) -> Output {
        self.kill();
        self.ends()
    }

    /// Types nothing more, and waits for the end of the program.
    #[track_caller]
    pub(crate) fn ends(mut self) -> Output {
        drop(self.hand.take());
        let Some(status) = self.child.wait_timeout(left(self.until)).unwrap() else {
            panic!("it does not end: {self}");
        };
        let all = self.stdout.ends(self.until) && self.stderr.ends(self.until);
        assert!(all, "it has ended, but something it started has not: {self}");
        Output { status, stdout: self.stdout.bytes(), stderr: self.stderr.bytes() }
    }
}

impl fmt::Display for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (stdout, stderr) = (self.stdout.so_far(), self.stderr.so_far());
        write!(f, "{}\nstdout so far:\n{stdout}\nstderr so far:\n{stderr}", self.what)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
        let _ = self.child.wait();
    }
}

/// What comes out of a program, as it comes.
#[derive(Clone)]
struct Said {
    bytes: Arc<Mutex<Vec<u8>>>,
    end: Arc<Mutex<mpsc::Receiver<()>>>,
}

impl Said {
    fn new(mut pipe: impl Read + Send + 'static) -> Self {
        let (at_the_end, end) = mpsc::channel();
        let said = Self { bytes: Arc::default(), end: Arc::new(Mutex::new(end)) };
        let bytes = Arc::clone(&said.bytes);
        thread::spawn(move || {
            let mut some = [0; 4096];
            while let Ok(count @ 1..) = pipe.read(&mut some) {
                bytes.lock().unwrap().extend_from_slice(&some[..count]);
            }
            let _ = at_the_end.send(());
        });
        said
    }

    fn bytes(&self) -> Vec<u8> {
        self.bytes.lock().unwrap().clone()
    }

    fn so_far(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }

    /// Whether it reaches its end in time.
    fn ends(&self, until: Instant) -> bool {
        self.end.lock().unwrap().recv_timeout(left(until)).is_ok()
    }
}

fn left(until: Instant) -> Duration {
    until.saturating_duration_since(Instant::now())
}
