//! Asterisk's manager interface: lines over TCP.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A message: its fields, by name.
pub(crate) type Message = HashMap<String, String>;

/// A connection.
pub(crate) struct Ami {
    socket: Mutex<TcpStream>,
    heard: Arc<Heard>,
    actions: AtomicU64,
}

/// What was heard so far.
#[derive(Default)]
struct Heard {
    all: Mutex<Messages>,
    news: Condvar,
}

#[derive(Default)]
struct Messages {
    /// Events of each call, by its tag, each with the moment it was heard.
    calls: HashMap<String, Vec<(Instant, Message)>>,
    /// Answers to actions, by their id.
    answers: HashMap<String, Message>,
    is_booted: bool,
}

impl Ami {
    /// Connects, if something listens.
    pub(crate) fn open(port: u16) -> Option<Self> {
        let socket = TcpStream::connect(("127.0.0.1", port)).ok()?;
        let reader = BufReader::new(socket.try_clone().ok()?);
        let heard = Arc::new(Heard::default());
        let hears = Arc::clone(&heard);
        thread::spawn(move || hears.read(reader));
        let ami = Self { socket: Mutex::new(socket), heard, actions: AtomicU64::new(0) };
        let login = ami.asks("Login", &[("Username", "pt"), ("Secret", "pt")])?;
        (login.get("Response").map(String::as_str) == Some("Success")).then_some(ami)
    }

    /// Sends an action, and does not wait.
    pub(crate) fn tells(&self, action: &str, fields: &[(&str, &str)]) -> String {
        let id = self.actions.fetch_add(1, Ordering::Relaxed).to_string();
        let mut text = format!("Action: {action}\r\nActionID: {id}\r\n");
        for (name, value) in fields {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        // A connection that is closed is noticed where an answer is waited for.
        let _ = self.socket.lock().unwrap().write_all(text.as_bytes());
        id
    }

    /// Sends an action, and waits for its answer.
    pub(crate) fn asks(&self, action: &str, fields: &[(&str, &str)]) -> Option<Message> {
        let id = self.tells(action, fields);
        self.wait(Duration::from_secs(30), |all| all.answers.remove(&id))
    }

    /// Waits until Asterisk has read its dialplan.
    pub(crate) fn until_booted(&self) {
        let booted = self.wait(Duration::from_secs(60), |all| all.is_booted.then_some(()));
        assert!(booted.is_some(), "Asterisk is not fully booted");
    }

    /// Waits for something.
    fn wait<T>(
        &self,
        most: Duration,
        mut is_it: impl FnMut(&mut Messages) -> Option<T>,
    ) -> Option<T> {
        let until = Instant::now() + most;
        let mut all = self.heard.all.lock().unwrap();
        loop {
            if let Some(found) = is_it(&mut all) {
                return Some(found);
            }
            let left = until.checked_duration_since(Instant::now())?;
            all = self.heard.news.wait_timeout(all, left).unwrap().0;
        }
    }

    /// Waits for an event of a call.
    pub(crate) fn event<T>(
        &self,
        tag: &str,
        most: Duration,
        is_it: impl Fn(&[(Instant, Message)]) -> Option<T>,
    ) -> Option<T> {
        self.wait(most, |all| all.calls.get(tag).and_then(|events| is_it(events)))
    }

    /// All that happened in a call.
    pub(crate) fn events(&self, tag: &str) -> Vec<(Instant, Message)> {
        self.heard.all.lock().unwrap().calls.get(tag).cloned().unwrap_or_default()
    }
}

impl Heard {
    fn read(&self, mut reader: BufReader<TcpStream>) {
        let mut message = Message::new();
        let mut line = Vec::new();
        loop {
            line.clear();
            match reader.read_until(b'\n', &mut line) {
                Ok(1..) => {}
                _ => return,
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\r', '\n']);
            if !text.is_empty() {
                if let Some((name, value)) = text.split_once(": ") {
                    let value = match message.remove(name) {
                        Some(before) => format!("{before}\n{value}"),
                        None => value.to_owned(),
                    };
                    message.insert(name.to_owned(), value);
                }
                continue;
            }
            self.take(std::mem::take(&mut message));
        }
    }

    fn take(&self, message: Message) {
        let mut all = self.all.lock().unwrap();
        if message.contains_key("Response") {
            if let Some(id) = message.get("ActionID").cloned() {
                all.answers.insert(id, message);
            }
        } else if message.get("Event").map(String::as_str) == Some("FullyBooted") {
            all.is_booted = true;
        } else if let Some(tag) = tag_of(&message) {
            all.calls.entry(tag).or_default().push((Instant::now(), message));
        } else {
            return;
        }
        self.news.notify_all();
    }
}

/// The call of an event: `Local/TAG@harness-0000001;2` is the end that runs the dialplan.
fn tag_of(message: &Message) -> Option<String> {
    let (tag, rest) = message.get("Channel")?.strip_prefix("Local/")?.split_once("@harness-")?;
    (rest.ends_with(";2") && !rest.starts_with("teams")).then(|| tag.to_owned())
}
