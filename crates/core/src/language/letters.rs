//! Letters as people type them: small, and without accents, which many leave out.

/// A text in small letters without accents.
pub fn plain(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(without_accent).collect()
}

/// The letters of a text as people type them who lack all others: "Łukasz Groß" is `lukasz gross`.
pub(crate) fn plain_letters(text: &str) -> impl Iterator<Item = char> {
    plain(text).chars().flat_map(typed_letters).collect::<Vec<_>>().into_iter()
}

/// Latin letters with more than an accent, as people type them who lack them.
fn typed_letters(c: char) -> Vec<char> {
    let typed = match c {
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
    typed.chars().collect()
}

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        '\u{2019}' => '\'',
        c => c,
    }
}

/// A letter that any system takes in a file's name. Files have had these names from the beginning, so three
/// letters with accents are not read here that are read elsewhere.
pub fn letter_in_file_name(c: char) -> char {
    let small = c.to_lowercase().next().unwrap_or(c);
    match without_accent(small) {
        _ if matches!(small, 'ã' | 'å' | 'õ') => 'x',
        plain if plain.is_ascii_alphanumeric() => plain,
        _ => 'x',
    }
}

#[cfg(test)]
mod tests {
    use super::{letter_in_file_name, plain};

    #[test]
    fn accents_and_capitals_make_no_other_word() {
        assert_eq!(plain("Construcción del NIÑO"), "construccion del nino");
        assert_eq!(plain("doesn\u{2019}t"), "doesn't");
    }

    #[test]
    fn a_file_is_named_in_letters_that_any_system_takes() {
        let name = |text: &str| text.chars().map(letter_in_file_name).collect::<String>();
        assert_eq!(name("MAÑANAàÉüçß"), "mananaaeucx");
        assert_eq!(name("ãåõ語"), "xxxx");
    }
}
