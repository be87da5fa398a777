//! Words as a voice should read them.

use phonetree_core::menu::{LanguageId, Text};

/// Writes words as a voice should read them: the lexicon's words as it says, phone numbers digit
/// by digit with a pause between groups, e-mail addresses sign by sign.
pub fn said(lexicon: &[(Box<str>, Text)], language: LanguageId, words: &str) -> String {
    let words: Vec<String> = words.split(' ').map(spelled).collect();
    let mut said = words.join(" ");
    let mut entries: Vec<&(Box<str>, Text)> = lexicon.iter().collect();
    entries.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
    for (written, text) in entries {
        said = replaced(&said, written, text.in_language(language));
    }
    said
}

/// One word: a phone number or an e-mail address is spelled, anything else stays.
fn spelled(word: &str) -> String {
    let core = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
    let end = &word[core.len()..];
    let is_number = core.contains('-')
        && core.len() >= 7
        && core.chars().all(|c| c.is_ascii_digit() || "-+()".contains(c));
    if is_number {
        let groups = core.split(['-', '(', ')', '+']).filter(|group| !group.is_empty());
        let spaced = groups.map(|group| {
            let digits: Vec<String> = group.chars().map(String::from).collect();
            digits.join(" ")
        });
        return spaced.collect::<Vec<_>>().join(", ") + end;
    }
    match core.split_once('@') {
        Some((name, domain)) => format!("{} at {domain}{end}", letters(name)),
        None => without_slashes(word),
    }
}

/// "form/report" is two words to a caller, and a voice would say the sign between them.
fn without_slashes(word: &str) -> String {
    let is_letters = |part: &str| part.chars().any(char::is_alphabetic);
    let choice = word.contains('/') && !word.contains("//") && word.split('/').all(is_letters);
    if choice { word.replace('/', " ") } else { word.to_owned() }
}

/// A name that nobody can read as a word is read letter by letter.
fn letters(name: &str) -> String {
    let parts = name.split_inclusive(['-', '.', '_']).map(|part| {
        let word = part.trim_end_matches(['-', '.', '_']);
        let sign = match part.chars().next_back() {
            Some('-') => " dash ",
            Some('.') => " dot ",
            Some('_') => " underscore ",
            _ => "",
        };
        let spelled: Vec<String> = word.chars().map(|c| c.to_uppercase().to_string()).collect();
        let short = word.len() <= 4;
        format!("{}{sign}", if short { spelled.join(" ") } else { word.to_owned() })
    });
    parts.collect::<String>().trim_end().to_owned()
}

/// Every whole word replaced.
fn replaced(text: &str, written: &str, said: &str) -> String {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(written).filter(|_| !written.is_empty()) {
        let before = rest[..at].chars().next_back().or(out.chars().next_back().filter(|_| at == 0));
        let after = rest[at + written.len()..].chars().next();
        out.push_str(&rest[..at]);
        out.push_str(if is_part(before) || is_part(after) { written } else { said });
        rest = &rest[at + written.len()..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use phonetree_core::menu::{FIRST_LINE, LanguageId, load};

    #[test]
    fn what_a_voice_would_get_wrong_is_spelled() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let said = |words| super::said(&tree.lexicon, LanguageId::default(), words);
        assert_eq!(said("fax to 1-855-355-5334."), "fax to 1, 8 5 5, 3 5 5, 5 3 3 4.");
        assert_eq!(
            said("write to csc-sd-sba@kp.org."),
            "write to C S C dash S D dash S B A at K P dot org."
        );
        assert_eq!(said("COBRA inquiries"), "cobra inquiries");
        assert_eq!(said("on Account.kp.org"), "on account dot K P dot org");
        assert_eq!(said("a form/report, 24/7"), "a form report, 24/7");
        assert_eq!(said("nothing new"), "nothing new");
    }
}
