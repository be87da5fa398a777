//! Flows of Amazon Connect, in both formats.

use phonetree_core::exchange::import::{ImportSettings, ImportSystem, import};
use phonetree_core::script;

use super::{house, is_as_it_stands, of_house, read, tree};

const NOON: &str = "2026-11-23 12:00";

#[test]
fn a_utility_is_read_from_both_formats_as_it_stands_beside_them() {
    is_as_it_stands(ImportSystem::Connect, "connect/utility.json");
    is_as_it_stands(ImportSystem::Connect, "connect/utility-before.json");
}

#[test]
fn callers_of_the_older_flow_get_what_it_says() {
    let flow = tree(&of_house(ImportSystem::Connect, "connect/utility-before.json"));
    let call = || script::call(&flow).at(NOON);
    call().press("1").reaches("outages");
    call().press("9").hears("That key leads nowhere.").hears("To report an outage, press 1.");
    call().press("2").hears("An outside number");
}

#[test]
fn hours_lambda_functions_and_attributes_are_decided_outside() {
    let imported = of_house(ImportSystem::Connect, "connect/utility.json");
    let flow = tree(&imported);
    // What is not said is no: it is closed.
    script::call(&flow).at(NOON).press("").hears("We are closed.");
    let has = |text: &str| assert!(imported.text.contains(text), "{text}\n{}", imported.text);
    has("name = \"hours-1-open\"");
    has("name = \"standing-overdue\"");
    has("{account} owes [Balance] dollars");
    has("{ times = 3, to = \"goodbye\" }");
}

#[test]
fn digits_that_are_asked_for_round_and_round_are_one_entry() {
    let text = r#"{"StartAction":"a","Actions":[{"Identifier":"a","Type":"StoreUserInput","Parameters":{"Text":"Digits?"},
        "Transitions":{"NextAction":"b"}},{"Identifier":"b","Type":"Compare",
        "Parameters":{"ComparisonValue":"$.StoredCustomerInput"},"Transitions":{"NextAction":"a","Conditions":[
        {"NextAction":"c","Condition":{"Operator":"Equals","Operands":["1"]}}]}},{"Identifier":"c","Type":"DisconnectParticipant"}]}"#;
    let flow = tree(&read(ImportSystem::Connect, text).unwrap());
    // Who enters nothing comes to the same question without digits.
    assert_eq!((flow.entries.len(), flow.branches.len()), (1, 2));
}

/// A flow that calls a Lambda function, sets a queue and puts callers into it; each has a way for errors.
const WITH_ERRORS: &str = r#"{"StartAction":"ask","Actions":[
    {"Identifier":"ask","Type":"GetParticipantInput","Parameters":{"Text":"Press 1."},"Transitions":{"NextAction":"bye",
        "Conditions":[{"NextAction":"look-up","Condition":{"Operator":"Equals","Operands":["1"]}}],
        "Errors":[{"NextAction":"bye","ErrorType":"NoMatchingError"}]}},
    {"Identifier":"look-up","Type":"InvokeLambdaFunction","Parameters":{"LambdaFunctionARN":"Balance"},
        "Transitions":{"NextAction":"choose","Errors":[{"NextAction":"no-balance","ErrorType":"NoMatchingError"}]}},
    {"Identifier":"choose","Type":"UpdateContactTargetQueue","Parameters":{"QueueId":"Billing"},
        "Transitions":{"NextAction":"wait","Errors":[{"NextAction":"no-queue","ErrorType":"NoMatchingError"}]}},
    {"Identifier":"wait","Type":"TransferContactToQueue","Transitions":{"NextAction":"bye","Errors":[
        {"NextAction":"all-busy","ErrorType":"QueueAtCapacity"},{"NextAction":"broken","ErrorType":"NoMatchingError"}]}},
    {"Identifier":"no-balance","Type":"MessageParticipant","Parameters":{"Text":"No balance today."},"Transitions":{"NextAction":"bye"}},
    {"Identifier":"no-queue","Type":"MessageParticipant","Parameters":{"Text":"Nobody is there."},"Transitions":{"NextAction":"bye"}},
    {"Identifier":"all-busy","Type":"MessageParticipant","Parameters":{"Text":"All are busy."},"Transitions":{"NextAction":"bye"}},
    {"Identifier":"broken","Type":"MessageParticipant","Parameters":{"Text":"The line is broken."},
        "Transitions":{"NextAction":"bye","Errors":[{"NextAction":"no-queue","ErrorType":"NoMatchingError"}]}},
    {"Identifier":"bye","Type":"DisconnectParticipant"}]}"#;

#[test]
fn errors_of_lambda_functions_and_queues_are_decided_outside_and_other_errors_are_losses() {
    let imported = read(ImportSystem::Connect, WITH_ERRORS).unwrap();
    let flow = tree(&imported);
    script::call(&flow).at(NOON).press("1").hears("Billing");
    let said = super::losses(&imported);
    for loss in [
        "whether Balance fails is decided outside: call --assume balance-fails=yes says so",
        "whether Billing fails is decided outside: call --assume billing-fails=yes says so",
        "Message participant never fails here: the way for its errors is left out",
        "Update contact target queue never fails here: the way for its errors is left out",
    ] {
        assert!(said.contains(loss), "{loss}\n{said}");
    }
    let has = |text: &str| assert!(imported.text.contains(text), "{text}\n{}", imported.text);
    has("name = \"balance-fails\", asks = \"Does Balance fail?\", to = \"no-balance\"");
    has("name = \"billing-fails\", asks = \"Does Billing fail?\", to = \"broken\"");
    has("full_to = \"all-busy\"");
}

#[test]
fn addresses_are_never_shown_and_get_names_from_a_file() {
    let text = std::fs::read_to_string(house().join("connect/utility.json")).unwrap();
    let plain = of_house(ImportSystem::Connect, "connect/utility.json");
    let said = plain.text.clone() + &super::losses(&plain);
    assert!(!said.contains("123456789012") && !said.contains("arn:"), "{said}");
    let mut settings = ImportSettings::default();
    let hours = "arn:aws:connect:us-west-2:123456789012:instance/i-1/operating-hours/h-1";
    settings.names.insert(hours.into(), "Office hours".into());
    let named = import(ImportSystem::Connect, "a.json", &text, &settings, &mut |_| None).unwrap();
    assert!(named.text.contains("Is it within Office hours?"), "{}", named.text);
}

#[test]
fn what_is_no_flow_is_refused_with_its_line() {
    for (text, why) in [
        ("{\n\"Actions\": [\n", "menu:3: the JSON of the flow ends or breaks here"),
        ("{\"a\": 1}", "menu: this JSON has no flow of Amazon Connect"),
        ("{\"Actions\": []}", "menu: the flow doesn't say at which block it begins"),
        (
            "{\"StartAction\":\"a\",\"Actions\":[{\"Identifier\":\"a\",\"Type\":\"MessageParticipant\",\
             \"Parameters\":{\"Text\":\"hello\"},\"Transitions\":{}}]}",
            "menu: no menu is in this flow",
        ),
    ] {
        let said = read(ImportSystem::Connect, text).unwrap_err().to_string();
        assert!(said.starts_with(why), "{said}");
    }
}
