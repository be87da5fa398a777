//! What a server is asked, how often, and what is made of its answers.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::json;

use super::super::desk::{beep, count, stderr};
use super::{Reply, Voiced};

#[test]
fn each_prompt_is_asked_for_as_openai_documents_it() {
    let voiced = Voiced::well("");
    let done = voiced.rendered(&[]);
    let asked = voiced.server.asked();
    assert_eq!(asked.len(), count(&done["written"]), "each prompt once");
    assert!(asked.iter().all(|it| it.line == "POST /v1/audio/speech HTTP/1.1"), "{asked:?}");
    assert!(asked.iter().all(|it| it.header("content-type") == Some("application/json")));
    assert!(asked.iter().all(|it| it.header("authorization").is_none()), "there is no key");
    let of = |input: &str| asked.iter().find(|it| it.body["input"] == input).unwrap().body.clone();
    let body = json!({
        "model": "kokoro", "voice": "af_heart", "response_format": "wav", "input": "Hello.",
    });
    assert_eq!(of("Hello."), body);
    of("We are at 12 Elm Street.");
}

#[test]
fn speed_and_instructions_are_sent_only_where_the_menu_has_them() {
    let voiced = Voiced::well("speed = 110\ninstructions = \"Friendly and calm.\"");
    voiced.rendered(&[]);
    let body = &voiced.server.asked()[0].body;
    assert_eq!(
        (&body["speed"], &body["instructions"]),
        (&json!(1.1), &json!("Friendly and calm."))
    );
}

#[test]
fn each_language_has_its_own_voice() {
    let voiced = Voiced::well("");
    voiced.desk.change("language = \"en-US\"", "language = \"en-US\"\nlanguages = [\"es-US\"]");
    voiced.desk.change("\"af_heart\"", "{ en = \"af_heart\", es = \"ef_dora\" }");
    voiced
        .desk
        .change("label = \"directions\"", "label = { en = \"directions\", es = \"cómo llegar\" }");
    voiced.rendered(&[]);
    let asked = voiced.server.asked();
    let voice_of = |words: &str| {
        let has = |body: &serde_json::Value| body["input"].as_str().unwrap().contains(words);
        asked.iter().find(|it| has(&it.body)).unwrap().body["voice"].clone()
    };
    assert_eq!((voice_of("press"), voice_of("oprima")), (json!("af_heart"), json!("ef_dora")));
}

#[test]
fn connections_stay_open_from_prompt_to_prompt() {
    let voiced = Voiced::well("");
    voiced.rendered(&["--jobs", "1"]);
    assert_eq!(voiced.server.connections(), 1);
    assert!(voiced.server.asked().len() > 5);
}

#[test]
fn four_prompts_are_asked_for_at_once_or_as_many_as_jobs_says_up_to_sixteen() {
    for (jobs, most) in [(None, 4), (Some("2"), 2), (Some("1"), 1)] {
        let voiced = Voiced::by(|_| Reply::wav(beep(16_000)).after_ms(60), "");
        voiced.rendered(&jobs.map_or(vec![], |jobs| vec!["--jobs", jobs]));
        assert_eq!(voiced.server.most_at_once(), most, "--jobs {jobs:?}");
        assert!(voiced.server.connections() <= most);
    }
}

#[test]
fn a_server_that_is_busy_is_asked_again_after_as_long_as_it_wants() {
    for busy in ["429 Too Many Requests", "503 Service Unavailable", "500 Internal Server Error"] {
        let voiced = Voiced::by(
            move |number| match number {
                0 => Reply::new(busy, "retry-after: 1\r\n", b""),
                _ => Reply::wav(beep(16_000)),
            },
            "",
        );
        let start = Instant::now();
        let done = voiced.rendered(&["--jobs", "1"]);
        assert!(start.elapsed() >= Duration::from_secs(1), "{busy}: {:?}", start.elapsed());
        assert_eq!(voiced.server.asked().len(), count(&done["written"]) + 1, "{busy}");
    }
}

#[test]
fn a_server_that_closes_a_connection_that_was_idle_is_asked_again() {
    let voiced = Voiced::by(
        |number| {
            let reply = Reply::wav(beep(16_000));
            if number == 1 { reply.and_closes() } else { reply }
        },
        "",
    );
    voiced.rendered(&["--jobs", "1"]);
    assert_eq!(voiced.server.connections(), 2);
}

/// WAV of any kind: as servers write it that do not know yet how long it gets, with other rates,
/// widths and channels; and 16-bit samples without a header, if the server calls them so.
#[test]
fn every_usual_kind_of_sound_is_taken() {
    let streamed = |length: u32| {
        let mut wav = beep(16_000);
        wav[4..8].copy_from_slice(&length.to_le_bytes());
        wav[40..44].copy_from_slice(&length.to_le_bytes());
        wav
    };
    let mono = beep(16_000)[44..].to_vec();
    let wav = |rate: u32, channels: u16, bits: u16, data: Vec<u8>| {
        let mut wav = beep(16_000)[..44].to_vec();
        let frame = channels * bits / 8;
        wav[22..24].copy_from_slice(&channels.to_le_bytes());
        wav[24..28].copy_from_slice(&rate.to_le_bytes());
        wav[28..32].copy_from_slice(&(rate * u32::from(frame)).to_le_bytes());
        wav[32..34].copy_from_slice(&frame.to_le_bytes());
        wav[34..36].copy_from_slice(&bits.to_le_bytes());
        wav[40..44].copy_from_slice(&u32::try_from(data.len()).unwrap().to_le_bytes());
        [wav, data].concat()
    };
    let stereo = mono.chunks(2).flat_map(|two| [two, two].concat()).collect();
    let eight = mono.chunks(2).map(|two| two[1].wrapping_add(128)).collect();
    let pcm = "content-type: audio/pcm\r\n";
    let rated = "content-type: audio/pcm; rate=16000\r\n";
    let (plain, at_24) = (beep(48_000), wav(24_000, 1, 16, mono.clone()));
    for (what, ms, headers, body) in [
        ("lengths of a stream", 500, "", streamed(u32::MAX)),
        ("other lengths of a stream", 500, "", streamed(0x7FFF_F000)),
        ("48 kHz", 500, "", plain),
        ("24 kHz, called something else", 333, "content-type: text/plain\r\n", at_24),
        ("8 bit", 500, "", wav(16_000, 1, 8, eight)),
        ("stereo", 500, "", wav(16_000, 2, 16, stereo)),
        ("no header", 333, pcm, mono.clone()),
        ("no header, with a rate", 500, rated, mono),
    ] {
        let voiced = Voiced::by(move |_| Reply::new("200 OK", headers, &body), "");
        voiced.rendered(&["--format", "pcm16k"]);
        let entry = &voiced.desk.manifest().takes[0];
        assert!(entry.ms.abs_diff(ms + 220) < 25, "{what}: {} ms", entry.ms);
        assert!(entry.level_dbm0.unwrap() > -20.0, "{what}: {:?}", entry.level_dbm0);
    }
}

#[test]
fn what_is_there_is_not_asked_for_again_until_what_is_sent_changes() {
    let voiced = Voiced::well("");
    let all = count(&voiced.rendered(&[])["written"]);
    let stale = |from: &str, to: &str| {
        voiced.desk.change(from, to);
        let check = ["render", "--check", "--menu", "menu.toml", "--out", "out", "--json"];
        let output = voiced.desk.program().args(check).output();
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        voiced.desk.change(to, from);
        count(&found["stale"])
    };
    assert_eq!(count(&voiced.rendered(&[])["written"]), 0);
    assert_eq!(voiced.server.asked().len(), all);
    assert_eq!(stale("\"kokoro\"", "\"kokoro-2\""), all, "another model");
    assert_eq!(stale("\"af_heart\"", "\"af_bella\""), all, "another voice");
    assert_eq!(stale("/speech", "/speech?v=2"), all, "another address");
    assert_eq!(stale("[voice]", "[voice]\nspeed = 90"), all, "another speed");
    assert_eq!(stale("[voice]", "[voice]\ninstructions = \"Softly.\""), all, "instructions");
    assert_eq!(stale("\"Hello.\"", "\"Hello!\""), 1, "other words");
    assert_eq!(stale("[voice]", "[voice]\nkey_env = \"SPEECH_KEY\""), 0, "a key says nothing");
    assert_eq!(stale("[voice]", "[voice]\npatience = \"9s\""), 0, "nor does patience");
    assert_eq!(voiced.server.asked().len(), all, "--check asks for nothing");
}

#[cfg(unix)]
#[test]
fn what_was_finished_before_an_interruption_is_kept() {
    // The third comes late, so that the first two are written down; the fourth never comes.
    let voiced = Voiced::by(
        |number| {
            Reply::wav(beep(16_000)).after_ms(match number {
                2 => 1_200,
                3 => 60_000,
                _ => 0,
            })
        },
        "",
    );
    let mut running = voiced.program(&["--jobs", "1"]).start();
    let noted =
        || voiced.desk.at("out/manifest.json").exists() && voiced.desk.manifest().takes.len() == 3;
    running.until("asks for the fourth", || voiced.server.asked().len() == 4 && noted());
    // It ends as by Ctrl-C, which a shell has its background jobs ignore.
    running.signal("TERM");
    let output = running.ends();
    assert!(!output.status.success(), "{}", stderr(&output));
    let done = voiced.rendered(&["--jobs", "1"]);
    assert_eq!(voiced.server.asked().len(), 4 + count(&done["written"]) - 3, "three are there");
    assert!(fs::metadata(voiced.desk.at("out/main/greeting.wav")).is_ok());
}
