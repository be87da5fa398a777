//! Asterisk's dialplans.

use phonetree_core::check::{self, CheckSubject};
use phonetree_core::exchange::import::{
    ImportLossKind, ImportSettings, ImportSystem, Imported, import,
};
use phonetree_core::menu::{FailureCount, LanguageId, Lead, Lengths, Onward, Tree, Tries};
use phonetree_core::script;

use super::{is_as_it_stands, of_house, read, tree};

/// Mondays at noon, at night, and Thanksgiving, in the office's zone.
const NOON: &str = "2026-11-23 12:00";
const NIGHT: &str = "2026-11-23 22:00";
const THANKSGIVING: &str = "2026-11-26 12:00";

fn asterisk(text: &str) -> Imported {
    read(ImportSystem::Asterisk, text).unwrap_or_else(|why| panic!("{why}"))
}

/// The first menu of a dialplan that asks, has one key, and these lines more.
fn menu_with(lines: &str) -> Tree {
    tree(&asterisk(&format!(
        "[in]\nexten => s,1,Set(N=0)\n same => n(ask),Background(hello)\n same => n,WaitExten(5)\n\
         exten => 1,1,Dial(SIP/sales)\n{lines}"
    )))
}

#[test]
fn an_office_and_a_clinic_are_read_as_they_stand_beside_them() {
    is_as_it_stands(ImportSystem::Asterisk, "asterisk/office.conf");
    is_as_it_stands(ImportSystem::Asterisk, "asterisk/clinic.conf");
}

#[test]
fn check_finds_in_them_only_what_is_wrong_with_the_menus_themselves() {
    // What a reader would have done wrong. All else - lines that hang up, gaps between keys - is the dialplan's own.
    let ours = [
        "blank-text",
        "idle-switch",
        "invalid-number",
        "look-alike-ids",
        "never-open",
        "no-source",
        "placeholder-text",
        "unknown-rule",
        "unreachable-case",
        "unreachable-hours",
        "unreachable-node",
        "unspoken-option",
        "unused-waiver",
    ];
    for file in ["asterisk/office.conf", "asterisk/clinic.conf"] {
        let imported = of_house(ImportSystem::Asterisk, file);
        let menu = tree(&imported);
        let lengths = Lengths::estimated(&menu);
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for found in check::check(&CheckSubject::new(&menu, &imported.text, &lengths, today)) {
            let is_theirs = found.waived.is_some() || !ours.contains(&found.rule.code);
            assert!(is_theirs, "{file}: {} {}", found.rule.code, found.violation.message);
        }
    }
}

#[test]
fn callers_of_the_office_get_what_its_dialplan_says() {
    let office = tree(&of_house(ImportSystem::Asterisk, "asterisk/office.conf"));
    let call = || script::call(&office).at(NOON);
    call().press("0").reaches("operator");
    call().press("1").hears("[sound sales-hold]");
    call().press("2").reaches("extension-301");
    call().press("205").reaches("extensions-20x");
    call().press("9,,0").reaches("operator");
    // Three failures of any kind, counted together.
    call().press("7,,7,,7").hears("[sound goodbye]");
    call().press("").hears("[sound goodbye]");
    // Digits are taken, and a script decides.
    call().press("3,1234#").hears("[sound in-order]");
    // By night, and on Thanksgiving, a message is taken.
    script::call(&office).at(NIGHT).press("").hears("[sound closed]");
    script::call(&office).at(THANKSGIVING).press("").hears("[sound closed]");
}

#[test]
fn silence_and_wrong_keys_without_an_extension_end_the_call_at_once() {
    let tree = menu_with("");
    let menu = &tree.menus[0];
    let tries = (menu.timings.no_input_tries, menu.timings.no_match_tries);
    assert_eq!(tries, (Tries::Times(1), Tries::Times(1)));
    assert_eq!(menu.give_up.no_input_to, Some(Onward::HangUp));
    assert_eq!(menu.give_up.no_match_to, Some(Onward::HangUp));
}

#[test]
fn a_menu_that_is_asked_again_without_a_count_asks_forever() {
    let tree = menu_with("exten => t,1,Goto(s,1)\nexten => i,1,Goto(s,ask)\n");
    let menu = &tree.menus[0];
    let tries = (menu.timings.no_input_tries, menu.timings.no_match_tries);
    assert_eq!(tries, (Tries::Forever, Tries::Forever));
}

#[test]
fn a_counter_says_how_often_and_where_the_last_failure_leads() {
    let counts = |extension: &str, most: u8| {
        format!(
            "exten => {extension},1,Set(N=$[${{N}} + 1])\n same => n,GotoIf($[${{N}} >= {most}]?bye,1)\n \
             same => n,Goto(s,ask)\n"
        )
    };
    let bye = "exten => bye,1,Playback(bye)\n same => n,Hangup()\n";
    let tree = menu_with(&(counts("t", 4) + &counts("i", 2) + bye));
    let menu = &tree.menus[0];
    let tries = (menu.timings.no_input_tries, menu.timings.no_match_tries);
    assert_eq!(tries, (Tries::Times(4), Tries::Times(2)));
    let Some(Onward::To(node)) = menu.give_up.no_match_to else { panic!("{:?}", menu.give_up) };
    assert_eq!(tree.node_id(node), "bye");
    let tree = menu_with(&(counts("t", 3) + &counts("i", 3) + bye));
    let menu = &tree.menus[0];
    assert_eq!(menu.timings.count, FailureCount::Together, "one variable counts both");
}

#[test]
fn waits_are_those_of_the_dialplan_and_else_asterisks_own() {
    let tree = menu_with("");
    let menu = &tree.menus[0];
    assert_eq!((menu.timings.no_input_ms, menu.timings.inter_digit_ms), (5_000, 5_000));
    let own = "[in]\nexten => s,1,Set(TIMEOUT(digit)=2)\n same => n,Set(TIMEOUT(response)=7)\n \
               same => n,Background(a)\n same => n,WaitExten()\nexten => 1,1,Hangup()\n";
    let timings = super::tree(&asterisk(own)).menus[0].timings;
    assert_eq!((timings.no_input_ms, timings.inter_digit_ms), (7_000, 2_000));
}

#[test]
fn what_is_said_again_is_what_the_dialplan_says_again() {
    let again = |goto: &str| {
        let text = format!(
            "[in]\nexten => s,1,Background(hello&who)\n same => n(ask),Background(keys)\n same => n,WaitExten(5)\n\
             exten => 1,1,Hangup()\nexten => t,1,Playback(sorry)\n same => n,Goto({goto})\n"
        );
        asterisk(&text).text
    };
    assert!(!again("s,1").contains("again"), "all of it: {}", again("s,1"));
    assert!(again("s,ask").contains("again    = \"[sound keys]\""), "{}", again("s,ask"));
    let sorry = "no_input = { say = \"[sound sorry]\", barge_in = false }";
    assert!(again("s,ask").contains(sorry), "{}", again("s,ask"));
}

#[test]
fn hours_by_an_include_decide_where_a_key_leads_and_whether_it_is_offered() {
    let text = "[in]\ninclude => day,09:00-16:59,mon-fri,*,*\nexten => s,1,Background(a)\n same => n,WaitExten(5)\n\
                exten => 2,1,Dial(SIP/night)\n[day]\nexten => 1,1,Dial(SIP/desk)\n";
    let menu = tree(&asterisk(text));
    script::call(&menu).at(NOON).press("1").reaches("desk");
    script::call(&menu).at(NIGHT).press("1").never_reaches("desk");
    script::call(&menu).at(NIGHT).press("2").reaches("night");
}

#[test]
fn a_team_that_is_busy_and_one_that_does_not_answer_go_on_as_dialstatus_says() {
    let text = "[in]\nexten => s,1,Background(a)\n same => n,WaitExten(5)\nexten => 1,1,Dial(SIP/desk,20)\n \
                same => n,Goto(s-${DIALSTATUS},1)\nexten => s-BUSY,1,Playback(busy)\nexten => _s-.,1,Playback(nobody)\n";
    let menu = tree(&asterisk(text));
    let team = &menu.teams[0];
    let to = |busy| match team.not_reached_to(busy) {
        Some(Onward::To(node)) => menu.node_id(node).to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!((to(false).as_str(), to(true).as_str()), ("in-s", "s-busy"));
    assert_eq!(team.ring_ms, 20_000);
}

#[test]
fn transcripts_are_what_is_said_and_without_them_nothing_is_published() {
    let text = "[in]\nexten => s,1,Background(custom/hello)\n same => n,WaitExten(5)\nexten => 1,1,Dial(SIP/desk)\n";
    let mut settings = ImportSettings::default();
    settings.sounds.insert("custom/hello".into(), "For {sales}, press 1.".into());
    let read = import(ImportSystem::Asterisk, "a.conf", text, &settings, &mut |_| None).unwrap();
    let menu = tree(&read);
    script::call(&menu).at(NOON).press("").hears("For {sales}, press 1.");
    assert!(read.text.contains("wording   = \"published\""), "{}", read.text);
    assert!(asterisk(text).text.contains("wording   = \"assumed\""));
    let is_words =
        |it: &&phonetree_core::exchange::import::ImportLoss| it.words.contains("sound file");
    assert_eq!(asterisk(text).losses.iter().filter(is_words).count(), 1);
    assert_eq!(read.losses.iter().filter(is_words).count(), 0);
    assert_eq!(read.losses[0].kind, ImportLossKind::Assumed, "the number and the zone");
}

#[test]
fn a_key_that_hangs_up_and_one_in_another_language_lead_there() {
    let tree = menu_with(
        "exten => *,1,Hangup()\nexten => 2,1,Set(CHANNEL(language)=es)\n same => n,Goto(s,ask)\n",
    );
    let menu = &tree.menus[0];
    let option = |key: &str| menu.options.iter().find(|it| it.keys.to_string() == key).unwrap();
    assert!(matches!(option("*").lead, Lead::To(_)));
    assert_eq!(tree.languages[1].primary(), "es");
    assert_eq!(option("2").language.map(LanguageId::index), Some(1));
}
