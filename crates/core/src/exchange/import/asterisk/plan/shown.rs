//! The dialplans of the house as a real Asterisk reads them: what `dialplan show` of Asterisk 16.28 said was put
//! beside them, and the reader has the same contexts, extensions, steps and lines.

use std::collections::BTreeSet;

use super::{ConfReader, ReadPlan};

const PHARMACY: &str =
    include_str!("../../../../../../../tests/exchange/asterisk/parts/pharmacy.conf");
/// Each with what Asterisk shows of it.
const PLANS: [(&str, &str); 2] = [
    (
        include_str!("../../../../../../../tests/exchange/asterisk/office.conf"),
        include_str!("../../../../../../../tests/exchange/asterisk/office.show"),
    ),
    (
        include_str!("../../../../../../../tests/exchange/asterisk/clinic.conf"),
        include_str!("../../../../../../../tests/exchange/asterisk/clinic.show"),
    ),
];

/// A step as it is shown: context, extension, number, application with its arguments, line.
type ShownStep = (String, String, usize, String, usize);

fn of_asterisk(show: &str) -> BTreeSet<ShownStep> {
    let (mut context, mut extension) = (String::new(), String::new());
    let mut all = BTreeSet::new();
    for line in show.lines() {
        if let Some(rest) = line.strip_prefix("[ Context '") {
            context = rest.split('\'').next().unwrap_or_default().to_owned();
            continue;
        }
        if line.trim_start().starts_with("Include") {
            continue;
        }
        if let Some((name, _)) = line.split_once("' =>") {
            extension = name.trim_start().trim_start_matches('\'').to_owned();
        }
        let Some((before, place)) = line.rsplit_once('[') else { continue };
        let Some((number, call)) = before.split_once(". ") else { continue };
        let number = number.rsplit(' ').next().and_then(|it| it.parse().ok());
        let place = place.trim_end_matches(']').rsplit(':').next().and_then(|it| it.parse().ok());
        if let (Some(number), Some(place)) = (number, place) {
            let call = call.trim_end().to_owned();
            all.insert((context.clone(), extension.clone(), number, call, place));
        }
    }
    all
}

fn of_reader(text: &str) -> BTreeSet<ShownStep> {
    let mut files = |name: &str| Some(vec![(name.to_owned(), PHARMACY.to_owned())]);
    let mut reader = ConfReader::new(&mut files);
    reader.read("extensions.conf", text, 0).unwrap();
    let plan = ReadPlan::of(&reader.lines).unwrap();
    let mut all = BTreeSet::new();
    for context in &plan.contexts {
        for extension in &context.extensions {
            for step in extension.steps.values() {
                let call = format!("{}({})", step.app, step.args);
                let name = extension.name.clone();
                all.insert((context.name.clone(), name, step.priority, call, step.place.line));
            }
        }
    }
    all
}

#[test]
fn every_step_is_read_as_asterisk_reads_it() {
    for (text, show) in PLANS {
        let (theirs, ours) = (of_asterisk(show), of_reader(text));
        assert!(theirs.len() > 40, "{theirs:?}");
        let only = |one: &BTreeSet<ShownStep>, other: &BTreeSet<ShownStep>| {
            one.difference(other).cloned().collect::<Vec<_>>()
        };
        assert_eq!((only(&theirs, &ours), only(&ours, &theirs)), (Vec::new(), Vec::new()));
    }
}
