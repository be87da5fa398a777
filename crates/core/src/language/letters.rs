//! Letters as people type them: small, and without accents, which many leave out.

/// A text in small letters without accents.
pub fn plain(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(without_accent).collect()
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
