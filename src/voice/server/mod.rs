//! A voice that is a speech server: OpenAI's `POST /v1/audio/speech`, which Kokoro-FastAPI, LocalAI,
//! openedai-speech and the clouds offer.
//!
//! In come words; out comes the sound that a server makes of them. Connections stay open from prompt
//! to prompt, and a server that is busy is asked again. It knows no files: the key comes from the
//! environment, and goes to the server and nowhere else.

mod key;
mod reply;
mod retries;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use serde_json::json;
use ureq::http::Uri;
use ureq::{Agent, Proxy};

use self::key::ServerKey;
use self::reply::{NoSound, sound_of};
use self::retries::ServerRetries;
use super::speak::{Voice, VoiceError};
use crate::sound::Pcm;
use phonetree_core::menu::{LanguageId, SpeechServer, Tree};

/// How long a connection may take.
const TO_CONNECT: Duration = Duration::from_secs(10);
/// How long a prompt may take while a caller waits for it.
const LIVE: Duration = Duration::from_secs(10);
/// How many connections stay open: as many as there are prompts at once.
const IDLE: usize = 16;

/// The way to a speech server, shared by all that speak at once.
#[derive(Clone)]
pub struct ServerLink(Arc<SpeechLine>);

/// A voice, and how it should speak.
type AskedVoice = (Box<str>, Option<Box<str>>);

struct SpeechLine {
    agent: Agent,
    server: SpeechServer,
    /// What is asked for in each language (BCP 47).
    asked: HashMap<Box<str>, AskedVoice>,
    speed: u8,
    patience: Duration,
    retries: ServerRetries,
    key: Option<ServerKey>,
    /// Why the server is not asked anymore.
    given_up: OnceLock<VoiceError>,
}

impl ServerLink {
    /// The way to the server of a menu, if it has one, to render all prompts: a busy server is waited for.
    pub(super) fn to_render(tree: &Tree) -> Option<Result<Self, VoiceError>> {
        let patience = Duration::from_millis(tree.voice.patience_ms);
        Self::open(tree, patience, ServerRetries::PATIENT)
    }

    /// The way to the server of a menu, if it has one, for prompts of a call that goes on: it is asked
    /// once, and after a failure never again.
    ///
    /// # Errors
    /// The server's key is not where the menu says.
    pub fn for_a_call(tree: &Tree) -> Option<Result<Self, VoiceError>> {
        let patience = Duration::from_millis(tree.voice.patience_ms).min(LIVE);
        Self::open(tree, patience, ServerRetries::NONE)
    }

    fn open(
        tree: &Tree,
        patience: Duration,
        retries: ServerRetries,
    ) -> Option<Result<Self, VoiceError>> {
        let server = tree.voice.server.as_ref()?;
        let ready = || {
            let key = server.key_env.as_deref().map(ServerKey::read).transpose()?;
            let asked = tree.language_ids().map(|language| {
                let instructions = server.instructions.as_ref();
                let how = instructions.map(|text| text.in_language(language).into());
                let voice = server.voice.in_language(language).into();
                (tree.languages[language.index()].tag.clone(), (voice, how))
            });
            Ok(Self(Arc::new(SpeechLine {
                agent: agent(server.url.as_str(), patience)?,
                server: server.clone(),
                asked: asked.collect(),
                speed: tree.voice.speed,
                patience,
                retries,
                key,
                given_up: OnceLock::new(),
            })))
        };
        Some(ready())
    }

    /// The voice for one of the menu's languages (BCP 47).
    pub(super) fn voice(&self, language: &str) -> ServerVoice {
        ServerVoice { link: self.clone(), language: language.into() }
    }
}

impl fmt::Debug for ServerLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerLink({})", self.0.server.url.as_str())
    }
}

/// Where a server is: its host, and its port if the address has one. Whether that is this machine.
pub fn host_of(url: &str) -> (String, bool) {
    let uri: Option<Uri> = url.parse().ok();
    let Some(authority) = uri.as_ref().and_then(Uri::authority) else {
        return (url.to_owned(), false);
    };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_here = match host.parse::<std::net::IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    };
    (authority.to_string(), is_here)
}

/// What a server's voice is called in manifests. Never with the key.
pub(super) fn name(server: &SpeechServer, language: LanguageId) -> String {
    let (url, model) = (server.url.as_str(), &server.model);
    let name = format!("{url}, model {model}, voice {}", server.voice.in_language(language));
    match &server.instructions {
        Some(how) => format!("{name}, {:?}", how.in_language(language)),
        None => name,
    }
}

/// What keeps connections to a server. No redirect is followed: words and key go to the host that
/// the menu names, and no other. This machine is reached without a proxy.
fn agent(url: &str, patience: Duration) -> Result<Agent, VoiceError> {
    if url.parse::<Uri>().is_err() {
        return Err(VoiceError::for_all(format!(
            "`url` in [voice] has letters that can't be sent: {url}"
        )));
    }
    let proxy = if host_of(url).1 { None } else { Proxy::try_from_env() };
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(patience))
        .timeout_connect(Some(TO_CONNECT.min(patience)))
        .proxy(proxy)
        .max_idle_connections(IDLE)
        .max_idle_connections_per_host(IDLE)
        .user_agent(concat!("phonetree/", env!("CARGO_PKG_VERSION")))
        .accept("audio/wav");
    Ok(config.build().new_agent())
}

impl SpeechLine {
    fn speak(&self, language: &str, words: &str) -> Result<Pcm, VoiceError> {
        let body = self.request(language, words);
        let mut waits = self.retries.waits();
        loop {
            if let Some(why) = self.given_up.get() {
                return Err(why.clone());
            }
            let why = match self.ask(&body) {
                Ok(sound) => return Ok(sound),
                Err(NoSound::Busy { why, after }) => match waits.next(after) {
                    Some(wait) => {
                        thread::sleep(wait);
                        continue;
                    }
                    None => why,
                },
                Err(NoSound::Final(why)) => why,
            };
            if why.is_for_all() || !self.retries.tries_again() {
                return Err(self.given_up.get_or_init(|| why).clone());
            }
            return Err(why);
        }
    }

    fn request(&self, language: &str, words: &str) -> String {
        let (voice, how) = match self.asked.get(language) {
            Some((voice, how)) => (&**voice, how.as_deref()),
            None => ("", None),
        };
        let mut body = json!({
            "model": &*self.server.model, "input": words, "voice": voice, "response_format": "wav",
        });
        if let Some(how) = how {
            body["instructions"] = how.into();
        }
        if self.speed != 100 {
            body["speed"] = (f64::from(self.speed) / 100.0).into();
        }
        body.to_string()
    }

    /// Asks once.
    fn ask(&self, body: &str) -> Result<Pcm, NoSound> {
        let mut request = self.agent.post(self.server.url.as_str());
        request = request.header("content-type", "application/json");
        if let Some(key) = &self.key {
            request = request.header("authorization", key.as_header());
        }
        let sent = request.send(body);
        sound_of(sent, self)
    }
}

/// A speech server's voice in one language. The same words may come out as other samples.
#[derive(Debug)]
pub(super) struct ServerVoice {
    link: ServerLink,
    language: Box<str>,
}

impl Voice for ServerVoice {
    /// # Errors
    /// The server is not there, refuses, takes too long, or answers with something that is not sound.
    fn speak(&mut self, words: &str) -> Result<Pcm, VoiceError> {
        let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.link.0.speak(&self.language, words.trim())
    }
}
