//! Extensions that match several things that can be dialed: `_1XX`, `_[2-4]N`, `_X.`.

use std::cmp::Ordering;

/// A place of a pattern: what may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::import::asterisk) enum PatternPlace {
    /// One of these.
    One(Vec<char>),
    /// One character or more.
    Some,
    /// Nothing or more.
    Any,
}

/// The places of a pattern; one character each for a name that is none.
pub(in crate::exchange::import::asterisk) fn places(name: &str) -> Vec<PatternPlace> {
    let Some(pattern) = name.strip_prefix('_') else {
        return name.chars().map(|c| PatternPlace::One(vec![c])).collect();
    };
    let mut places = Vec::new();
    let mut letters = pattern.chars();
    while let Some(c) = letters.next() {
        places.push(match c {
            'X' | 'x' => PatternPlace::One(('0'..='9').collect()),
            'Z' | 'z' => PatternPlace::One(('1'..='9').collect()),
            'N' | 'n' => PatternPlace::One(('2'..='9').collect()),
            '.' => PatternPlace::Some,
            '!' => PatternPlace::Any,
            '[' => {
                let set: String = letters.by_ref().take_while(|c| *c != ']').collect();
                PatternPlace::One(one_of(&set))
            }
            // Asterisk overlooks dashes: people write _555-XXXX.
            '-' | ' ' => continue,
            c => PatternPlace::One(vec![c]),
        });
    }
    places
}

/// `1-39` is 1, 2, 3 and 9.
fn one_of(set: &str) -> Vec<char> {
    let letters: Vec<char> = set.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(first) = letters.get(at) {
        match (letters.get(at + 1), letters.get(at + 2)) {
            (Some('-'), Some(last)) => {
                all.extend(*first..=*last);
                at += 3;
            }
            _ => {
                all.push(*first);
                at += 1;
            }
        }
        if all.len() > 256 {
            break;
        }
    }
    all.dedup();
    all
}

/// Whether what is dialed meets an extension.
pub(in crate::exchange::import::asterisk) fn matches(name: &str, dialed: &str) -> bool {
    if !name.starts_with('_') {
        return name == dialed;
    }
    let mut letters = dialed.chars();
    for place in places(name) {
        match place {
            PatternPlace::Any => return true,
            PatternPlace::Some => return letters.next().is_some(),
            PatternPlace::One(set) => match letters.next() {
                Some(c) if set.contains(&c) => {}
                _ => return false,
            },
        }
    }
    letters.next().is_none()
}

/// Which of two extensions Asterisk tries first: names before patterns, and the one that says more.
pub(in crate::exchange::import::asterisk) fn order(one: &str, other: &str) -> Ordering {
    let width = |name: &str| -> Vec<usize> {
        let width = |place: &PatternPlace| match place {
            PatternPlace::One(set) => set.len(),
            PatternPlace::Some => 1_000,
            PatternPlace::Any => 2_000,
        };
        places(name).iter().map(width).collect()
    };
    one.starts_with('_').cmp(&other.starts_with('_')).then_with(|| width(one).cmp(&width(other)))
}

/// As the key of a menu's option: digits, or `1XX`. None where it takes any number of keys.
pub(in crate::exchange::import::asterisk) fn as_key(name: &str) -> Option<String> {
    let is_pattern = name.starts_with('_');
    let mut key = String::new();
    for place in places(name) {
        let PatternPlace::One(set) = place else { return None };
        let is_key = |c: &char| c.is_ascii_digit() || "*#".contains(*c);
        if !set.iter().all(is_key) || set.is_empty() {
            return None;
        }
        let all: String = set.iter().collect();
        match all.as_str() {
            "0123456789" => key.push('X'),
            "123456789" => key.push('Z'),
            "23456789" => key.push('N'),
            one if one.len() == 1 => key.push_str(one),
            several if several.chars().all(|c| c.is_ascii_digit()) => {
                key.push('[');
                key.push_str(several);
                key.push(']');
            }
            _ => return None,
        }
    }
    let _ = is_pattern;
    (!key.is_empty() && key.len() <= 100).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::{as_key, matches, order};

    #[test]
    fn a_pattern_matches_what_asterisk_says_it_does() {
        assert!(matches("_1XX", "105") && !matches("_1XX", "1055") && !matches("_1XX", "205"));
        assert!(matches("_[2-49]Z", "91") && !matches("_[2-49]Z", "51"));
        assert!(matches("_X.", "12") && !matches("_X.", "1"));
        assert!(matches("_X!", "1") && matches("_s-.", "s-BUSY"));
        assert!(matches("_555-1XXX", "5551234"));
        assert!(order("100", "_1XX").is_lt() && order("_1XX", "_X.").is_lt());
    }

    #[test]
    fn a_pattern_is_a_key_where_it_is_so_many_keys() {
        assert_eq!(as_key("_1XX").as_deref(), Some("1XX"));
        assert_eq!(as_key("_[12]N").as_deref(), Some("[12]N"));
        assert_eq!(as_key("*").as_deref(), Some("*"));
        assert_eq!(as_key("_X."), None);
        assert_eq!(as_key("s"), None);
    }
}
