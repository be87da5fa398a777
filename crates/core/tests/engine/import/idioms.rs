//! What people who write dialplans do the same again and again is read as what it means.

use phonetree_core::exchange::import::ImportSystem;
use phonetree_core::menu::{Lead, Tree};
use phonetree_core::script;

use super::{losses, read, tree};

const NOON: &str = "2026-11-23 12:00";

fn menu(dialplan: &str) -> Tree {
    tree(&read(ImportSystem::Asterisk, dialplan).unwrap_or_else(|why| panic!("{why}")))
}

/// Two menus and a subroutine that keeps the way through them, under names of their own.
const WITH_A_WAY_BACK: &str = "
[in]
exten => s,1,Goto(hall,s,1)
[keep]
exten => s,1,Set(LOCAL(place)=${FIELDNUM(WAY,-,${ARG1})})
 same => n,GotoIf($[${place} > 0]?old)
 same => n,Set(WAY=${WAY}-${ARG1})
 same => n,Return(new)
 same => n(old),Set(WAY=${CUT(WAY,-,1-${place})})
 same => n,Return()
[hall]
exten => s,1,Gosub(keep,s,1(hall))
 same => n,GotoIf($[\"${GOSUB_RETVAL}\" = \"new\"]?hello)
 same => n,Background(hall-keys)
 same => n,Goto(wait)
 same => n(hello),Background(hello&hall-keys)
 same => n(wait),WaitExten(5)
exten => 1,1,Goto(room,s,1)
[room]
exten => s,1,Gosub(keep,s,1(room))
 same => n,Background(room-keys)
 same => n,WaitExten(5)
exten => 8,1,Goto(${CUT(WAY,-,$[${FIELDQTY(WAY,-)} - 1])},s,1)
exten => 9,1,Goto(${CUT(WAY,-,1)},s,1)
";

#[test]
fn a_list_of_the_menus_that_a_call_came_through_is_the_way_back_and_a_greeting_said_once() {
    let menu = menu(WITH_A_WAY_BACK);
    assert_eq!(menu.menus.len(), 2, "a menu for each context, whatever way led there");
    let room = menu.menus.iter().find(|menu| menu.options.len() == 2).unwrap();
    assert_eq!([room.options[0].lead, room.options[1].lead], [Lead::Back, Lead::Top]);
    let call = script::call(&menu).at(NOON).press("18");
    call.hears("hello").hears("room-keys").hears("hall-keys");
    let greetings = script::call(&menu).at(NOON).press("18").transcript();
    assert_eq!(greetings.matches("[sound hello]").count(), 1, "{greetings}");
}

#[test]
fn extensions_of_so_many_digits_are_an_entry_and_a_subroutine_that_spells_it_reads_it_back() {
    let menu = menu(
        "
[in]
exten => s,1,Background(account)
 same => n,WaitExten(5)
exten => i,1,Goto(s,1)
exten => _XXX,1,Set(N=${EXTEN})
 same => n,Goto(known,s,1)
exten => _XX,1,Set(N=${EXTEN})
 same => n,Goto(known,s,1)
exten => _XX#,1,Set(N=${EXTEN:0:-1})
 same => n,Goto(known,s,1)
exten => *,1,Goto(s,1)
exten => _X*,1,Goto(s,1)
[spell]
exten => s,1,Set(LOCAL(k)=0)
 same => n(more),GotoIf($[${k} >= ${LEN(${ARG1})}]?done)
 same => n,Set(LOCAL(said)=${said}&digits/${ARG1:${k}:1})
 same => n,Set(LOCAL(k)=$[${k} + 1])
 same => n,Goto(more)
 same => n(done),Return(${said})
[known]
exten => s,1,Gosub(spell,s,1(${N}))
 same => n,Set(SAID=${GOSUB_RETVAL})
 same => n,Playback(your-number${SAID}&thanks)
 same => n,GotoIf(${REGEX(\"^(1[0-9]|22)$\" ${N})}?desk,s,1)
 same => n,Hangup()
[desk]
exten => s,1,Dial(SIP/desk)
",
    );
    let entry = &menu.entries[0];
    assert_eq!((entry.fewest, entry.most), (2, 3));
    script::call(&menu)
        .at(NOON)
        .press("12#")
        .hears("[sound your-number] 1 2 [sound thanks]")
        .hears("Desk");
    script::call(&menu).at(NOON).press("345").hears("3 4 5").never_hears("Desk");
}

#[test]
fn keys_that_only_lead_to_i_and_ends_of_shorter_keys_are_no_options() {
    let menu = menu(
        "
[in]
exten => s,1,Background(hello)
 same => n,WaitExten(5)
exten => i,1,Goto(s,1)
exten => 1,1,Dial(SIP/desk)
exten => 1#,1,Goto(${EXTEN:0:-1},1)
exten => 12,1,Dial(SIP/shop)
exten => 3,1,Goto(i,1)
",
    );
    let keys: Vec<String> = menu.menus[0].options.iter().map(|it| it.keys.to_string()).collect();
    assert_eq!(keys, ["1", "12"]);
}

#[test]
fn a_count_that_nothing_resets_and_a_switch_with_its_usual_position_decide() {
    let menu = menu(
        "
[in]
exten => s,1,Set(ROUNDS=$[0${ROUNDS} + 1])
 same => n,GotoIf($[${ROUNDS} > 2]?desk,s,1)
 same => n,Set(OPEN=${DB(shop/open)})
 same => n,ExecIf($[\"${OPEN}\" = \"\"]?Set(OPEN=on))
 same => n,GotoIf($[\"${OPEN}\" = \"off\"]?desk,s,1)
 same => n,Goto(ask,s,1)
[ask]
exten => s,1,Background(hello)
 same => n,WaitExten(5)
exten => 1,1,Goto(in,s,1)
[desk]
exten => s,1,Dial(SIP/desk)
",
    );
    script::call(&menu).at(NOON).press("1").never_hears("Desk");
    script::call(&menu).at(NOON).press("11").hears("Desk");
    assert!(menu.switches[0].is_usually_on, "as long as nobody has turned it");
}

#[test]
fn a_step_that_an_extension_lacks_is_taken_from_an_included_context() {
    let menu = menu(
        "
[in]
include => rest
exten => s,1,Background(hello)
 same => n,WaitExten(5)
exten => t,1,Goto(s,1)
exten => 1,1,Dial(SIP/desk)
[rest]
exten => s,3,Playback(nobody)
 same => n,Hangup()
",
    );
    script::call(&menu).at(NOON).press("").hears("hello").hears("nobody");
}

#[test]
fn a_language_is_set_by_every_key_that_leads_to_it() {
    let menu = menu(
        "
[in]
exten => s,1,Set(N=1)
 same => n(again),Background(hello)
 same => n,WaitExten(5)
exten => i,1,Goto(s,again)
exten => 2,1,Set(CHANNEL(language)=es)
 same => n,Goto(next,s,1)
exten => 3,1,Goto(2,1)
[next]
exten => s,1,Background(hola)
 same => n,WaitExten(5)
exten => 1,1,Dial(SIP/desk)
",
    );
    for option in menu.menus.iter().flat_map(|menu| &menu.options) {
        let leads_on = option.keys.to_string() != "1";
        assert_eq!(option.language.is_some(), leads_on, "{}", option.keys);
    }
}

#[test]
fn what_is_read_otherwise_than_it_is_written_is_a_loss() {
    let dialplan = "
[in]
exten => s,1,Set(FAILED=0)
 same => n(ask),Background(hello)
 same => n,WaitExten(5)
exten => i,1,Set(FAILED=$[${FAILED} + 1])
 same => n,GotoIf($[${FAILED} > 2]?bye)
 same => n,Goto(s,ask)
 same => n(bye),Hangup()
exten => 1,1,Dial(SIP/desk|20)
 same => n,Goto(s,1)
exten => 2,1,Goto(s,ask)
exten => 3,1,Dial(SIP/shop)
 same => n,Playback(busy)
";
    let imported = read(ImportSystem::Asterisk, dialplan).unwrap();
    let losses = losses(&imported);
    for words in [
        "menu:10 the whole: otherwise: arguments are parted by | here",
        "menu:12 in: otherwise: this key begins the count of failures again; in the dialplan it goes on",
        "otherwise: it rings for ten minutes at most; in the dialplan until somebody answers",
    ] {
        assert!(losses.contains(words), "{words}\n{losses}");
    }
    assert_eq!(losses.matches("begins the count").count(), 1, "{losses}");
}
