//! Menus of `FreeSWITCH`.

use phonetree_core::exchange::import::ImportSystem;
use phonetree_core::menu::Tries;
use phonetree_core::script;

use super::{is_as_it_stands, of_house, read, tree};

const NOON: &str = "2026-11-23 12:00";

#[test]
fn a_library_is_read_as_it_stands_beside_it() {
    is_as_it_stands(ImportSystem::FreeSwitch, "freeswitch/library.xml");
}

#[test]
fn callers_of_the_library_get_what_its_menus_say() {
    let library = tree(&of_house(ImportSystem::FreeSwitch, "freeswitch/library.xml"));
    let call = || script::call(&library).at(NOON);
    call().press("1").reaches("extension-1001");
    call().press("2,,1").reaches("extension-2001");
    call().press("2,,9,,3").reaches("renewals");
    call().press("2,,*").hears("[sound library/welcome]");
    call().press("123").reaches("extension-dialed");
    call().press("5").hears("[sound library/hours]");
    call().press("").hears("[sound voicemail/vm-goodbye]");
    let root = &library.menus[0];
    let tries = (root.timings.no_input_tries, root.timings.no_match_tries);
    assert_eq!(tries, (Tries::Times(2), Tries::Times(3)));
    assert_eq!((root.timings.no_input_ms, root.timings.inter_digit_ms), (8_000, 2_000));
}

#[test]
fn what_is_no_menu_is_refused_with_its_line() {
    for (text, why) in [
        ("<a>\n<b>\n</a>", "menu:3: this isn't well-formed XML"),
        ("<a><b/></a>", "menu: no menu is in this file"),
        ("<a>\n<c d=\"x&y\"/></a>", "menu:2: this isn't well-formed XML"),
    ] {
        let said = read(ImportSystem::FreeSwitch, text).unwrap_err().to_string();
        assert!(said.starts_with(why), "{said}");
    }
}

#[test]
fn menus_that_lead_to_each_other_and_entities_that_grow_come_to_an_end() {
    let round = "<m><menu name='a' greet-long='x'><entry action='menu-sub' digits='1' param='b'/></menu>\
                 <menu name='b' greet-long='y'><entry action='menu-sub' digits='1' param='a'/></menu></m>";
    assert_eq!(tree(&read(ImportSystem::FreeSwitch, round).unwrap()).menus.len(), 2);
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><a>&b;</a>";
    assert!(read(ImportSystem::FreeSwitch, bomb).is_err());
}
