//! Words as a voice should read them.

use phonetree_core::language::Locale;
use phonetree_core::menu::{LanguageId, Text, Tree};

/// Writes words as a voice should read them: the lexicon's words as it says, phone numbers digit
/// by digit with a pause between groups, e-mail addresses sign by sign, with the signs' names in the language.
pub fn said(tree: &Tree, language: LanguageId, words: &str) -> String {
    let (lexicon, locale) = (&tree.lexicon, tree.languages[language.index()].locale());
    let words: Vec<String> = words.split(' ').map(|word| spelled(word, lexicon, locale)).collect();
    let mut said = words.join(" ");
    let mut entries: Vec<&(Box<str>, Text)> = lexicon.iter().collect();
    entries.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
    for (written, text) in entries {
        said = replaced(&said, written, text.in_language(language));
    }
    said
}

/// One word: a phone number or an e-mail address is spelled, anything else stays.
fn spelled(word: &str, lexicon: &[(Box<str>, Text)], locale: &Locale) -> String {
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
        Some((name, domain)) => {
            let at = locale.sign('@');
            // A lexicon says how its own domains are read.
            let listed = lexicon.iter().any(|(it, _)| it.contains('.') && domain.contains(&**it));
            let domain = match listed {
                true => domain.to_owned(),
                false => domain.replace('.', &format!(" {} ", locale.sign('.'))),
            };
            format!("{} {at} {domain}{end}", letters(name, locale))
        }
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
fn letters(name: &str, locale: &Locale) -> String {
    const SIGNS: [char; 4] = ['-', '.', '_', '+'];
    let parts = name.split_inclusive(SIGNS).map(|part| {
        let word = part.trim_end_matches(SIGNS);
        let sign = part.chars().next_back().filter(|sign| SIGNS.contains(sign));
        let sign = sign.map(|sign| format!(" {} ", locale.sign(sign))).unwrap_or_default();
        let spelled: Vec<String> = word.chars().map(|c| c.to_uppercase().to_string()).collect();
        let short = word.chars().count() <= 4 && !is_syllable(word);
        format!("{}{sign}", if short { spelled.join(" ") } else { word.to_owned() })
    });
    parts.collect::<String>().trim_end().to_owned()
}

/// Whether a few letters are a word: a vowel or two, and around it only what words begin and end with. "pay" is
/// one, "amt" and "sba" are not; two letters are initials.
fn is_syllable(letters: &str) -> bool {
    const BEGINNINGS: &str =
        "bl br ch cl cr dr fl fr gl gr kn pl pr qu sc sh sk sl sm sn sp st sw th tr tw wh wr";
    const ENDINGS: &str = "ck ct ff ft gn lf lk ll lm lp lt mp nd ng nk nn ns nt pt rd rk rl rm rn rp rs rt sh sk ss st tch th ts tt \
                           x xt ys";
    let word = letters.to_lowercase();
    let is_vowel = |c: char| "aeiouyáéíóúüàâèêëîïôùûœ".contains(c);
    let (Some(first), Some(last)) = (word.find(is_vowel), word.rfind(is_vowel)) else {
        return false;
    };
    let begins = &word[..first];
    let ends = word[last..].trim_start_matches(is_vowel);
    // "jobs" ends as "job" does.
    let ends = ends.strip_suffix('s').filter(|rest| !rest.is_empty()).unwrap_or(ends);
    let one = |part: &str| part.chars().count() <= 1;
    word.chars().count() > 2
        && word.chars().all(char::is_alphabetic)
        && (one(begins) || BEGINNINGS.split_whitespace().any(|it| it == begins))
        && (one(ends) || ENDINGS.split_whitespace().any(|it| it == ends))
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
        let said = |words| super::said(&tree, LanguageId::default(), words);
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

    /// A menu in a language, without a lexicon.
    fn said_in(language: &str, words: &str) -> String {
        let text = format!(
            "format = 1\ntitle = \"X\"\ntimezone = \"America/New_York\"\nlanguage = \"{language}\"\n[lines.a]\n\
             number = \"+1-202-555-0142\"\nanswer = \"b\"\n[teams.b]\nname = \"B\"\n"
        );
        super::said(&load("menu", &text).unwrap(), LanguageId::default(), words)
    }

    #[test]
    fn an_address_is_read_in_the_language_of_the_call() {
        for (language, said) in [
            ("en-US", "visits at fernwood dot example."),
            ("es-US", "visits arroba fernwood punto example."),
            ("es-ES", "visits arroba fernwood punto example."),
            ("fr", "visits arobase fernwood point example."),
        ] {
            assert_eq!(said_in(language, "visits@fernwood.example."), said, "{language}");
        }
        let signs = "front-desk_one.two+three@a.example";
        assert_eq!(
            said_in("es-US", signs),
            "front guion desk guion bajo one punto two más three arroba a punto example"
        );
        assert_eq!(
            said_in("fr", signs),
            "front tiret desk tiret bas one point two plus three arobase a point example"
        );
    }

    #[test]
    fn a_short_name_that_is_a_word_is_no_row_of_letters() {
        for word in ["pay", "info", "help", "cita", "jobs", "care", "shop", "desk", "fax", "team"] {
            let address = format!("{word}@elm.example");
            assert_eq!(said_in("en-US", &address), format!("{word} at elm dot example"));
        }
        for (initials, letters) in
            [("amt", "A M T"), ("sba", "S B A"), ("hr", "H R"), ("crm", "C R M"), ("a1b", "A 1 B")]
        {
            let address = format!("{initials}@elm.example");
            assert_eq!(said_in("en-US", &address), format!("{letters} at elm dot example"));
        }
    }
}
