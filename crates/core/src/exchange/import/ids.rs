//! Names of nodes, made from whatever another system calls things.

use std::collections::HashSet;

/// Names that are taken, and those that mean something else in a menu file.
#[derive(Debug, Default)]
pub(super) struct NodeNames(HashSet<String>);

/// What a menu file means by these where a node could stand.
const WORDS: [&str; 4] = ["back", "hang-up", "outside", "none"];
/// Nobody likes to type longer ones.
const MOST_LETTERS: usize = 40;

impl NodeNames {
    /// A name that nothing else has, as near to what is wanted as can be.
    pub(super) fn fresh(&mut self, wanted: &str) -> String {
        let plain = plain(wanted, "node");
        let is_free = |id: &str| !self.0.contains(id) && !WORDS.contains(&id);
        let mut id = plain.clone();
        let mut n = 2;
        while !is_free(&id) {
            id = format!("{plain}-{n}");
            n += 1;
        }
        self.0.insert(id.clone());
        id
    }
}

/// Any text as a name: small letters, digits and dashes.
pub(super) fn plain(text: &str, otherwise: &str) -> String {
    let mut id = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
        if id.len() >= MOST_LETTERS {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    match id.chars().next() {
        Some('a'..='z') => id.to_owned(),
        Some(_) => format!("{otherwise}-{id}"),
        None => otherwise.to_owned(),
    }
}

/// A name as people would say it: `tech_support` is "Tech support".
pub(super) fn in_words(name: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for c in name.chars() {
        let begins = before.is_ascii_lowercase() && c.is_ascii_uppercase();
        if !c.is_alphanumeric() {
            if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        } else if begins {
            words.push(' ');
            words.extend(c.to_lowercase());
        } else {
            words.push(c);
        }
        before = c;
    }
    let words = words.trim().to_owned();
    let is_shouted = words.len() > 3 && !words.contains(|c: char| c.is_lowercase());
    let words = if is_shouted { words.to_lowercase() } else { words };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// Whether something is called like what must stay secret.
pub(super) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["pin", "pass", "pwd", "secret", "token", "code", "auth", "key"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{NodeNames, in_words, plain};

    #[test]
    fn a_name_is_small_letters_digits_and_dashes_and_nothing_else_has_it() {
        let mut names = NodeNames::default();
        let mut fresh = |wanted| names.fresh(wanted);
        assert_eq!(fresh("Main Menu"), "main-menu");
        assert_eq!(fresh("main_menu"), "main-menu-2");
        assert_eq!(fresh("101"), "node-101");
        assert_eq!(fresh("hang-up"), "hang-up-2");
        assert_eq!(fresh("§§"), "node");
        assert_eq!(plain("a".repeat(100).as_str(), "x").len(), 40);
    }

    #[test]
    fn a_name_is_said_as_people_say_it() {
        assert_eq!(in_words("TECH_SUPPORT"), "Tech support");
        assert_eq!(in_words("frontDesk"), "Front desk");
        assert_eq!(in_words("IT"), "IT");
    }
}
