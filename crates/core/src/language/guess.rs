//! "Did you mean": which of the known names was meant by one that is not known, where that is sure enough
//! to be said. A wrong guess is worse than none.

use strsim::osa_distance;

/// Of a longer text nobody guesses: it is not a name with a slip in it.
const LONGEST: usize = 80;

/// The known name that was meant. The first of these that has one best answer:
///
/// 1. the same letters, in capitals or not, with other signs between the words;
/// 2. a slip: one letter in three or four too many, too few or swapped, one wrong from four on, two from eight,
///    three from thirteen; one more where only vowels differ. Digits are never a slip of other digits;
/// 3. some of its words: `main.2` of `menus.main.2`;
/// 4. how it begins, four letters at least.
///
/// Where two names are equally near there is no guess.
///
/// ```
/// use phonetree_core::language::nearest;
///
/// let known = ["menus.main.1", "menus.main.2", "teams.sales.hours"];
/// assert_eq!(nearest("main.2", known), Some("menus.main.2"));
/// assert_eq!(nearest("teams.sales.hour", known), Some("teams.sales.hours"));
/// assert_eq!(nearest("menus.main.3", known), None, "neither 2 nor 1 is a slip of 3");
/// assert_eq!(nearest("expect", ["press", "exact"]), None);
/// ```
pub fn nearest<'n>(asked: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    meant(asked, known.into_iter().map(|name| (name, name)))
}

/// What a text means of things that have names, several if need be: as [`nearest`].
pub(crate) fn meant<'n, T: Copy + PartialEq>(
    asked: &str,
    known: impl IntoIterator<Item = (&'n str, T)>,
) -> Option<T> {
    if asked.chars().nth(LONGEST).is_some() {
        return None;
    }
    let asked = Spelled::of(asked);
    if asked.letters.is_empty() {
        return None;
    }
    let mut best: [SoFar<T>; 4] = [SoFar::None; 4];
    for (name, thing) in known {
        let name = Spelled::of(name);
        if let Some((how, cost)) = asked.nearness(&name) {
            best[how] = best[how].or(cost, thing);
        }
    }
    match best.into_iter().find(|best| !matches!(best, SoFar::None))? {
        SoFar::One(_, thing) => Some(thing),
        SoFar::None | SoFar::Several(_) => None,
    }
}

/// The best so far.
#[derive(Clone, Copy)]
enum SoFar<T> {
    None,
    One(usize, T),
    Several(usize),
}

impl<T: Copy + PartialEq> SoFar<T> {
    /// This, or something else that costs so much.
    fn or(self, cost: usize, thing: T) -> Self {
        match self {
            Self::One(best, same) if best == cost && same != thing => Self::Several(cost),
            Self::One(best, _) | Self::Several(best) if best <= cost => self,
            Self::None | Self::One(..) | Self::Several(_) => Self::One(cost, thing),
        }
    }
}

/// A name as it is compared.
struct Spelled {
    /// Its words, in small letters.
    words: Vec<String>,
    /// All of them, with nothing between.
    letters: String,
}

impl Spelled {
    fn of(name: &str) -> Self {
        let small = name.to_lowercase();
        let words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        Self { letters: words.concat(), words }
    }

    /// How a known name is near, and what that costs.
    fn nearness(&self, known: &Self) -> Option<(usize, usize)> {
        if self.letters == known.letters {
            return Some((0, 0));
        }
        if let Some(errors) = slip(&self.letters, &known.letters) {
            return Some((1, errors));
        }
        if let Some(cost) = self.is_part_of(known) {
            return Some((2, cost));
        }
        let begins = self.letters.chars().count() >= 4 && known.letters.starts_with(&self.letters);
        begins.then_some((3, 0))
    }

    /// Whether each word stands in a known name, with a slip at the most; the words left over are the
    /// cost, and slips.
    fn is_part_of(&self, known: &Self) -> Option<usize> {
        let long = |word: &String| word.chars().count() >= 3;
        if self.words.len() >= known.words.len() || !self.words.iter().any(long) {
            return None;
        }
        let errors = self.words.iter().map(|word| {
            known
                .words
                .iter()
                .filter_map(|other| match word == other {
                    true => Some(0),
                    false => slip(word, other),
                })
                .min()
        });
        let errors: Option<Vec<usize>> = errors.collect();
        Some(known.words.len() - self.words.len() + 10 * errors?.into_iter().sum::<usize>())
    }
}

/// How many slips of the fingers are between two texts, if they are few for their length.
fn slip(asked: &str, known: &str) -> Option<usize> {
    let count = asked.chars().count();
    let other = known.chars().count();
    // The fewest errors there can be.
    if count.abs_diff(other) > 4 {
        return None;
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (asked_digits, known_digits) = (digits(asked), digits(known));
    if asked_digits != known_digits && !asked_digits.is_empty() && !known_digits.is_empty() {
        return None;
    }
    let few = match count {
        0..=2 => 0,
        3..=7 => 1,
        8..=12 => 2,
        _ => 3,
    };
    let heard_alike = count >= 5 && skeleton(asked) == skeleton(known);
    let errors = osa_distance(asked, known);
    if errors > few + usize::from(heard_alike) {
        return None;
    }
    // A wrong letter, where it is not a swap of two neighbors: another name as likely as a slip.
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let replaced = count == other && sorted(asked) != sorted(known);
    let same_begin = asked.chars().next() == known.chars().next();
    if replaced && (count < 4 || count < 8 && !same_begin) {
        return None;
    }
    Some(errors)
}

/// What is left of a word without its vowels and doubled letters, and with letters that are heard alike
/// written alike.
fn skeleton(word: &str) -> String {
    let mut left = String::new();
    for letter in word.chars() {
        let letter = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => continue,
            'k' | 'q' => 'c',
            'z' => 's',
            letter => letter,
        };
        if !left.ends_with(letter) {
            left.push(letter);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::nearest;

    /// Ids of teams and nodes, keys of tables, facts, zones.
    const IDS: &[&str] = &["main", "billing", "sales", "client-services", "night-message", "desk"];
    const KEYS: &[&str] = &[
        "title",
        "timezone",
        "language",
        "languages",
        "hours",
        "hours_say",
        "no_input",
        "no_match",
        "press",
        "exact",
        "reaches",
        "email",
    ];
    const FACTS: &[&str] = &[
        "lines.main.number",
        "menus.main.1",
        "menus.main.2",
        "menus.main.20",
        "teams.sales.hours",
        "teams.sales.name",
        "teams.billing.hours",
    ];
    const ZONES: &[&str] = &[
        "America/New_York",
        "America/Chicago",
        "Pacific/Johnston",
        "Pacific/Marquesas",
        "Asia/Tokyo",
        "Europe/Paris",
        "PST8PDT",
        "EST",
    ];
    const TEAMS: &[&str] = &[
        "California Service Center",
        "Client Services Unit",
        "Account Management Support Team",
        "Member Services Center",
    ];

    /// What people type, and the guess that helps them, or none.
    const TYPED: [(&str, &[&str], Option<&str>); 56] = [
        // Slips of the fingers.
        ("mian", IDS, Some("main")),
        ("biling", IDS, Some("billing")),
        ("sails", IDS, Some("sales")),
        ("saels", IDS, Some("sales")),
        ("dask", IDS, Some("desk")),
        ("dek", IDS, Some("desk")),
        ("desks", IDS, Some("desk")),
        ("Client_Services", IDS, Some("client-services")),
        ("clientservices", IDS, Some("client-services")),
        ("clinet-services", IDS, Some("client-services")),
        ("nigth-mesage", IDS, Some("night-message")),
        ("titel", KEYS, Some("title")),
        ("tittle", KEYS, Some("title")),
        ("titulo", KEYS, Some("title")),
        ("time_zone", KEYS, Some("timezone")),
        ("languag", KEYS, Some("language")),
        ("reeches", KEYS, Some("reaches")),
        ("no-input", KEYS, Some("no_input")),
        ("no_inputs", KEYS, Some("no_input")),
        ("hour", KEYS, Some("hours")),
        ("e-mail", KEYS, Some("email")),
        ("America/New_Yrok", ZONES, Some("America/New_York")),
        ("Amerika/New_York", ZONES, Some("America/New_York")),
        ("america-new-york", ZONES, Some("America/New_York")),
        // Parts of a name.
        ("main.2", FACTS, Some("menus.main.2")),
        ("main.20", FACTS, Some("menus.main.20")),
        ("sales.hours", FACTS, Some("teams.sales.hours")),
        ("teams.sales.hour", FACTS, Some("teams.sales.hours")),
        ("services", IDS, Some("client-services")),
        ("night", IDS, Some("night-message")),
        ("new york", ZONES, Some("America/New_York")),
        ("client services", TEAMS, Some("Client Services Unit")),
        ("acount managment", TEAMS, Some("Account Management Support Team")),
        // How it begins.
        ("lang", &["language", "label"], Some("language")),
        ("longest", &["longest_call", "path"], Some("longest_call")),
        // Other names, and no slips.
        ("expect", KEYS, None),
        ("keys", KEYS, None),
        ("JST", ZONES, None),
        ("Mars", ZONES, None),
        ("CT", ZONES, None),
        ("PST", ZONES, None),
        ("bales", IDS, None),
        ("refunds", IDS, None),
        ("no", KEYS, None),
        ("x", IDS, None),
        ("", IDS, None),
        ("--", IDS, None),
        ("cobra", TEAMS, None),
        ("nosuch", TEAMS, None),
        // One is as near as another.
        ("main", FACTS, None),
        ("hours", FACTS, None),
        ("lang", KEYS, None),
        ("service center", &["California Service Center", "Oregon Service Center"], None),
        // Digits are not slips.
        ("menus.main.3", FACTS, None),
        ("menus.main.02", FACTS, None),
        ("202-555-0143", &["+1-202-555-0142"], None),
    ];

    #[test]
    fn a_guess_is_made_where_it_is_good_and_nowhere_else() {
        let wrong = TYPED
            .iter()
            .filter(|(typed, known, guess)| nearest(typed, known.iter().copied()) != *guess);
        let wrong: Vec<String> = wrong
            .map(|(typed, known, guess)| {
                let found = nearest(typed, known.iter().copied());
                format!("{typed}: {found:?}, not {guess:?}")
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_order_in_which_names_are_known_decides_nothing() {
        for (typed, known, guess) in TYPED {
            assert_eq!(nearest(typed, known.iter().rev().copied()), guess, "{typed}");
        }
    }

    #[test]
    fn of_a_very_long_text_nobody_guesses() {
        let long = "billing".repeat(1_000);
        assert_eq!(nearest(&long, IDS.iter().copied()), None);
    }
}
