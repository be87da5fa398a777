//! How well voices are understood: every prompt of the first line, spoken by each voice that is
//! installed, through `phonetree render`, and recognized by pocketsphinx, which knows nothing but
//! the menu's own words and which of them follow each other. Word errors are substitutions,
//! deletions and insertions over the words spoken.
//!
//! By hand, as it takes minutes: `make voices`. The table it prints is in docs/voices.md; another
//! voice is a row of `VOICES`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use phonetree::menu::FIRST_LINE;
use phonetree::voice::render::Manifest;

use crate::program::Program;

/// Name, and `[voice]` in the menu.
const VOICES: &[(&str, &str)] = &[
    ("embedded (SVOX Pico)", "by = \"embedded\""),
    ("espeak-ng", "command = [\"espeak-ng\", \"--stdout\", \"-v\", \"en-us\"]"),
    // As docs/voices.md sets it up: a server on this machine.
    (
        "speech server",
        "url = \"http://127.0.0.1:8880/v1/audio/speech\"\nmodel = \"piper\"\nvoice = \"joe\"",
    ),
    (
        "flite slt",
        "command = [\"flite\", \"-voice\", \"slt\", \"-f\", \"/dev/stdin\", \"-o\", \"{file}\"]",
    ),
    (
        "flite rms",
        "command = [\"flite\", \"-voice\", \"rms\", \"-f\", \"/dev/stdin\", \"-o\", \"{file}\"]",
    ),
];

/// What a voice, or who recognizes what it says, may take for all prompts.
const MINUTES: Duration = Duration::from_secs(600);

/// What is rendered, and how it gets to the recognizer's 16 kHz.
const FORMATS: &[&str] = &["pcm16k", "opus", "pcm8k", "ulaw"];

#[test]
#[ignore = "takes minutes, and programs that listen: make voices"]
fn how_well_voices_are_understood() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = format!("| voice | words | {} |\n| --- | ---: |", FORMATS.join(" | "));
    table += &" ---: |".repeat(FORMATS.len());
    table += "\n";
    for (name, voice) in VOICES {
        let mut errors = Vec::new();
        let mut words = 0;
        for format in FORMATS {
            let out = folder.path().join(format!("{}-{format}", name.replace(' ', "-")));
            let Some(manifest) = rendered(voice, format, &out) else { break };
            let (wrong, of) = recognized(&manifest, &out);
            println!("{name}, {format}: {wrong} of {of} words");
            errors.push(format!("{:.1} %", 100.0 * f64::from(wrong) / f64::from(of)));
            words = of;
        }
        if errors.is_empty() {
            println!("{name}: not installed");
        } else {
            writeln!(table, "| {name} | {words} | {} |", errors.join(" | ")).unwrap();
        }
    }
    println!("\n{table}");
}

/// Renders the first line with a voice; `None` if the voice is not there.
fn rendered(voice: &str, format: &str, out: &Path) -> Option<Manifest> {
    let from = FIRST_LINE.find("[voice]").unwrap();
    let until = from + FIRST_LINE[from..].find("\n\n").unwrap();
    let menu = format!("{}[voice]\n{voice}\n{}", &FIRST_LINE[..from], &FIRST_LINE[until..]);
    let file = out.with_extension("toml");
    fs::write(&file, menu).unwrap();
    let output = Program::phonetree()
        .args([
            "render",
            "--allow-command",
            "--allow-server",
            "--format",
            format,
            "--menu",
            file.to_str().unwrap(),
        ])
        .args(["--out", out.to_str().unwrap()])
        .env("XDG_DATA_HOME", out.with_extension("data"))
        .limit(MINUTES)
        .output();
    let stderr = String::from_utf8_lossy(&output.stderr);
    if stderr.contains("is not there") || stderr.contains("there is no speech server") {
        return None;
    }
    assert!(output.status.success(), "{stderr}");
    Some(Manifest::read(&fs::read_to_string(out.join("manifest.json")).unwrap()).unwrap())
}

/// Word errors, and words spoken.
fn recognized(manifest: &Manifest, out: &Path) -> (u32, u32) {
    const MODEL: &str = "/usr/share/pocketsphinx/model/en-us";
    let texts: Vec<Vec<String>> = manifest.takes.iter().map(|take| words(&take.said)).collect();
    let work = out.join("heard");
    fs::create_dir(&work).unwrap();
    fs::write(work.join("words.lm"), language_model(&texts)).unwrap();
    let mut list = String::new();
    for (n, take) in manifest.takes.iter().enumerate() {
        writeln!(list, "{n}").unwrap();
        let wide = work.join(format!("{n}.wav"));
        let ran = Program::named("ffmpeg")
            .args(["-v", "error", "-i", out.join(&take.file).to_str().unwrap(), "-ar", "16000"])
            .arg(&wide)
            .output();
        assert!(ran.status.success(), "{ran:?}");
    }
    fs::write(work.join("list"), list).unwrap();
    let at = |name: &str| work.join(name).to_str().unwrap().to_owned();
    let ran = Program::named("pocketsphinx_batch")
        .args(["-hmm", &format!("{MODEL}/en-us"), "-dict", &format!("{MODEL}/cmudict-en-us.dict")])
        .args(["-lm", &at("words.lm"), "-ctl", &at("list"), "-hyp", &at("heard")])
        .args([
            "-adcin",
            "yes",
            "-adchdr",
            "44",
            "-cepdir",
            work.to_str().unwrap(),
            "-cepext",
            ".wav",
        ])
        .args(["-logfn", "/dev/null"])
        .limit(MINUTES)
        .output();
    assert!(ran.status.success(), "{ran:?}");
    let heard = fs::read_to_string(work.join("heard")).unwrap();
    let (mut wrong, mut of) = (0, 0);
    for (text, heard) in texts.iter().zip(heard.lines()) {
        // A line is the words, then the file and a score in parentheses.
        let heard = words(heard.rsplit_once('(').unwrap().0);
        let missed = distance(text, &heard);
        if missed > 0 && std::env::var_os("VERBOSE").is_some() {
            println!("{missed}: {}\n   {}", text.join(" "), heard.join(" "));
        }
        wrong += missed;
        of += u32::try_from(text.len()).unwrap();
    }
    (wrong, of)
}

/// Words as a recognizer's dictionary has them.
fn words(said: &str) -> Vec<String> {
    const DIGITS: [&str; 10] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let lower = said.to_lowercase().replace("a.m.", "a m").replace("p.m.", "p m");
    let plain = |c: char| c.is_alphanumeric() || c == '\'';
    let word = |word: &str| match word.parse::<usize>() {
        Ok(30) => "thirty".to_owned(),
        Ok(n) if n < 10 => DIGITS[n].to_owned(),
        _ => word.to_owned(),
    };
    lower.split(|c| !plain(c)).filter(|it| !it.is_empty()).map(word).collect()
}

/// Which words there are and which follow each other, as a bigram model in ARPA's format, with
/// absolute discounting: a half of each count goes to what was never seen.
fn language_model(texts: &[Vec<String>]) -> String {
    let mut one: BTreeMap<&str, f64> = BTreeMap::new();
    let mut two: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for text in texts {
        let ends = |end| std::iter::once(end);
        let all: Vec<&str> =
            ends("<s>").chain(text.iter().map(String::as_str)).chain(ends("</s>")).collect();
        for word in &all {
            *one.entry(word).or_default() += 1.0;
        }
        for pair in all.windows(2) {
            *two.entry((pair[0], pair[1])).or_default() += 1.0;
        }
    }
    let total: f64 = one.values().sum();
    let mut model =
        format!("\\data\\\nngram 1={}\nngram 2={}\n\n\\1-grams:\n", one.len(), two.len());
    for (word, count) in &one {
        let after: BTreeSet<&str> =
            two.keys().filter(|(first, _)| first == word).map(|(_, second)| *second).collect();
        let left = 0.5 * after.len() as f64 / count;
        let unseen = 1.0 - after.iter().map(|word| one[word] / total).sum::<f64>();
        let weight = if after.is_empty() { 0.0 } else { (left / unseen).log10() };
        writeln!(model, "{:.4} {word} {weight:.4}", (count / total).log10()).unwrap();
    }
    model += "\n\\2-grams:\n";
    for ((first, second), count) in &two {
        let chance: f64 = (count - 0.5) / one[first];
        writeln!(model, "{:.4} {first} {second}", chance.log10()).unwrap();
    }
    model + "\n\\end\\\n"
}

/// Substitutions, deletions and insertions between two lists (Levenshtein).
fn distance(spoken: &[String], heard: &[String]) -> u32 {
    let mut row: Vec<u32> = (0..=u32::try_from(heard.len()).unwrap()).collect();
    for word in spoken {
        let mut diagonal = row[0];
        row[0] += 1;
        for (n, other) in heard.iter().enumerate() {
            let swapped = diagonal + u32::from(word != other);
            diagonal = row[n + 1];
            row[n + 1] = swapped.min(row[n] + 1).min(diagonal + 1);
        }
    }
    row[heard.len()]
}
