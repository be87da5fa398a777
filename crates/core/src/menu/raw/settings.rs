//! The tables of what holds for a whole file: waits, bounds, holidays, the voice.

use super::spoken::RawText;
use super::values::{ServerUrl, VariableName};
use crate::document::{At, Millis, Prose, table};
use crate::menu::parts::{FailureCount, SaidAgain, Speaker, Tries};
use crate::menu::raw::again::RawWrongKey;

table! {
    /// How long a node waits, how often it asks, and how it asks again.
    RawTimings, "timings" {
        /// From the end of the prompt to the first key. Default "5s" (ISO/IEC 13714, second-hand: 3-10 s).
        may no_input: Millis,
        /// From one key to the next where more could follow. Default "3s" (Genesys Architect).
        may inter_digit: Millis,
        /// How often nothing may be pressed: 1 to 20, or "forever": until the longest call. Default 3 (FreeSWITCH). What other systems call n retries is n + 1 tries.
        may no_input_tries: Tries,
        /// How often a wrong key may be pressed: 1 to 20, or "forever": until the longest call. Default 3 (FreeSWITCH). What other systems call n retries is n + 1 tries.
        may no_match_tries: Tries,
        /// Whether silence and wrong keys are counted "apart" (the default: VoiceXML 2.0, 5.2) or "together", as systems with one counter do.
        may count: FailureCount,
        /// What is said again after silence or a wrong key: "options" (the default), or "all": the greeting, too.
        may again: SaidAgain,
        /// What a wrong key does while a menu or an entry speaks: it "counts" (the default), or is "ignored".
        may wrong_key_while_speaking: RawWrongKey,
        /// Whether keys pressed during a prompt that may not be cut count afterwards. Default false (VoiceXML 2.0, 4.1.5).
        may keeps_type_ahead: bool,
        /// How long the beep of mailboxes lasts. Default: it takes no time.
        may beep: Millis,
        /// Whether digits too many after an entry mean nothing, as far as each follows within `inter_digit`. Default false: they count in what follows.
        may drops_extra_digits: bool,
    }
}

table! {
    /// Limits on every call.
    RawLimits, "limits" {
        /// The longest call. Default "30m".
        may longest_call: Millis,
        /// How many menus `back` can go back. Default 32.
        may path: u32,
    }
}

table! {
    /// The office's own closed days, and the public holidays on which it works.
    RawHolidays, "holidays" {
        /// Closed days with their names: "2026-11-27 Day after Thanksgiving", "2026-12-24 to 2027-01-01 Winter break", "Dec 24 Christmas Eve", "Nov Th[4] +1 day Day after Thanksgiving", "easter -2 days Good Friday".
        may add: Vec<At<String>>,
        /// Public holidays that are working days, by name, by day, or both: "Columbus Day", "2026-10-12", "Oct Mo[2]".
        may remove: Vec<At<String>>,
    }
}

table! {
    /// Who speaks the prompts, and where the sound files are.
    RawVoice, "a voice" {
        /// "embedded" (the default: SVOX Pico), "command", "server", or "system" (speaks aloud in `call` only).
        may by: Speaker,
        /// The program that speaks, and its arguments: text on stdin, WAV on stdout (or to {file}). {language}, {speed} and {pitch} are filled in.
        may command: Vec<At<Prose>>,
        /// The speech server: the whole address of OpenAI's POST /v1/audio/speech, such as "http://127.0.0.1:8880/v1/audio/speech".
        may url: ServerUrl,
        /// The server's model, as the server names it: "kokoro", "tts-1".
        may model: String,
        /// The server's voice, as the server names it: one, or one for each language { en = "af_heart", es = "ef_dora" }.
        may voice: RawText,
        /// How the server's voice should speak, for models that take instructions: "Friendly and calm.".
        may instructions: RawText,
        /// The environment variable with the server's key. The key itself must not be in the file.
        may key_env: VariableName,
        /// How long the program or the server may take for a prompt. Default "30s".
        may patience: Millis,
        /// How fast it speaks, in percent: 50 to 200. Default 100.
        may speed: u32,
        /// How high it speaks, in percent: 50 to 200. Default 100.
        may pitch: u32,
        /// The folder of recordings, from the menu file's folder: main/options.wav is that prompt, whatever the voice.
        may recordings: String,
        /// The folder of rendered prompts, from the menu file's folder: `render` writes it (if it is outside that folder, name it with --out as well), `call` plays from it.
        may audio: String,
    }
}
