//! What a speech server answers: sound, or why not.

use std::io::Read as _;
use std::time::Duration;

use ureq::http::{HeaderMap, Response};
use ureq::{Body, Error, Timeout};

use super::{SpeechLine, host_of};
use crate::sound::{Pcm, Recording};
use crate::voice::speak::VoiceError;
use phonetree_core::document::escape::one_line;

/// The longest answer that is taken, in bytes: ten minutes at 48 kHz.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How much of what a server complains of is read, in bytes, and shown, in letters.
const MOST_COMPLAINT: u64 = 16 * 1024;
const MOST_QUOTED: usize = 200;
/// The rate of sound without a header, as OpenAI documents it (Hz).
const PCM_RATE: u32 = 24_000;

/// Why there is no sound.
#[derive(Debug)]
pub(super) enum NoSound {
    /// It may do better later.
    Busy {
        /// What to say if it does not.
        why: VoiceError,
        /// How long it asks to wait.
        after: Option<Duration>,
    },
    /// Asking again is of no use.
    Final(VoiceError),
}

/// The sound in what came back.
pub(super) fn sound_of(
    sent: Result<Response<Body>, Error>,
    line: &SpeechLine,
) -> Result<Pcm, NoSound> {
    let host = host_of(line.server.url.as_str()).0;
    let mut response = sent.map_err(|why| not_sent(&why, line, &host))?;
    let status = response.status().as_u16();
    if status != 200 {
        return Err(refused(status, &mut response, line, &host));
    }
    let (mime, rate) = kind_of(response.headers());
    let bytes = response.body_mut().with_config().limit(MOST_BYTES).read_to_vec();
    let bytes = bytes.map_err(|why| not_sent(&why, line, &host))?;
    let wrong = |why: String| NoSound::Final(VoiceError::new(why));
    if bytes.is_empty() {
        return Err(wrong(format!("the speech server at {host} sent no sound")));
    }
    let read = match Recording::read(&bytes, "") {
        // 16-bit samples and nothing else: only what the server calls it says so.
        Err(_) if mime == "audio/pcm" => Ok(headerless(&bytes, rate.unwrap_or(PCM_RATE))),
        Ok(recording) if recording.cut_short => {
            let why = format!("the speech server at {host} broke off in the middle of the sound");
            return Err(NoSound::Busy { why: VoiceError::new(why), after: None });
        }
        read => read.map(|recording| recording.sound),
    };
    let sound = read.map_err(|why| {
        let start = &bytes[..bytes.len().min(MOST_QUOTED * 4)];
        wrong(match std::str::from_utf8(start).is_ok() && !mime.starts_with("audio/") {
            true => format!(
                "the speech server at {host} answered with text and not with sound{}",
                quoted(start, line)
            ),
            false => format!("the speech server at {host} sent something else than sound: {why}"),
        })
    })?;
    match sound.peak() {
        0 => Err(wrong(format!("the speech server at {host} sent only silence"))),
        _ => Ok(sound),
    }
}

/// What the server calls its answer (`audio/pcm`), and the rate if it names one.
fn kind_of(headers: &HeaderMap) -> (String, Option<u32>) {
    let kind = headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let mut parts = kind.split(';').map(|part| part.trim().to_ascii_lowercase());
    let mime = parts.next().unwrap_or_default();
    let rate = parts.find_map(|part| part.strip_prefix("rate=")?.parse().ok());
    (mime, rate.filter(|rate| (4_000..=192_000).contains(rate)))
}

fn headerless(bytes: &[u8], rate: u32) -> Pcm {
    let (twos, _) = bytes.as_chunks::<2>();
    Pcm { samples: twos.iter().map(|two| i16::from_le_bytes(*two)).collect(), rate }
}

/// Why nothing came back.
fn not_sent(why: &Error, line: &SpeechLine, host: &str) -> NoSound {
    use std::io::ErrorKind;
    let busy = |why: String, is_for_all: bool| NoSound::Busy {
        why: if is_for_all { VoiceError::for_all(why) } else { VoiceError::new(why) },
        after: None,
    };
    let for_all = |why: String| NoSound::Final(VoiceError::for_all(why));
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what else can go wrong is the client's to add to"
    )]
    match why {
        Error::Io(io) if io.kind() == ErrorKind::ConnectionRefused => busy(
            format!("there is no speech server at {host}: start it, or change `url` in [voice]"),
            true,
        ),
        Error::Io(io) if io.kind() == ErrorKind::TimedOut => slow(line, host),
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => for_all(format!(
            "the speech server at {host} can't be reached: is `url` in [voice] right, and the network up?"
        )),
        Error::Timeout(_) => slow(line, host),
        Error::HostNotFound => for_all(format!(
            "there is no host {host}: is `url` in [voice] right, and the network up?"
        )),
        Error::BodyExceedsLimit(_) => NoSound::Final(VoiceError::new(format!(
            "the speech server at {host} sent more than 64 MB for one prompt"
        ))),
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => {
            for_all(format!("no safe connection to the speech server at {host}: {why}"))
        }
        // What TLS does not accept comes as an error of reading.
        Error::Io(io) if io.kind() == ErrorKind::InvalidData => {
            for_all(format!("no safe connection to the speech server at {host}: {why}"))
        }
        Error::Io(_) | Error::Protocol(_) | Error::ConnectionFailed => {
            let said =
                line.key.as_ref().map_or(why.to_string(), |key| key.kept_out_of(&why.to_string()));
            busy(format!("the speech server at {host} broke off: {}", one_line(&said)), false)
        }
        _ => for_all(format!("the speech server at {host} can't be asked: {why}")),
    }
}

fn slow(line: &SpeechLine, host: &str) -> NoSound {
    let seconds = line.patience.as_secs_f64();
    NoSound::Final(VoiceError::new(format!(
        "the speech server at {host} took more than {seconds} s; `patience` in [voice] gives it longer"
    )))
}

/// Why the server does not speak, by its status.
fn refused(status: u16, response: &mut Response<Body>, line: &SpeechLine, host: &str) -> NoSound {
    let header = |name: &str| response.headers().get(name).and_then(|it| it.to_str().ok());
    let after = header("retry-after").and_then(wait_of);
    let location = header("location").map(|it| shortened(it, line));
    let mut body = Vec::new();
    // Of a complaint that breaks off, what came is shown.
    let _ = response.body_mut().as_reader().take(MOST_COMPLAINT).read_to_end(&mut body);
    let says = quoted(&body, line);
    let server = format!("the speech server at {host}");
    let for_all = |why: String| NoSound::Final(VoiceError::for_all(why));
    match status {
        300..=399 => for_all(match location {
            Some(location) => {
                format!("{server} says it is now at {location}: change `url` in [voice]")
            }
            None => {
                format!("{server} says it is now elsewhere ({status}): change `url` in [voice]")
            }
        }),
        401 | 403 => for_all(match &line.key {
            Some(key) => {
                format!("{server} does not accept the key in {} ({status}){says}", key.variable())
            }
            None => format!(
                "{server} wants a key ({status}): put it into an environment variable, and add its \
                 name to [voice], such as key_env = \"SPEECH_KEY\"{says}"
            ),
        }),
        404 => for_all(format!(
            "{server} does not know this address or this model (404): are `url` and `model` in [voice] \
             right?{says}"
        )),
        429 => {
            let asks = match after {
                Some(after) => format!("asks to wait {} s", after.as_secs()),
                None => "asks for fewer requests".to_owned(),
            };
            let why = format!("{server} {asks} (429): run it again later, or with --jobs 1{says}");
            NoSound::Busy { why: VoiceError::for_all(why), after }
        }
        500..=599 => NoSound::Busy {
            why: VoiceError::new(format!("{server} failed ({status}){says}")),
            after,
        },
        _ => NoSound::Final(VoiceError::new(format!("{server} refused ({status}){says}"))),
    }
}

/// How long a server asks to wait: seconds, or a date (RFC 9110, 10.2.3).
fn wait_of(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = chrono::DateTime::parse_from_rfc2822(text.trim()).ok()?;
    Some((until.to_utc() - chrono::Utc::now()).to_std().unwrap_or_default())
}

/// What a server says, short, on one line, without the key: `: "model not found"`.
fn quoted(body: &[u8], line: &SpeechLine) -> String {
    let text = String::from_utf8_lossy(body);
    // {"error": {"message": "..."}} of OpenAI, {"detail": ...} of FastAPI.
    let value: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let places =
        ["/error/message", "/detail/message", "/detail/error", "/error", "/detail", "/message"];
    let said = value.as_ref().and_then(|value| {
        places.iter().find_map(|place| value.pointer(place)?.as_str()).map(str::to_owned)
    });
    let said = said.unwrap_or_else(|| text.into_owned());
    match said.trim() {
        "" => String::new(),
        said => format!(": \"{}\"", shortened(said, line)),
    }
}

fn shortened(said: &str, line: &SpeechLine) -> String {
    let said = line.key.as_ref().map_or_else(|| said.to_owned(), |key| key.kept_out_of(said));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = said.chars().take(MOST_QUOTED).collect();
    let dots = if short.len() < said.len() { " ..." } else { "" };
    format!("{}{dots}", one_line(&short))
}
