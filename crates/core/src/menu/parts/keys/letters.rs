//! The letters on the keys, as ITU-T E.161 has them.

use super::key::{Key, Keys};
use crate::language::plain_letters;

/// The keys that spell a name: letters without their accents, digits as they are, all else left out.
pub(in crate::menu) fn spelled(name: &str) -> Keys {
    plain_letters(name).filter_map(key).collect()
}

fn key(letter: char) -> Option<Key> {
    Key::from_char(match letter {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        '0'..='9' => letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn a_name_is_spelled_by_the_letters_on_the_keys() {
        for (name, keys) in [
            ("Perez", "73739"),
            ("Pérez", "73739"),
            ("O'Brien", "627436"),
            ("van der Berg", "8263372374"),
            ("Weiß", "93477"),
            ("Łukasz", "585279"),
            ("李", ""),
        ] {
            assert_eq!(spelled(name).to_string(), keys, "{name}");
        }
    }
}
