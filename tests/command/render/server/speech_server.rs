//! A speech server of the tests' own: it answers as it is told, and notes what it was asked.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// What is answered, to the byte, and whether the connection is closed after it.
pub(super) struct Reply {
    bytes: Vec<u8>,
    closes: bool,
    /// How long the caller waits for it.
    after: Duration,
}

impl Reply {
    pub(super) fn new(status: &str, headers: &str, body: &[u8]) -> Self {
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
        Self::raw([head.as_bytes(), body].concat())
    }

    pub(super) fn wav(body: impl AsRef<[u8]>) -> Self {
        Self::new("200 OK", "content-type: audio/wav\r\n", body.as_ref())
    }

    pub(super) fn raw(bytes: Vec<u8>) -> Self {
        Self { bytes, closes: false, after: Duration::ZERO }
    }

    pub(super) fn and_closes(self) -> Self {
        Self { closes: true, ..self }
    }

    pub(super) fn after_ms(self, ms: u64) -> Self {
        Self { after: Duration::from_millis(ms), ..self }
    }
}

/// What was asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The first line.
    pub(super) line: String,
    /// Headers as they came, in lower case up to the colon.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Value,
}

impl Asked {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct Seen {
    asked: Vec<Asked>,
    connections: usize,
    now: usize,
    most_at_once: usize,
}

pub(super) struct SpeechServer {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

impl SpeechServer {
    /// Starts it; `answer` is given the number of the request, from 0.
    pub(super) fn start(answer: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, answer) = (Arc::<Mutex<Seen>>::default(), Arc::new(answer));
        let noted = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { continue };
                noted.lock().unwrap().connections += 1;
                let (noted, answer) = (Arc::clone(&noted), Arc::clone(&answer));
                // One that its client drops in the middle ends its thread.
                thread::spawn(move || drop(serve(&stream, &noted, &*answer)));
            }
        });
        Self { address, seen }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}/v1/audio/speech", self.address)
    }

    pub(super) fn host(&self) -> String {
        self.address.to_string()
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.seen.lock().unwrap().asked.clone()
    }

    pub(super) fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }

    pub(super) fn most_at_once(&self) -> usize {
        self.seen.lock().unwrap().most_at_once
    }
}

/// Requests of one connection, one after the other.
fn serve(
    stream: &TcpStream,
    seen: &Mutex<Seen>,
    answer: &dyn Fn(usize) -> Reply,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    loop {
        let Some(asked) = read(&mut reader)? else { return Ok(()) };
        let number = {
            let mut seen = seen.lock().unwrap();
            seen.asked.push(asked);
            seen.now += 1;
            seen.most_at_once = seen.most_at_once.max(seen.now);
            seen.asked.len() - 1
        };
        let reply = answer(number);
        thread::sleep(reply.after);
        // Before the answer goes out: with it in hand, the client may ask again.
        seen.lock().unwrap().now -= 1;
        writer.write_all(&reply.bytes)?;
        if reply.closes {
            return stream.shutdown(std::net::Shutdown::Both);
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> std::io::Result<Option<Asked>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let (mut headers, mut length) = (Vec::new(), 0);
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        let name = name.to_ascii_lowercase();
        if name == "content-length" {
            length = value.parse().unwrap();
        }
        headers.push((name, value.to_owned()));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = serde_json::from_slice(&body).unwrap_or_default();
    Ok(Some(Asked { line: line.trim_end().to_owned(), headers, body }))
}
