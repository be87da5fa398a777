//! Who speaks the prompts: the voice of a file.

use super::resolver::Resolver;
use crate::document::{At, Diagnostics, Problem};
use crate::menu::parts::{Speaker, SpeechServer, VoiceSettings};
use crate::menu::raw::RawVoice;

impl Resolver<'_> {
    pub(super) fn voice(&mut self, raw: Option<&At<RawVoice>>) -> VoiceSettings {
        let default = VoiceSettings::default();
        let Some(at @ At { value: raw, .. }) = raw else { return default };
        let speed = percent(raw.speed.as_ref(), self.report);
        let pitch = percent(raw.pitch.as_ref(), self.report);
        let command: Vec<Box<str>> = raw
            .command
            .iter()
            .flat_map(|words| &words.value)
            .map(|word| word.value.0.as_str().into())
            .collect();
        let by = speaker(at, command.is_empty(), self.report);
        let folder = |at: Option<&At<String>>| at.map(|at| at.value.as_str().into());
        VoiceSettings {
            by,
            command,
            server: self.server(at, by),
            patience_ms: raw.patience.as_ref().map_or(default.patience_ms, |at| at.value.0),
            speed,
            pitch,
            recordings: folder(raw.recordings.as_ref()),
            audio: folder(raw.audio.as_ref()),
        }
    }

    fn server(
        &mut self,
        At { value: raw, span }: &At<RawVoice>,
        by: Speaker,
    ) -> Option<SpeechServer> {
        if by != Speaker::Server {
            let own = [
                ("model", raw.model.as_ref().map(|at| &at.span)),
                ("voice", raw.voice.as_ref().map(|at| &at.span)),
                ("instructions", raw.instructions.as_ref().map(|at| &at.span)),
                ("key_env", raw.key_env.as_ref().map(|at| &at.span)),
            ];
            for (name, place) in own {
                if let Some(place) = place {
                    self.report.add(
                        Problem::new(place.clone(), format!("only a speech server has `{name}`"))
                            .help("add the server's address: url = \"http://127.0.0.1:8880/v1/audio/speech\""),
                    );
                }
            }
            return None;
        }
        if let Some(pitch) = &raw.pitch {
            self.report.add(
                Problem::new(pitch.span.clone(), "a speech server can't be asked for a pitch")
                    .help("leave it out, and choose another `voice`"),
            );
        }
        for (name, is_there) in [("model", raw.model.is_some()), ("voice", raw.voice.is_some())] {
            if !is_there {
                let place = raw.url.as_ref().map_or_else(|| span.clone(), |url| url.span.clone());
                self.report.add(
                    Problem::new(place, format!("a speech server needs a `{name}`")).help(format!(
                        "add {name} = \"...\", as the server's documentation names it"
                    )),
                );
            }
        }
        let (url, model, voice) = (raw.url.as_ref()?, raw.model.as_ref()?, raw.voice.as_ref()?);
        let instructions = raw.instructions.as_ref();
        Some(SpeechServer {
            url: url.value.0.clone(),
            model: model.value.as_str().into(),
            voice: self.composer.text(voice, self.report),
            instructions: instructions.map(|at| self.composer.text(at, self.report)),
            key_env: raw.key_env.as_ref().map(|at| at.value.0.as_str().into()),
        })
    }
}

fn percent(at: Option<&At<u32>>, report: &mut Diagnostics) -> u8 {
    let Some(at) = at else { return 100 };
    u8::try_from(at.value).ok().filter(|n| (50..=200).contains(n)).unwrap_or_else(|| {
        report.add(
            Problem::new(at.span.clone(), "no voice speaks like that")
                .help("write 50 to 200: percent of the usual"),
        );
        100
    })
}

/// Who speaks: as `by` says, or else whom a command or an address belongs to.
fn speaker(
    At { value: raw, span }: &At<RawVoice>,
    has_no_command: bool,
    report: &mut Diagnostics,
) -> Speaker {
    let named = raw.by.as_ref().map(|by| by.value);
    let by = named.unwrap_or(match (has_no_command, raw.url.is_some()) {
        (false, _) => Speaker::Command,
        (true, true) => Speaker::Server,
        (true, false) => Speaker::Embedded,
    });
    let place = raw.by.as_ref().map_or_else(|| span.clone(), |by| by.span.clone());
    if (by == Speaker::Command) == has_no_command {
        report.add(Problem::new(place.clone(), "`by` and `command` don't go together").help(
            "by = \"command\" needs the program, such as command = [\"espeak-ng\", \"--stdout\"]; other voices don't have one",
        ));
    }
    if (by == Speaker::Server) != raw.url.is_some() {
        report.add(Problem::new(place, "`by` and `url` don't go together").help(
            "by = \"server\" needs the server's address, such as url = \"http://127.0.0.1:8880/v1/audio/speech\"; other voices don't have one",
        ));
    }
    by
}
