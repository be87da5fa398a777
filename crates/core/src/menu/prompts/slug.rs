//! Words as a file's name.

use crate::language::letter_in_file_name;

/// Words as a file's name: `tomorrow-at-8-a-m`. Long ones are cut, and distinguished by the first letters of a hash.
pub(super) fn slug(words: &str, hash: fn(&[u8]) -> String) -> String {
    const LONGEST: usize = 60;
    const OF_HASH: usize = 8;
    let mut slug = String::new();
    for c in words.chars().take(LONGEST) {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => slug.push(letter_in_file_name(c)),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-').to_owned();
    match words.chars().nth(LONGEST) {
        Some(_) => {
            let hash: String = hash(words.as_bytes()).chars().take(OF_HASH).collect();
            format!("{slug}-{hash}")
        }
        None => slug,
    }
}
