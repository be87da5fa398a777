//! A server that speaks during a call what has no take.

use std::time::Duration;

use phonetree::menu::{self, Tree};
use phonetree::voice::{Prefetch, ServerLink, Takes, WantedSound};

use super::{BRIEF, Reply, SpeechServer, beep};

const LONG: Duration = Duration::from_secs(20);

fn tree_of(server: &SpeechServer) -> Tree {
    let voice = format!("[voice]\nurl = \"{}\"\nmodel = \"m\"\nvoice = \"v\"\n", server.url());
    menu::load("menu.toml", &format!("{BRIEF}\n{voice}")).unwrap()
}

fn prefetch(tree: &Tree) -> Prefetch {
    let link = ServerLink::for_a_call(tree).unwrap().unwrap();
    Prefetch::open(Some(Takes::none().spoken_by(link)), &tree.voice)
}

fn wanted(words: &str) -> WantedSound {
    WantedSound { language: "en-US".into(), pieces: vec![words.into()], said: words.into() }
}

#[test]
fn a_server_speaks_what_has_no_take() {
    let server = SpeechServer::start(|_| Reply::wav(beep(16_000)));
    let tree = tree_of(&server);
    let prefetch = prefetch(&tree);
    let sound = prefetch.sound(&wanted("We open tomorrow at 8 a.m."), LONG).unwrap();
    assert!(sound.ms().abs_diff(500 + 220) < 25, "{} ms", sound.ms());
    assert_eq!(server.asked()[0].body["input"], "We open tomorrow at 8 a.m.");
}

#[test]
fn where_it_fails_once_the_embedded_voice_speaks_for_the_rest_of_the_call() {
    let server = SpeechServer::start(|_| Reply::new("500 Oh", "", b""));
    let tree = tree_of(&server);
    let prefetch = prefetch(&tree);
    for words in ["We open tomorrow at 8 a.m.", "Good morning.", "You can also send a fax."] {
        let sound = prefetch.sound(&wanted(words), LONG).unwrap();
        assert!(sound.peak() > 1_000, "{words}");
    }
    assert_eq!(server.asked().len(), 1);
}
