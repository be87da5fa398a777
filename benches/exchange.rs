//! How fast menus go to other systems and come from them. By hand: `make bench`.

#![allow(clippy::disallowed_methods, reason = "a benchmark says what it measured")]

mod made;

use std::fmt::Write as _;

use phonetree::exchange::import::{ImportSettings, ImportSystem, import};
use phonetree::exchange::{self, ExportSettings, OtherSystem};
use phonetree::menu::{self, PromptTakes};

fn main() {
    divan::main();
}

/// A menu of a thousand nodes as a dialplan, from its tree.
#[divan::bench(args = ["asterisk", "freeswitch"], sample_count = 20, sample_size = 1)]
fn a_thousand_nodes_go_to(bencher: divan::Bencher<'_, '_>, system: &str) {
    let tree = menu::load("generated", &made::generated(1_000)).expect("a menu");
    let system = OtherSystem::named(system).expect("a system");
    let takes = PromptTakes::of(&tree, |bytes| format!("{:08x}", bytes.len()));
    let settings = ExportSettings::named("generated");
    bencher.bench(|| exchange::export(system, &tree, &takes, &settings).files.len());
}

/// A dialplan of five thousand lines as the text of a menu.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn five_thousand_lines_come_from_asterisk(bencher: divan::Bencher<'_, '_>) {
    let mut text = String::new();
    for n in 0..500 {
        let (next, over) = (2 * n + 1, 2 * n + 2);
        let to =
            |menu: i32| if menu < 500 { format!("menu-{menu},s,1") } else { "menu-0,s,1".into() };
        write!(
            text,
            "[menu-{n}]\nexten => s,1,Background(menu-{n})\n same => n,WaitExten(5)\n same => n,Goto(s,1)\n\
             exten => 1,1,Goto({})\nexten => 2,1,Goto({})\nexten => 3,1,Dial(PJSIP/{n},20)\n same => n,Hangup()\n\
             exten => i,1,Playback(invalid)\n same => n,Goto(s,1)\n",
            to(next),
            to(over)
        )
        .expect("a text has room");
    }
    assert!(text.lines().count() >= 5_000);
    let settings = ImportSettings::default();
    bencher.bench(|| {
        let imported = import(ImportSystem::Asterisk, "big.conf", &text, &settings, &mut |_| None);
        imported.expect("a menu").text.len()
    });
}
