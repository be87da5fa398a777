//! A terminal with a program in it: real keys, real sizes, and the terminal as it was afterwards.

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Parser};

/// A terminal with a program in it.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    pub(crate) hand: Box<dyn Write + Send>,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    pub(crate) glass: Arc<Mutex<Parser>>,
    reader: Option<thread::JoinHandle<()>>,
    before: String,
}

pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

impl Terminal {
    pub(crate) fn run(
        columns: u16,
        rows: u16,
        mut command: CommandBuilder,
        env: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("TERM", "xterm-256color");
        for asks in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(asks);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        let before = format!("{:?}", pair.master.get_termios().unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (rows, columns) = (NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap());
        let glass = Arc::new(Mutex::new(Parser::new(rows, columns, 100)));
        let (mut from, to) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&glass));
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                to.lock().unwrap().process(&bytes[..count]);
            }
        });
        let hand = pair.master.take_writer().unwrap();
        Self { master: pair.master, hand, child, glass, reader: Some(reader), before }
    }

    pub(crate) fn types(&mut self, keys: &str) {
        self.hand.write_all(keys.as_bytes()).unwrap();
        self.hand.flush().unwrap();
    }

    pub(crate) fn shows(&self) -> String {
        self.glass.lock().unwrap().screen().contents()
    }

    #[track_caller]
    pub(crate) fn until(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let begin = Instant::now();
        loop {
            let shows = self.shows();
            if holds(&shows) {
                return shows;
            }
            assert!(begin.elapsed() < PATIENCE, "never {what}:\n{shows}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[track_caller]
    pub(crate) fn until_it_shows(&self, text: &str) -> String {
        self.until(&format!("`{text}`"), |shows| shows.contains(text))
    }

    /// What it shows once no more is drawn: a look may fall into the middle of a picture.
    pub(crate) fn settled(&self) -> String {
        let mut before = self.shows();
        loop {
            thread::sleep(Duration::from_millis(50));
            let shows = self.shows();
            if shows == before {
                return shows;
            }
            before = shows;
        }
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let (height, width) = (NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap());
        self.glass.lock().unwrap().set_size(height, width);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
    }

    /// Waits for the end of the program; the terminal must be as it was. What it shows then.
    #[track_caller]
    pub(crate) fn ends(mut self, code: u32) -> String {
        let begin = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(begin.elapsed() < PATIENCE, "it does not end:\n{}", self.shows());
            thread::sleep(Duration::from_millis(1));
        };
        let after = format!("{:?}", self.master.get_termios().unwrap());
        drop(self.hand);
        drop(self.master);
        self.reader.take().unwrap().join().unwrap();
        let glass = self.glass.lock().unwrap();
        let shows = glass.screen().contents();
        assert_eq!(status.exit_code(), code, "{shows}");
        assert_eq!(after, self.before, "the terminal takes lines again");
        assert!(!glass.screen().alternate_screen(), "the first screen is back");
        assert!(!glass.screen().hide_cursor(), "the cursor is back");
        assert_eq!(glass.screen().mouse_protocol_mode(), MouseProtocolMode::None);
        shows
    }
}
