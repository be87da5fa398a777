//! `phonetree practice --history`: how it went so far, and what is weak.

use serde_json::{Value, json};

use crate::cli::output::{print, print_in_color};
use crate::cli::{Failure, Verdict, paint};
use crate::history::History;
use crate::sheet::{LineEnd, csv_of_fields};
use phonetree_core::document::escape::one_line;
use phonetree_core::language::Locale;
use phonetree_core::practice::{Known, Past};

/// The trend is that of so many sessions.
const TREND: u32 = 30;
/// So many errands are named as weak.
const WEAKEST: usize = 5;

pub(super) fn tell(
    history: &History,
    (trainee, menu): (&str, &str),
    locale: &Locale,
    as_json: bool,
    as_csv: bool,
) -> Result<Verdict, Failure> {
    if as_csv {
        let drills = history.drills(trainee, menu)?;
        print(&csv_of_fields(&drills, LineEnd::Lf)?)?;
        return Ok(Verdict::Fine);
    }
    let sessions = history.sessions(trainee, menu, TREND)?;
    let mut known = history.known(trainee, menu)?;
    let counts = history.counts(trainee, menu)?;
    known.sort_by(|a, b| (a.average(), &a.errand).cmp(&(b.average(), &b.errand)));
    match as_json {
        true => print(&format!("{:#}\n", shape(trainee, menu, counts, &sessions, &known))),
        false => print_in_color(
            &text((trainee, menu), locale, counts, (&sessions, &known)),
            paint::drills,
        ),
    }?;
    Ok(Verdict::Fine)
}

fn text(
    (trainee, menu): (&str, &str),
    locale: &Locale,
    (sessions, drills): (u32, u32),
    (last, known): (&[Past], &[Known]),
) -> String {
    let said = locale.report();
    if last.is_empty() {
        return said.not_practiced(&trainee, &menu) + "\n";
    }
    let averages: Vec<u32> = last.iter().map(Past::average).collect();
    let (drills, held) =
        (said.so_many_drills(drills.into()), said.so_many_sessions(sessions.into()));
    let mut text = said.practiced(&trainee, &drills, &menu, &held) + "\n\n";
    text += &match averages.len() {
        1 => said.average().to_owned(),
        last => said.average_of_last(&last),
    };
    let trend = match (averages[0], averages[averages.len() - 1]) {
        (first, now) if first == now => format!("{now}"),
        (first, now) => said.trend(&first, &now),
    };
    text += &format!("\n  {}  {trend}\n\n{}\n", sparkline(&averages), said.weakest());
    for known in known.iter().take(WEAKEST) {
        text += &format!(
            "  {:>3}  {} ({}; {}, {})\n",
            known.average(),
            one_line(&known.errand),
            known.about.name(),
            said.so_many_tries(known.tries.into()),
            said.last_try(&known.last)
        );
    }
    text
}

fn shape(
    trainee: &str,
    menu: &str,
    (count, drills): (u32, u32),
    last: &[Past],
    known: &[Known],
) -> Value {
    let sessions = last.iter().map(|past| {
        json!({
            "began": past.began.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            "kind": past.kind,
            "course": past.course,
            "drills": past.drills,
            "wanted": past.wanted,
            "points": past.average(),
        })
    });
    let errands = known.iter().map(|known| {
        json!({
            "errand": known.errand,
            "about": known.about.name(),
            "tries": known.tries,
            "points": known.average(),
            "last": known.last,
            "due": known.card.due.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        })
    });
    json!({
        "trainee": trainee,
        "menu": menu,
        "sessions": count,
        "drills": drills,
        "last_sessions": sessions.collect::<Vec<_>>(),
        "errands": errands.collect::<Vec<_>>(),
    })
}

/// `▁▃▅█`: 0 to 100 points.
fn sparkline(points: &[u32]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    points.iter().map(|points| BARS[(*points as usize * 8 / 101).min(7)]).collect()
}
