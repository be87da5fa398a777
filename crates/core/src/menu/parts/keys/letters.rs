//! The letters on the keys, as ITU-T E.161 has them.

use super::key::{Key, Keys};
use crate::language::plain;

/// The keys that spell a name: letters without their accents, digits as they are, all else left out.
pub(in crate::menu) fn spelled(name: &str) -> Keys {
    plain(name).chars().flat_map(letters).filter_map(key).collect()
}

/// Latin letters with more than an accent, as people type them who lack them.
fn letters(c: char) -> Vec<char> {
    let plain = match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' | 'ő' => "o",
        'ł' | 'ľ' | 'ĺ' => "l",
        'đ' | 'ď' | 'ð' => "d",
        'ş' | 'š' | 'ś' | 'ș' => "s",
        'č' | 'ć' => "c",
        'ž' | 'ź' | 'ż' => "z",
        'ğ' => "g",
        'ı' => "i",
        'ř' | 'ŕ' => "r",
        'ě' | 'ę' | 'ė' | 'ē' => "e",
        'ý' | 'ÿ' => "y",
        'ň' | 'ń' => "n",
        'ą' | 'ă' | 'ā' => "a",
        'ű' | 'ů' | 'ū' => "u",
        'ť' | 'ţ' | 'ț' => "t",
        c => return vec![c],
    };
    plain.chars().collect()
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
