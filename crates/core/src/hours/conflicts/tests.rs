use super::ConflictKind::{
    CutNight, OpenedClosedDay, ReopenedHoliday, ReplacedHours, ReversedHours,
};
use crate::hours::Hours;

fn found(text: &str) -> Vec<(super::ConflictKind, String, String)> {
    let hours = Hours::parse(text, chrono_tz::America::New_York, Some("US")).unwrap();
    let found = hours.conflicts().into_iter();
    found.map(|conflict| (conflict.kind, conflict.understood, conflict.rewrite)).collect()
}

#[test]
fn rules_that_undo_each_other_are_found_with_what_will_be_and_what_to_write() {
    for (text, kind, understood, rewrite) in [
        (
            "Mo-Fr 08:00-16:30; PH off; Th 08:00-14:00",
            ReopenedHoliday,
            "`Th 08:00-14:00` opens on public holidays, too (Thursday)",
            "Mo-Fr 08:00-16:30; Th 08:00-14:00; PH off",
        ),
        (
            "Mo-Fr 09:00-17:00; PH off; Dec 24 09:00-12:00",
            OpenedClosedDay,
            "`Dec 24 09:00-12:00` opens on Sunday, December 24, 2028, though no rule opens on Sundays",
            "Mo-Fr 09:00-17:00; Dec 24 Mo-Fr 09:00-12:00; PH off",
        ),
        (
            "Mo-Fr 08:00-12:00; Mo 14:00-18:00; Tu 16:00-18:00",
            ReplacedHours,
            "`Mo 14:00-18:00` replaces 8 a.m. to noon on Monday",
            "Mo-Fr 08:00-12:00, Mo 14:00-18:00; Tu 16:00-18:00",
        ),
        (
            "Su-Th 11:00-03:00; Fr-Sa 11:00-05:00",
            CutNight,
            "the night of Thursday ends at midnight, not at 3 a.m.: `Fr-Sa 11:00-05:00` replaces all of Friday",
            "Su-Th 11:00-03:00, Fr-Sa 11:00-05:00",
        ),
        (
            "Mo-Fr 09:00-24:00; Tu-Sa 00:00-03:00",
            ReplacedHours,
            "`Tu-Sa 00:00-03:00` replaces 9 a.m. to midnight on Tuesday to Friday",
            "Mo-Fr 09:00-24:00, Tu-Sa 00:00-03:00",
        ),
        (
            "Mo-Fr 18:00-08:00",
            ReversedHours,
            "`18:00-08:00` is open through the night, from 6 p.m. to 8 a.m. of the next day",
            "Mo-Fr 08:00-18:00",
        ),
        (
            "Mo-Fr 08:00-25:00",
            ReversedHours,
            "`08:00-25:00` is open through the night, from 8 a.m. to 1 a.m. of the next day",
            "Mo-Fr 08:00-01:00",
        ),
    ] {
        let said = (kind, understood.to_owned(), rewrite.to_owned());
        assert!(found(text).contains(&said), "{text}: {:#?}", found(text));
        // What is to be written instead is understood as it is meant.
        let again = found(rewrite).into_iter().filter(|(same, ..)| *same == kind);
        assert_eq!(again.filter(|_| kind != ReplacedHours).count(), 0, "{rewrite}");
    }
}

#[test]
fn hours_that_do_what_they_say_are_left_alone() {
    for text in [
        "Mo-Fr 08:00-17:00; PH off",
        "Mo-Fr 08:00-17:00; Fr 08:00-12:00; PH off",
        "Mo-Fr 08:00-12:00, Mo 14:00-18:00",
        "Mo-Fr 09:00-17:00; Dec 24 Mo-Fr 09:00-12:00; PH off",
        "Mo-Fr 09:00-17:00; PH off; Dec 25 10:00-12:00 \"Christmas dinner\"; Dec 25 Sa,Su off",
        "Mo-Su 22:00-06:00",
        "Mo-Su 06:00-14:00,22:00-06:00",
        "Su-Th 11:00-03:00, Fr-Sa 11:00-05:00",
        "Mo-Fr 17:00-08:00; Sa-Su 00:00-24:00",
        "Mo-Fr 18:00-26:00",
        "Mo-Fr 09:00-17:00; PH off; 2026 Nov 28 10:00-14:00",
        "Mo-Fr 09:00-17:00; easter +1 day 10:00-12:00; Nov Sa[4] 10:00-12:00",
        "PH off; Mo-Fr 08:00-17:00; PH off",
        "Mo-Fr 08:00-17:00; PH 10:00-12:00",
        "24/7; PH off",
    ] {
        assert!(found(text).is_empty(), "{text}: {:#?}", found(text));
    }
}
