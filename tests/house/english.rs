//! Plain American English, in what the program says, in its documents and in its documentation.

use crate::text::{Text, below, no, rust, sources};

/// British spellings, and what they are here. A word counts in a name, too: `is_labelled`.
const SPELLINGS: [(&str, &str); 34] = [
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("cancelling", "canceling"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centres", "centers"),
    ("colour", "color"),
    ("coloured", "colored"),
    ("colours", "colors"),
    ("dialled", "dialed"),
    ("dialler", "dialer"),
    ("dialling", "dialing"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("favour", "favor"),
    ("grey", "gray"),
    ("honour", "honor"),
    ("honoured", "honored"),
    ("judgement", "judgment"),
    ("labelled", "labeled"),
    ("labelling", "labeling"),
    ("licence", "license"),
    ("modelled", "modeled"),
    ("neighbour", "neighbor"),
    ("neighbours", "neighbors"),
    ("optimised", "optimized"),
    ("organisation", "organization"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("practises", "practices"),
    ("recognise", "recognize"),
    ("recognised", "recognized"),
    ("recogniser", "recognizer"),
    ("travelled", "traveled"),
];

/// Turns that a native reader stumbles over, and what to write. In small letters.
const TURNS: [(&str, &str); 14] = [
    ("how-manieth", "which"),
    ("whoever", "a caller who, anyone who"),
    ("of which", "whose; or say it in two sentences"),
    ("so far as", "as far as"),
    ("for ever", "forever"),
    ("any more", "anymore, or no longer"),
    ("comes to", "reaches"),
    ("is come to", "is reached"),
    ("goes on without", "continues without"),
    ("is told", "is reported, is shown, hears"),
    ("are told", "are reported, are shown, hear"),
    ("as it is no", "because it is not a"),
    ("it is so that", "say it directly"),
    ("in so many words", "word for word"),
];

/// What may stand before "is no" and "are no", and after them.
const THERE: [&str; 2] = ["there", "here"];
const NO_LONGER: [&str; 13] = [
    "longer", "more", "later", "further", "less", "fewer", "such", "one", "better", "faster",
    "larger", "earlier", "matter",
];

fn complaints(files: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        // The tests at the end of a file may quote anything.
        let lines = file.text.lines().take_while(|line| *line != "#[cfg(test)]");
        for (n, line) in lines.enumerate() {
            let say = |what: String| format!("{}:{}: {what}", file.path, n + 1);
            let small = line.to_lowercase();
            // Another language has words of its own.
            if ["language/es/", "language/fr/"].iter().any(|it| file.path.contains(it)) {
                continue;
            }
            // Lists of words that callers use: they spell as they like.
            let of_callers =
                [".toml", "language/en/reading.rs"].iter().any(|it| file.path.ends_with(it))
                    && small.trim_start().starts_with('"');
            for word in small.split(|c: char| !c.is_alphanumeric()).filter(|_| !of_callers) {
                let found = SPELLINGS.iter().find(|(british, _)| *british == word);
                wrong.extend(
                    found.map(|(_, american)| {
                        say(format!("`{word}` is British; write `{american}`"))
                    }),
                );
            }
            // A remark beside code is for those who change it; all else is read by users.
            if small.trim_start().starts_with("// ") {
                continue;
            }
            for (turn, better) in TURNS.iter().filter(|(turn, _)| says(&small, turn)) {
                wrong.push(say(format!("\"{turn}\": write {better}")));
            }
            wrong.extend(
                is_no(&small).map(|found| {
                    say(format!("\"{found}\": write \"is not a\", \"isn't a valid\""))
                }),
            );
        }
    }
    wrong
}

/// Whether the words stand in the line on their own.
fn says(line: &str, words: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(words)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + words.len()..].starts_with(part))
}

/// "`x` is no key", which only "there is no key" may say.
fn is_no(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(4).find_map(|words| {
        let [before, verb, no, after] = words else { return None };
        // `format!("there is no ...`: the last word of what stands before.
        let plain = |word: &str| {
            let mut words = word.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
            words.next_back().unwrap_or_default().to_owned()
        };
        let found = matches!(*verb, "is" | "are" | "was" | "were") && *no == "no";
        let fine = THERE.contains(&&*plain(before)) || NO_LONGER.contains(&&*plain(after));
        (found && !fine).then(|| format!("{verb} {no} {after}"))
    })
}

/// Everything that people read: the program, the documents, and the menus that come with it.
fn read() -> Vec<Text> {
    let pages = [below(".", "md"), below("docs", "md"), below("menus", "toml")].concat();
    // What changed before is told as it was told then.
    let pages = pages.into_iter().filter(|page| page.path != "CHANGELOG.md");
    let beside = ["alsa", "page", "zones"].map(|name| rust(&format!("crates/{name}/src"))).concat();
    [sources(), beside, pages.collect()].concat()
}

#[test]
fn what_people_read_is_plain_american_english() {
    no(&complaints(&read()));
}

#[test]
fn a_british_spelling_and_a_foreign_turn_are_found() {
    fn found(text: &str) -> usize {
        complaints(&[Text::sample("src/call/mod.rs", text)]).len()
    }
    for (british, american) in SPELLINGS {
        assert_eq!(found(&format!("/// The {british} one.")), 1, "{british}");
        assert_eq!(found(&format!("let is_{british} = 1;")), 1, "{british}");
        assert_eq!(found(&format!("/// The {american} one.")), 0, "{american}");
    }
    for (turn, _) in TURNS {
        assert!(found(&format!("say(\"x {turn} y\");")) > 0, "{turn}");
        assert!(found(&format!("/// x {turn} y")) > 0, "{turn}");
    }
    for wrong in ["\"`x` is no key\"", "/// Hours that are no hours.", "\"this was no name\""] {
        assert_eq!(found(wrong), 1, "{wrong}");
    }
    for fine in ["/// There is no key.", "/// x is no longer here", "// whoever", "aria-labelledby"]
    {
        assert_eq!(found(fine), 0, "{fine}");
    }
    assert_eq!(found("fn f() {}\n#[cfg(test)]\n\"x is no key\""), 0);
}
