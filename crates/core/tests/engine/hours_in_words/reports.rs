//! Public reports of hours that were told wrong, each as calls with the right answer.

use phonetree_core::menu::{self, Tree};
use phonetree_core::script::call;
use phonetree_core::walk::{Proof, ProofVerdict};

fn menu_of(hours: &str, settings: &str) -> Tree {
    let text = format!(
        "format = 1\ntitle = \"Elm\"\ntimezone = \"America/New_York\"\ncountry = \"US\"\n{settings}\n\
         [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"desk\"\n\
         [teams.desk]\nname = \"The desk\"\n{hours}\n"
    );
    menu::load("elm.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// An instant, and whether somebody answers.
type Answered = (&'static str, bool);

#[test]
fn hours_of_public_reports_open_and_close_when_they_should() {
    let reports: &[(&str, &str, &[Answered])] = &[
        // A half day on Thanksgiving eve, whatever the date.
        (
            "DeskDirector/UserVoice #280",
            "Mo-Fr 09:00-17:00; PH off; Nov Th[4] -1 day 09:00-15:00; Dec 24 Mo-Fr 09:00-12:00",
            &[("2026-11-25 14:59", true), ("2026-11-25 15:00", false), ("2026-12-24 12:00", false)],
        ),
        // That half day only if it is a working day.
        (
            "holiday-calendar-java #205",
            "Mo-Fr 09:00-17:00; Dec 24 Mo-Fr 09:00-12:00; PH off",
            &[("2026-12-24 10:00", true), ("2027-12-24 10:00", false), ("2028-12-24 10:00", false)],
        ),
        (
            "RocketChat/feature-requests #303",
            "Mo-Fr 08:00-18:00; 2026 Dec 10 13:00-16:00 off",
            &[("2026-12-10 12:59", true), ("2026-12-10 13:00", false), ("2026-12-10 16:00", true)],
        ),
        (
            "chatwoot #6467",
            "Mo-Fr 08:00-17:00; Dec 24-Jan 02 off",
            &[("2026-12-28 10:00", false), ("2027-01-04 08:00", true)],
        ),
        (
            "OfficeDocs-SkypeForBusiness #5329",
            "Mo-Su 00:00-00:00",
            &[("2026-11-28 00:00", true), ("2026-11-29 12:00", true)],
        ),
        (
            "OsmAnd #4934",
            "Mo-Fr 08:00-12:00, Mo 14:00-18:00",
            &[("2026-11-23 09:00", true), ("2026-11-23 15:00", true), ("2026-11-24 15:00", false)],
        ),
        // Late nights that the days after them do not cut.
        (
            "every_door #191",
            "Su-Th 11:00-03:00, Fr-Sa 11:00-05:00",
            &[("2026-11-27 01:00", true), ("2026-11-29 04:00", true), ("2026-11-29 05:00", false)],
        ),
        // A night on a holiday: the calendar day is closed, from midnight to midnight.
        (
            "opening_hours.js #231",
            "Mo-Su 22:00-06:00; PH off",
            &[
                ("2026-12-24 23:00", true),
                ("2026-12-25 01:00", false),
                ("2026-12-25 23:00", false),
                ("2026-12-26 01:00", true),
            ],
        ),
        // The claims line of a state, the operations room of a university, an office with summer hours.
        (
            "dol.ny.gov, node 29151",
            "Mo-Fr 07:30-24:00; Sa-Su 00:00-24:00",
            &[
                ("2026-11-27 07:29", false),
                ("2026-11-27 23:59", true),
                ("2026-11-28 05:00", true),
                ("2026-11-30 00:00", false),
            ],
        ),
        (
            "indstate.edu, operations room",
            "Mo-Fr 00:00-24:00; Sa 00:00-16:00; Su 13:00-21:00; PH off",
            &[
                ("2026-11-24 03:00", true),
                ("2026-11-26 10:00", false),
                ("2026-11-28 15:59", true),
                ("2026-11-28 16:00", false),
                ("2026-11-29 13:00", true),
                ("2026-11-29 21:00", false),
            ],
        ),
        (
            "thevoco.com, business hours",
            "Jun-Aug Mo-Fr 08:00-16:00; Sep-May Mo-Fr 08:00-17:00",
            &[("2026-07-15 16:00", false), ("2026-11-23 16:00", true), ("2026-11-23 17:00", false)],
        ),
        (
            "an early Thursday, with its holidays",
            "Mo-Fr 08:00-16:30; Th 08:00-14:00; PH off",
            &[("2026-11-26 10:00", false), ("2026-12-03 13:59", true), ("2026-12-03 14:00", false)],
        ),
    ];
    for (report, hours, calls) in reports {
        let menu = menu_of(&format!("hours = \"{hours}\""), "");
        for (at, answered) in *calls {
            println!("{report}: {at}");
            match answered {
                true => call(&menu).at(at).reaches("desk"),
                false => call(&menu).at(at).closed("desk"),
            };
        }
    }
}

#[test]
fn a_caller_hears_all_the_hours_that_there_are() {
    for (hours, at, words) in [
        (
            // The claims line of a state: all weekend, too.
            "Mo-Fr 07:30-24:00; Sa-Su 00:00-24:00",
            "2026-11-23 05:00",
            "We are open Monday to Friday, 7:30 a.m. to midnight; Saturday and Sunday, all day, Eastern time.",
        ),
        (
            // The operations room of a university.
            "Mo-Fr 00:00-24:00; Sa 00:00-16:00; Su 13:00-21:00; PH off",
            "2026-11-28 17:00",
            "We are open Monday to Friday, all day; Saturday, until 4 p.m.; Sunday, 1 p.m. to 9 p.m. Eastern time",
        ),
        (
            "Jun-Aug Mo-Fr 08:00-16:00; Sep-May Mo-Fr 08:00-17:00",
            "2026-11-28 10:00",
            "from June to August, Monday to Friday, 8 a.m. to 4 p.m.; from September to May",
        ),
        (
            "Mo-Fr 00:00-24:00",
            "2026-11-28 10:00",
            "We are open Monday to Friday, all day, Eastern time.",
        ),
    ] {
        call(&menu_of(&format!("hours = \"{hours}\""), "")).at(at).hears(words);
    }
}

#[test]
fn words_by_hand_are_said_in_the_language_of_the_call() {
    let hours = "hours = \"week 01-53/2 Mo-Fr 08:00-17:00\"\n\
                 hours_say = { en = \"every other week\", es = \"cada dos semanas\" }\n";
    let english = menu_of(hours, "languages = [\"es\"]");
    call(&english).at("2026-11-28 10:00").hears("We are open every other week. We open");
    let spanish = menu_of(hours, "language = \"es-US\"\nlanguages = [\"en-US\"]");
    call(&spanish).at("2026-11-28 10:00").hears("El horario es cada dos semanas. Abrimos");
    // Where the menu has no text in English, what is written in English quotes the words there are.
    let one = "hours = \"week 01-53/2 Mo-Fr 08:00-17:00\"\nhours_say = \"cada dos semanas\"\n";
    let tree = menu_of(one, "language = \"es-US\"");
    let team = &tree[tree.team_ids().next().unwrap()];
    let words = team.hours.as_ref().unwrap().words(phonetree_core::language::Locale::ENGLISH);
    assert_eq!(words, "cada dos semanas");
}

#[test]
fn noon_and_midnight_are_said_as_spanish_says_them() {
    let spanish = "language = \"es-ES\"";
    let night = menu_of("hours = \"Mo-Su 00:00-06:00\"", spanish);
    call(&night).at("2026-11-24 08:00").hears("Abrimos mañana a medianoche.");
    let lunch = menu_of("hours = \"Mo-Fr 12:00-13:00\"", spanish);
    call(&lunch).at("2026-11-24 08:00").hears("Abrimos hoy al mediodía.");
    let one = menu_of("hours = \"Mo-Fr 13:00-14:00\"", spanish);
    call(&one).at("2026-11-24 08:00").hears("Abrimos hoy a la 1 p.m.");
}

/// irontec/ivozprovider #249: three shifts, each with its desk.
#[test]
fn three_shifts_ring_three_desks_around_the_clock() {
    let text = "format = 1\ntitle = \"Elm\"\ntimezone = \"America/New_York\"\n\
        [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"shifts\"\n\
        [branches.shifts]\ncases = [{ during = \"Mo-Su 06:00-14:00\", to = \"early\" }, { during = \"Mo-Su 14:00-22:00\", to = \"late\" }]\n\
        otherwise = \"night\"\n\
        [teams.early]\nname = \"Early\"\n[teams.late]\nname = \"Late\"\n[teams.night]\nname = \"Night\"\n\
        [[never]]\nreaches = \"night\"\nduring = \"Mo-Su 06:00-22:00\"\n\
        [[never]]\nreaches = \"early\"\nduring = \"Mo-Su 14:00-06:00\"\n";
    let menu = menu::load("shifts.toml", text).unwrap_or_else(|problems| panic!("{problems}"));
    for (at, desk) in [
        ("2026-11-23 05:59", "night"),
        ("2026-11-23 06:00", "early"),
        ("2026-11-23 13:59", "early"),
        ("2026-11-23 14:00", "late"),
        ("2026-11-23 21:59", "late"),
        ("2026-11-23 22:00", "night"),
        ("2026-11-24 00:00", "night"),
        ("2026-11-29 06:00", "early"),
    ] {
        call(&menu).at(at).reaches(desk);
    }
    let proofs = crate::proofs::prove(&menu, &crate::proofs::estimated);
    let never: Vec<&Proof> = proofs.proofs.iter().filter(|proof| proof.name == "never").collect();
    assert_eq!(never.len(), 2);
    assert!(never.iter().all(|proof| proof.verdict == ProofVerdict::Proved), "{never:?}");
}
