//! A server gets words, and a key: only where somebody has allowed it.

use super::super::desk::{Desk, SILENT_COMMANDS, refuses, stderr};
use super::{Reply, Voiced};

const KEY: &str = "sk-very-secret-42";

/// Renders without a yes. Whether the server was asked.
fn asks(voiced: &Voiced, words: &[&str]) -> bool {
    let before = voiced.server.asked().len();
    voiced.desk.program().args(["render", "--force", "--out"]).args(words).output();
    voiced.server.asked().len() > before
}

#[test]
fn where_nobody_can_be_asked_it_is_refused_with_the_address_and_nothing_is_sent() {
    let voiced = Voiced::well("key_env = \"SPEECH_KEY\"");
    let render = ["render", "--menu", "menu.toml", "--out", "out"];
    let output = voiced.desk.program().env("SPEECH_KEY", KEY).args(render).output();
    refuses(&output, "menu.toml uses a speech server as its voice, and you haven't allowed it yet");
    refuses(
        &output,
        "the words of its prompts, and the key in your environment variable SPEECH_KEY:",
    );
    refuses(&output, &voiced.server.url());
    refuses(&output, "--allow-server");
    assert!(!stderr(&output).contains(KEY));
    assert_eq!(voiced.server.connections(), 0);
    assert!(!voiced.desk.at("out").exists());
}

#[test]
fn what_was_allowed_is_remembered_until_a_word_changes() {
    let voiced = Voiced::well("");
    assert!(!asks(&voiced, &["one", "--menu", "menu.toml"]));
    voiced.rendered(&[]);
    assert!(asks(&voiced, &["two", "--menu", "menu.toml"]), "it is not asked again");
    for (from, to) in [
        ("\"kokoro\"", "\"tts-1\""),
        ("/v1/", "/v2/"),
        ("[voice]", "[voice]\nkey_env = \"AWS_SECRET\""),
    ] {
        voiced.desk.change(from, to);
        assert!(!asks(&voiced, &["three", "--menu", "menu.toml"]), "{to}");
        voiced.desk.change(to, from);
    }
    std::fs::copy(voiced.desk.at("menu.toml"), voiced.desk.at("other.toml")).unwrap();
    assert!(!asks(&voiced, &["four", "--menu", "other.toml"]), "another file");
}

/// To be allowed to run a program is not to be allowed to ask a server, and the other way round.
#[test]
fn each_yes_is_for_one_of_them() {
    let voiced = Voiced::well("");
    assert!(!asks(&voiced, &["out", "--menu", "menu.toml", "--allow-command"]));
    let desk = Desk::with_voice("command = [\"sh\", \"-c\", \"touch ran\"]");
    let render = ["render", "--menu", "menu.toml", "--out", "out", "--allow-server"];
    refuses(&desk.program().args(render).output(), "uses a program as its voice");
    assert!(!desk.at("ran").exists());
}

#[test]
fn nothing_else_asks_a_server() {
    let voiced = Voiced::well("");
    voiced.rendered(&[]);
    let before = voiced.server.connections();
    for words in SILENT_COMMANDS {
        voiced.desk.program().args(words.split(' ')).args(["--menu", "menu.toml"]).output();
        assert_eq!(voiced.server.connections(), before, "{words} asks it");
    }
}

#[test]
fn where_words_leave_this_machine_it_says_so() {
    // Nothing is sent, as it is not allowed.
    for (url, said) in [
        ("https://speech.example.org/v1/audio/speech", "prompts go to speech.example.org)"),
        ("http://192.0.2.7:8880/v1/audio/speech", "prompts go to 192.0.2.7:8880)"),
    ] {
        let voiced = Voiced::well("key_env = \"SPEECH_KEY\"");
        voiced.desk.change(&voiced.server.url(), url);
        let render = ["render", "--menu", "menu.toml", "--out", "out"];
        let output = voiced.desk.program().args(render).output();
        refuses(&output, said);
        let warns = stderr(&output).contains("anyone on the way can read (http, not https)");
        assert_eq!(warns, url.starts_with("http:"), "{url}");
    }
    let here = Voiced::well("");
    assert!(!stderr(&here.render(&[])).contains("go to"));
}

#[test]
fn the_key_goes_to_the_server_and_nowhere_else() {
    // One that quotes it, as some do.
    let answer = |number| match number {
        0 => Reply::new("400 Bad Request", "", format!("bad key: Bearer {KEY}!").as_bytes()),
        1 => Reply::new("200 OK", "content-type: text/plain\r\n", KEY.as_bytes()),
        2 => Reply::new("403 Forbidden", "", format!("{{\"error\": \"{KEY}\"}}").as_bytes()),
        _ => Reply::wav(super::beep(16_000)),
    };
    let voiced = Voiced::by(answer, "key_env = \"SPEECH_KEY\"");
    let run = || voiced.program(&["--jobs", "1"]).env("SPEECH_KEY", format!("{KEY}\n")).output();
    let outputs = [run(), run()];
    let failed = stderr(&outputs[0]);
    refuses(&outputs[0], "refused (400): \"bad key: Bearer (the key)!\"");
    refuses(&outputs[0], "not with sound: \"(the key)\"");
    refuses(&outputs[0], "does not accept the key in SPEECH_KEY (403): \"(the key)\"");
    assert_eq!(outputs[1].status.code(), Some(0), "{}", stderr(&outputs[1]));
    let bearer = format!("Bearer {KEY}");
    let asked = voiced.server.asked();
    assert!(asked.iter().all(|it| it.header("authorization") == Some(&bearer)), "{asked:?}");
    assert!(asked.iter().all(|it| !it.body.to_string().contains(KEY)));
    for output in outputs {
        let said = [output.stdout, output.stderr].concat();
        assert!(!String::from_utf8_lossy(&said).contains(KEY), "{failed}");
    }
    let shows = |path: &std::path::Path| {
        let walked = super::Program::named("grep").args(["-r", KEY]).arg(path).output();
        String::from_utf8(walked.stdout).unwrap()
    };
    assert_eq!(shows(voiced.desk.0.path()), "");
}

#[test]
fn a_key_that_is_not_there_is_named_by_its_variable_before_anything_is_sent() {
    let voiced = Voiced::well("key_env = \"SPEECH_KEY\"");
    for (key, said) in [
        (
            None,
            "should be in the environment variable SPEECH_KEY (`key_env` in [voice]), which isn't set",
        ),
        (Some(" \n"), "SPEECH_KEY (`key_env` in [voice]), which has no key in it"),
        (Some("two\nlines"), "which has no key in it: letters, digits and signs without blanks"),
    ] {
        let program = voiced.program(&[]);
        let program = match key {
            Some(key) => program.env("SPEECH_KEY", key),
            None => program.env_remove("SPEECH_KEY"),
        };
        let output = program.output();
        refuses(&output, said);
        assert!(!stderr(&output).contains("two"), "{}", stderr(&output));
    }
    assert_eq!(voiced.server.connections(), 0);
}

#[test]
fn a_server_on_this_machine_is_reached_without_a_proxy() {
    let voiced = Voiced::well("");
    let nowhere = "http://127.0.0.1:9";
    let program = voiced.program(&[]).env("http_proxy", nowhere).env("ALL_PROXY", nowhere);
    let output = program.env("HTTP_PROXY", nowhere).output();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}
