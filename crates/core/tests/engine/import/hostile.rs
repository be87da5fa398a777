//! Whatever is given to a reader: no secret comes out, nothing panics, all is bounded.

use std::fmt::Write as _;

use phonetree_core::exchange::import::{ImportSettings, ImportSystem, import};
use phonetree_core::menu;
use proptest::prelude::*;

use super::{losses, read};

/// Dialplans and other files of Asterisk with a secret in each place that has one.
const SECRETS: [&str; 18] = [
    "register => office:SECRET@sip.example\n",
    "[trunk]\nsecret=SECRET\nremotesecret=SECRET\n",
    "[general]\nenabled = yes\n[admin]\nsecret = SECRET\nread = all\n",
    "[globals]\nTRUNK_SECRET=SECRET\nPIN=SECRET\n[in]\nexten => s,1,Background(a)\n same => n,WaitExten(5)\nexten => 1,1,Dial(SIP/100)\n",
    "[in]\nexten => s,1,Authenticate(SECRET,a)\n same => n,Background(b)\n same => n,WaitExten()\nexten => 1,1,Hangup()\n",
    "[in]\nexten => s,1,Read(PIN,enter,4)\n same => n,GotoIf($[\"${PIN}\" = \"SECRET\"]?in)\n same => n,Hangup()\n same => n(in),Dial(SIP/1)\n",
    "[in]\nexten => s,1,Background(a)\n same => n,WaitExten(5)\nexten => 1,1,Dial(SIP/100:SECRET@10.0.0.1)\n",
    "[in]\nexten => s,1,Background(a)\n same => n,WaitExten(5)\nexten => 1,1,AGI(agi://host/x?password=SECRET)\n same => n,Dial(SIP/1)\n",
    "[in]\nexten => s,1,System(curl -u admin:SECRET https://x.example)\n same => n,Background(a)\n same => n,WaitExten(5)\nexten => 1,1,Hangup()\n",
    "[in]\nexten => s,1,GotoIf($[\"${CURL(https://u:SECRET@x.example/q)}\" = \"1\"]?a)\n same => n,Hangup()\n same => n(a),Background(m)\n same => n,WaitExten(5)\nexten => 1,1,Hangup()\n",
    "[in]\nexten => s,1,Background(a)\n same => n,WaitExten(5)\nexten => 1,1,VoiceMailMain(100@default,s) ; pin SECRET\n",
    "[in]\nexten => s,1,Background(a) ; password is SECRET\n same => n,WaitExten(5)\nexten => 1,1,Hangup() ; code SECRET\n",
    "[in]\nexten => s,1,Set(ODBC_AUTH(SECRET)=1)\n same => n,GotoIf($[${ODBC_LOGIN(SECRET)}]?a)\n same => n(a),Background(m)\n same => n,WaitExten(5)\nexten => 1,1,Hangup()\n",
    "SECRET SECRET\n",
    "<m><menu name='a' greet-long='x'><entry action='menu-exec-app' digits='1' param='bridge {sip_auth_password=SECRET}sofia/gateway/g/1000:SECRET'/></menu></m>",
    "<m><menu name='a' greet-long='x'><entry action='menu-exec-app' digits='1' param='curl https://u:SECRET@x.example'/><entry action='SECRET' digits='2'/></menu></m><SECRET",
    "{\"StartAction\":\"a\",\"Actions\":[{\"Identifier\":\"a\",\"Type\":\"GetParticipantInput\",\"Parameters\":{\"Text\":\"Hi\"},\"Transitions\":{\"NextAction\":\"b\",\"Conditions\":[{\"NextAction\":\"b\",\"Condition\":{\"Operator\":\"Equals\",\"Operands\":[\"1\"]}}]}},{\"Identifier\":\"b\",\"Type\":\"UpdateContactAttributes\",\"Parameters\":{\"Attributes\":{\"token\":\"SECRET\"}},\"Transitions\":{\"NextAction\":\"c\"}},{\"Identifier\":\"c\",\"Type\":\"Compare\",\"Parameters\":{\"ComparisonValue\":\"$.Attributes.pin\"},\"Transitions\":{\"NextAction\":\"a\",\"Conditions\":[{\"NextAction\":\"a\",\"Condition\":{\"Operator\":\"Equals\",\"Operands\":[\"SECRET\"]}}]}}]}",
    "{\"modules\":[{\"id\":\"a\",\"type\":\"SECRET\",\"parameters\":[{\"name\":\"x\",\"value\":\"SECRET\"}]}], \"start\":\"a\" SECRET",
];

#[test]
fn no_secret_of_a_file_comes_out_in_a_menu_a_loss_or_a_refusal() {
    for secret in ["s3cr3t-Xy", "4711", "98765432"] {
        for text in SECRETS {
            let text = text.replace("SECRET", secret);
            for system in ImportSystem::ALL {
                let said = match read(system, &text) {
                    Ok(imported) => {
                        let lost = losses(&imported);
                        imported.text + &lost
                    }
                    Err(why) => why.to_string(),
                };
                assert!(!said.contains(secret), "{text}\n--\n{said}");
            }
        }
    }
}

#[test]
fn what_is_no_menu_is_refused_with_its_file_and_line() {
    for (text, why) in [
        ("", "menu: no menu is in this dialplan"),
        ("\n\nhello\n", "menu:3: this line is neither a [context] nor KEY => VALUE"),
        ("[a]\nexten => 1,1,Dial(SIP/1)\n", "menu:1: no menu is in this dialplan"),
        ("a = b\n", "menu:1: a setting before the first [context]"),
        ("[a]\n same => n,Hangup()\n", "menu:2: `same` without an extension before it"),
        ("[a]\nexten => s\n", "menu:2: an extension is written exten => NAME,PRIORITY"),
        ("[a]\nexten => s,x,Hangup()\n", "menu:2: a priority is a number, n, or hint"),
        ("context a {\n s => Hangup();\n}\n", "menu:1: this is AEL, Asterisk's other language"),
        ("#wonder x\n", "menu:1: Asterisk knows #include"),
    ] {
        let said = read(ImportSystem::Asterisk, text).unwrap_err().to_string();
        assert!(said.starts_with(why), "{text:?}: {said}");
    }
}

#[test]
fn characters_that_nobody_sees_are_no_names_of_entries() {
    for mark in ['\u{1}', '\u{2}'] {
        let text = format!(
            "[in]\nexten => s,1,Background(a{mark}b{mark}c)\n same => n,WaitExten(5)\nexten => 1,1,Hangup()\n"
        );
        let imported = read(ImportSystem::Asterisk, &text).unwrap();
        let loaded = menu::load("menu.toml", &imported.text);
        assert!(loaded.is_ok(), "{}", imported.text);
    }
}

#[test]
fn files_that_include_each_other_for_ever_are_refused() {
    let text = "[a]\n#include \"a\"\n";
    let mut again = |name: &str| Some(vec![(name.to_owned(), text.to_owned())]);
    let settings = ImportSettings::default();
    let said = import(ImportSystem::Asterisk, "a", text, &settings, &mut again).unwrap_err();
    assert!(said.to_string().contains("the dialplan is too large"), "{said}");
}

#[test]
fn a_line_that_is_too_long_and_a_menu_that_is_too_large_are_refused() {
    let long = format!("[a]\nexten => s,1,NoOp({})\n", "x".repeat(9_000));
    let said = read(ImportSystem::Asterisk, &long).unwrap_err().to_string();
    assert!(said.starts_with("menu:2: this line is longer than 8192 bytes"), "{said}");
    let mut large = "[a]\nexten => s,1,Goto(m0,s,1)\n".to_owned();
    for n in 0..4_000 {
        let _ = write!(
            large,
            "[m{n}]\nexten => s,1,Background(say{n})\n same => n,WaitExten(5)\nexten => 1,1,Goto(m{},s,1)\n",
            n + 1
        );
    }
    let said = read(ImportSystem::Asterisk, &large).unwrap_err().to_string();
    assert!(said.contains("the menu becomes too large from here on"), "{said}");
}

/// Pieces of dialplans, in any order.
fn dialplan() -> impl Strategy<Value = String> {
    let apps = prop::sample::select(vec![
        "Background(a&b)",
        "WaitExten(2)",
        "Playback(c)",
        "Goto(s,1)",
        "Goto(b,s,1)",
        "Goto(a,${X},1)",
        "Gosub(b,s,1(1,2))",
        "Return()",
        "Macro(m,1)",
        "Set(X=$[${X} + 1])",
        "GotoIf($[${X} > 2]?a,s,1)",
        "GotoIfTime(9:00-17:00,mon-fri,*,*?b,s,1)",
        "Dial(SIP/1,5)",
        "Queue(q,,,,5)",
        "VoiceMail(1@d,u)",
        "Read(X,p,4)",
        "Hangup()",
        "ExecIf($[\"${X}\" = \"1\"]?Goto(b,s,1):Playback(d))",
        "Record(x.wav,0,9)",
        "Set(TIMEOUT(digit)=1)",
        "GotoIf($[\"${DB(a/b)}\" = \"1\"]?b,1,1)",
        "AGI(x)",
        "SayDigits(${X})",
        "Set(CHANNEL(language)=es)",
        "GotoIf(${ODBC_X(1)}?s,1:b,s,1)",
        "Goto(${EXTEN},1)",
        "Foo(${X",
        "$[",
    ]);
    let extensions =
        prop::sample::select(vec!["s", "1", "2", "i", "t", "_XX", "_9.", "#", "s-BUSY", "e", "o"]);
    let step = (extensions, prop::collection::vec(apps, 1..5)).prop_map(|(name, apps)| {
        let mut text = String::new();
        for (n, app) in apps.iter().enumerate() {
            let _ = match n {
                0 => writeln!(text, "exten => {name},1,{app}"),
                _ => writeln!(text, " same => n,{app}"),
            };
        }
        text
    });
    let context = prop::collection::vec(step, 1..6).prop_map(|steps| steps.concat());
    prop::collection::vec(context, 1..4).prop_map(|contexts| {
        let names = ["a", "b", "macro-m"];
        let named = contexts.iter().zip(names).map(|(steps, name)| format!("[{name}]\n{steps}"));
        named.collect::<String>()
    })
}

/// A block: its kind, its conditions with where they lead, where it goes on, and where an error leads.
type MadeBlock = (&'static str, Vec<(&'static str, usize)>, usize, usize);

/// Blocks of a flow that lead to each other, each in a way of its own.
fn flow() -> impl Strategy<Value = String> {
    let kinds = prop::sample::select(vec![
        "MessageParticipant",
        "GetParticipantInput",
        "StoreUserInput",
        "Compare",
        "CheckHoursOfOperation",
        "Loop",
        "Wait",
        "UpdateContactTargetQueue",
        "TransferContactToQueue",
        "TransferParticipantToThirdParty",
        "InvokeLambdaFunction",
        "DisconnectParticipant",
        "TransferToFlow",
        "DistributeByPercentage",
        "Strange",
    ]);
    let words = prop::sample::select(vec![
        "1",
        "2",
        "True",
        "DoneLooping",
        "ContinueLooping",
        "x{y}",
        "4711",
        "\u{e9}",
    ]);
    let block = (kinds, prop::collection::vec((words, 0..5_usize), 0..3), 0..6_usize, 0..6_usize);
    prop::collection::vec(block, 1..5).prop_map(|blocks| {
        let block = |(n, (kind, conditions, next, error)): (usize, &MadeBlock)| {
            let conditions: Vec<serde_json::Value> = conditions
                .iter()
                .map(|(word, to)| {
                    serde_json::json!({ "NextAction": format!("b{to}"),
                        "Condition": { "Operator": "Equals", "Operands": [word] } })
                })
                .collect();
            serde_json::json!({
                "Identifier": format!("b{n}"), "Type": kind,
                "Parameters": { "Text": "Say $.Attributes.x or $.StoredCustomerInput {", "LoopCount": "2",
                    "ComparisonValue": "$.StoredCustomerInput", "StoreInput": if n == 2 { "True" } else { "False" } },
                "Transitions": { "NextAction": format!("b{next}"), "Conditions": conditions,
                    "Errors": [{ "NextAction": format!("b{error}"), "ErrorType": "NoMatchingCondition" }] }
            })
        };
        let actions: Vec<serde_json::Value> = blocks.iter().enumerate().map(block).collect();
        serde_json::json!({ "StartAction": "b0", "Actions": actions }).to_string()
    })
}

/// Menus of FreeSWITCH with any of its actions.
fn ivr() -> impl Strategy<Value = String> {
    let actions = prop::sample::select(vec![
        "menu-sub",
        "menu-top",
        "menu-back",
        "menu-exit",
        "menu-exec-app",
        "menu-play-sound",
        "x",
    ]);
    let digits =
        prop::sample::select(vec!["1", "2", "*", "12", "/^(1[0-9])$/", "/^(\\d+)$/", "/[/", ""]);
    let params = prop::sample::select(vec![
        "a",
        "b",
        "bridge user/1",
        "transfer $1 XML x",
        "voicemail d 1",
        "fifo q in",
        "ivr b",
        "x",
        "",
    ]);
    let numbers = prop::sample::select(vec!["0", "1", "3", "99", "-1", "x"]);
    let entry = (actions, digits, params).prop_map(|(action, digits, param)| {
        format!("<entry action='{action}' digits='{digits}' param='{param}'/>")
    });
    let menu = (prop::collection::vec(entry, 0..5), numbers.clone(), numbers).prop_map(|(entries, one, other)| {
        format!(
            "greet-long='say:hi {{' exit-sound='bye' max-failures='{one}' digit-len='{other}' timeout='{one}'>{}</menu>",
            entries.concat()
        )
    });
    prop::collection::vec(menu, 1..3).prop_map(|menus| {
        let named =
            menus.iter().zip(["a", "b"]).map(|(menu, name)| format!("<menu name='{name}' {menu}"));
        format!("<menus>{}</menus>", named.collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_dialplan_is_refused_or_a_menu_that_loads(text in dialplan()) {
        if let Ok(imported) = read(ImportSystem::Asterisk, &text) {
            let loaded = menu::load("menu.toml", &imported.text);
            prop_assert!(loaded.is_ok(), "{}\n{}\n{}", text, imported.text, loaded.unwrap_err());
        }
    }

    #[test]
    fn any_flow_is_refused_or_a_menu_that_loads(text in flow()) {
        if let Ok(imported) = read(ImportSystem::Connect, &text) {
            let loaded = menu::load("menu.toml", &imported.text);
            prop_assert!(loaded.is_ok(), "{}\n{}\n{}", text, imported.text, loaded.unwrap_err());
        }
    }

    #[test]
    fn any_ivr_is_refused_or_a_menu_that_loads(text in ivr()) {
        if let Ok(imported) = read(ImportSystem::FreeSwitch, &text) {
            let loaded = menu::load("menu.toml", &imported.text);
            prop_assert!(loaded.is_ok(), "{}\n{}\n{}", text, imported.text, loaded.unwrap_err());
        }
    }

    #[test]
    fn any_text_is_refused_or_read(text in "\\PC{0,200}") {
        for system in ImportSystem::ALL {
            let _ = read(system, &text);
        }
    }
}
