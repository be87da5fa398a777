//! Random hours, their words, and what a listener makes of them.

use super::hold;

/// Numbers that a seed decides (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }

    /// A place in a list that is so long.
    fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    fn one<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.place(list.len())]
    }
}

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

fn days(dice: &mut Dice) -> String {
    match dice.below(5) {
        0 => dice.one(&["Mo-Fr", "Mo-Su", "Sa-Su", "Mo-Th", "Mo-Sa", "Su-Th", "Fr-Mo"]).to_owned(),
        1 => format!("{},{}", dice.one(&DAYS), dice.one(&DAYS)),
        2 | 3 => format!("{}-{}", dice.one(&DAYS), dice.one(&DAYS)),
        _ => dice.one(&DAYS).to_owned(),
    }
}

fn clock(minute: u64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Times of a day that follow each other; some go on past midnight if nights may be.
fn times(dice: &mut Dice, nights: bool) -> String {
    match dice.below(8) {
        0 => return "00:00-24:00".to_owned(),
        1 if nights => {
            return dice
                .one(&["22:00-06:00", "17:00-08:00", "08:00-08:00", "18:00-26:00", "12:00-30:30"])
                .to_owned();
        }
        2 => {
            return dice
                .one(&["07:30-24:00", "00:00-12:00", "12:00-24:00", "00:00-16:00"])
                .to_owned();
        }
        _ => {}
    }
    let spans = 1 + dice.below(2);
    let mut from = dice.below(12) * 60;
    let mut said = Vec::new();
    for _ in 0..spans {
        let begins = from + 30 * dice.below(8);
        let ends = begins + 15 * (1 + dice.below(20));
        if ends >= 1440 {
            break;
        }
        said.push(format!("{}-{}", clock(begins), clock(ends)));
        from = ends + 30;
    }
    if nights && dice.below(6) == 0 {
        said =
            vec![format!("{}-{}", clock(60 * (12 + dice.below(12))), clock(15 * dice.below(40)))];
    }
    match said.is_empty() {
        true => "09:00-17:00".to_owned(),
        false => said.join(","),
    }
}

/// A few rules about weeks.
fn weeks(dice: &mut Dice, when: &str, nights: bool) -> Vec<String> {
    let rules = 1 + dice.below(3);
    let rule = |dice: &mut Dice| match dice.below(7) {
        0 => format!("{when}{} off", days(dice)),
        _ => format!("{when}{} {}", days(dice), times(dice, nights)),
    };
    let mut rules: Vec<String> = (0..rules).map(|_| rule(dice)).collect();
    if when.is_empty() && dice.below(12) == 0 {
        rules.insert(0, "24/7".to_owned());
    }
    rules
}

fn random(dice: &mut Dice) -> (String, bool) {
    let dated = dice.below(4) == 0;
    let mut rules = match dated && dice.below(2) == 0 {
        true => {
            let seasons: &[&[&str]] = &[
                &["", "Jul-Aug "],
                &["Jun-Aug ", "Sep-May "],
                &["", "Dec 24-Jan 02 "],
                &["Jan-Mar ", "Apr-Jun ", "Jul-Dec "],
                &["", "May 15-Sep 14 ", "Dec "],
                &["Apr-Sep "],
                &["", "Feb 15-Feb 29 "],
                &["Jan,Mar,Oct-Nov ", "Apr-Sep,Dec "],
            ];
            let chosen = seasons[dice.place(seasons.len())];
            chosen.iter().flat_map(|when| weeks(dice, when, false)).collect()
        }
        false => weeks(dice, "", !dated),
    };
    if dated {
        for _ in 0..dice.below(4) {
            let day = dice.one(&[
                "Dec 24",
                "Jan 02",
                "Feb 29",
                "Jul 03",
                "easter",
                "easter -2 days",
                "easter +1 day",
                "easter +39 days",
                "easter -10 days",
                "Nov Th[4]",
                "Nov Th[4] -1 day",
                "May Mo[-1]",
                "Mo[1]",
                "We[2,4]",
                "Jun-Jul Fr[-2]",
                "Dec 24 Mo-Fr",
                "2027 Mar 10",
                "week 10",
                "week 01-53/2",
                "2027 Jul 01-2027 Jul 09",
                "PH +1 day",
                "Dec 25,Dec 26",
                "easter +2 days",
                "Mo[1],Mo[3]",
                "Mo[-1]",
                "easter -2 days-easter +1 day",
                "Nov Th[4]-Nov Th[4] +1 day",
                "Jul 01-Jul 15",
            ]);
            let hours = match dice.below(2) {
                0 => "off".to_owned(),
                _ => times(dice, false),
            };
            rules.push(format!("{day} {hours}"));
        }
    }
    let place = dice.place(rules.len() + 1);
    match dice.below(8) {
        0..=2 => rules.insert(place, "PH off".to_owned()),
        3 => rules.insert(place, format!("PH {}", times(dice, false))),
        _ => {}
    }
    let between = if dice.below(10) == 0 { ", " } else { "; " };
    let mut text = rules.join(between);
    if dice.below(20) == 0 {
        text += &format!(" || {} {}", days(dice), times(dice, !dated));
    }
    let year = dated || text.contains("PH");
    (text, year)
}

#[test]
fn a_listener_finds_the_hours_that_were_said() {
    let number = |name: &str, default: u64| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let seed = number("SEED", 0x5EED_0FA1);
    let cases = number("CASES", 500);
    println!("SEED={seed} CASES={cases}");
    let mut dice = Dice(seed.max(1));
    let (mut unsaid, mut wrong) = (Vec::new(), Vec::new());
    // In England the days around Easter are holidays, in the United States they are not.
    let countries = ["US", "GB-ENG"].into_iter().cycle();
    for (_, country) in (0..cases).zip(countries) {
        let (text, year) = random(&mut dice);
        // A night on a holiday is told of in docs/hours.md; here it is left to the days.
        if year && is_night(&text) {
            continue;
        }
        match hold(&text, Some(country), year) {
            Ok(true) => {}
            Ok(false) => unsaid.push(text),
            Err(why) => wrong.push(why),
        }
        if wrong.len() >= 20 {
            break;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    println!("{} of {cases} have no words: {:#?}", unsaid.len(), &unsaid[..unsaid.len().min(20)]);
    assert!(unsaid.len() as u64 * 20 < cases, "too many have no words: {}", unsaid.len());
}

fn is_night(text: &str) -> bool {
    text.split([' ', ',', ';']).any(|times| {
        let Some((from, to)) = times.split_once('-') else { return false };
        from.contains(':') && (to <= from || to > "24:00")
    })
}
