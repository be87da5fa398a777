//! What a server can do wrong, and what is said then.

use std::time::{Duration, Instant};

use super::super::desk::{beep, refuses, stderr};
use super::{Reply, SpeechServer, Voiced};

/// Renders with a server that answers so, which fails with these words, and writes no prompt.
fn fails(
    answer: impl Fn(usize) -> Reply + Send + Sync + 'static,
    more: &str,
    said: &str,
) -> Voiced {
    let voiced = Voiced::by(answer, more);
    let start = Instant::now();
    let output = voiced.render(&["--jobs", "16"]);
    refuses(&output, &said.replace("HOST", &voiced.server.host()));
    assert!(start.elapsed() < Duration::from_secs(20), "{said} takes {:?}", start.elapsed());
    assert!(voiced.desk.sounds().is_empty(), "{said}: {:?}", voiced.desk.files().keys());
    voiced
}

#[test]
fn a_server_that_refuses_is_quoted() {
    let cloud = br#"{"error": {"message": "The model `kokoro` does not exist", "code": 1}}"#;
    let fastapi =
        br#"{"detail": {"error": "validation_error", "message": "Voice af_heart not found"}}"#;
    let teapot = b"I'm a\x1b[31m teapot\r\n\xff".as_slice();
    for (status, body, said) in [
        (
            "404 Not Found",
            cloud.as_slice(),
            "does not know this address or this model (404): are `url` and `model` in [voice] right?: \
             \"The model `kokoro` does not exist\"",
        ),
        ("400 Bad Request", fastapi, "at HOST refused (400): \"Voice af_heart not found\""),
        ("418 I'm a teapot", teapot, "refused (418): \"I'm a\\u001b[31m teapot \u{fffd}\""),
        ("204 No Content", b"", "refused (204)"),
        (
            "401 Unauthorized",
            b"",
            "wants a key (401): put it into an environment variable, and add its name to [voice], \
             such as key_env = \"SPEECH_KEY\"",
        ),
    ] {
        fails(move |_| Reply::new(status, "", body), "", said);
    }
}

#[test]
fn a_long_complaint_is_cut() {
    let voiced =
        fails(|_| Reply::new("400 Bad", "", "no ".repeat(9_999).as_bytes()), "", "refused");
    let line = stderr(&voiced.render(&[])).lines().next().unwrap().to_owned();
    assert!(line.len() < 400 && line.ends_with("no ...\""), "{line}");
}

/// With no word of how long to wait, four tries take three and a half seconds.
#[test]
fn a_server_that_fails_is_tried_four_times() {
    let failing =
        |_| Reply::new("500 Internal Server Error", "retry-after: 0\r\n", b"out of memory");
    let voiced = fails(failing, "", "at HOST failed (500): \"out of memory\"");
    let asked = voiced.server.asked();
    let same = |words: &str| asked.iter().filter(|it| it.body["input"] == words).count();
    assert_eq!(same("Hello."), 4);
}

#[test]
fn a_server_that_asks_for_more_than_a_minute_is_not_waited_for() {
    let busy = |_| Reply::new("429 Too Many Requests", "retry-after: 3600\r\n", b"");
    let said = "at HOST asks to wait 3600 s (429): run it again later, or with --jobs 1";
    fails(busy, "", said);
}

#[test]
fn a_server_that_is_not_there_is_named_once() {
    // The address of a server that has ended.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let voiced = Voiced::well("");
    voiced.desk.change(&voiced.server.host(), &address);
    let output = voiced.render(&[]);
    let said =
        format!("there is no speech server at {address}: start it, or change `url` in [voice]");
    refuses(&output, &said);
    assert_eq!(stderr(&output).matches(&said).count(), 1, "{}", stderr(&output));
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = SpeechServer::start(|_| Reply::wav(beep(16_000)));
    let location = format!("location: {}\r\n", elsewhere.url());
    for status in ["301 Moved Permanently", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let headers = location.clone();
        let said = format!("says it is now at {}: change `url` in [voice]", elsewhere.url());
        fails(move |_| Reply::new(status, &headers, b""), "", &said);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[test]
fn what_is_not_sound_is_not_taken_for_it() {
    let page = b"<html>\n<h1>It works!</h1>";
    let mp3 = b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90\x64";
    let silence = [&beep(16_000)[..44], &[0; 16_000]].concat();
    for (kind, body, said) in [
        (
            "text/html",
            page.to_vec(),
            "at HOST answered with text and not with sound: \"<html> <h1>It works!</h1>\"",
        ),
        (
            "application/json",
            b"{\"error\": \"no\"}".to_vec(),
            "answered with text and not with sound: \"no\"",
        ),
        (
            "audio/wav",
            b"rubbish".to_vec(),
            "sent something else than sound: not a supported sound file",
        ),
        ("audio/mpeg", mp3.to_vec(), "sent something else than sound: this is MP3"),
        ("audio/wav", Vec::new(), "at HOST sent no sound"),
        ("audio/wav", silence, "at HOST sent only silence"),
    ] {
        let headers = format!("content-type: {kind}\r\n");
        fails(move |_| Reply::new("200 OK", &headers, &body), "", said);
    }
}

#[test]
fn a_server_that_is_too_slow_is_given_up_however_it_is_slow() {
    let said = "at HOST took more than 0.3 s; `patience` in [voice] gives it longer";
    let patience = "patience = \"300ms\"";
    fails(|_| Reply::wav(beep(16_000)).after_ms(2_000), patience, said);
    // The head of an answer, and then nothing.
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\nRIFF";
    fails(|_| Reply::raw(head.into()), patience, said);
}

#[test]
fn an_answer_that_breaks_off_is_asked_for_again_and_then_given_up() {
    let cut = beep(16_000)[..2_000].to_vec();
    let promised = [b"HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n".as_slice(), &cut].concat();
    let unsaid = [b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".as_slice(), &cut].concat();
    let tried_four_times = |reply: Vec<u8>, said: &str| {
        let voiced = fails(move |_| Reply::raw(reply.clone()).and_closes(), "", said);
        let asked = voiced.server.asked();
        assert_eq!(asked.iter().filter(|it| it.body["input"] == "Hello.").count(), 4, "{said}");
    };
    // Each takes three and a half seconds.
    std::thread::scope(|scope| {
        for (reply, said) in [
            (promised, "at HOST broke off"),
            (unsaid, "at HOST broke off in the middle of the sound"),
            (b"HTTP/1.1 20".to_vec(), "at HOST broke off"),
            (b"\0\0\0\0\r\n\r\n".to_vec(), "at HOST broke off"),
        ] {
            scope.spawn(move || tried_four_times(reply, said));
        }
    });
}

#[test]
fn more_than_64_mb_are_not_read() {
    let huge = |_| {
        let head =
            b"HTTP/1.1 200 OK\r\ncontent-type: audio/wav\r\ncontent-length: 900000000\r\n\r\n";
        Reply::raw([head.to_vec(), beep(16_000), vec![7; 66 << 20]].concat())
    };
    let voiced = Voiced::by(huge, "");
    let output = voiced.render(&["--jobs", "1"]);
    refuses(&output, "sent more than 64 MB for one prompt");
}
