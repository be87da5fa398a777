//! What has changed between two menus: as patches are shown.

use super::{BAD, GOOD, by_line, colored, strong};

/// Headings are bold; what was there is red, what is there now green.
pub(in crate::cli) fn changes(text: &str) -> String {
    by_line(text, |line| match line.trim_start() {
        "" => String::new(),
        said if said.starts_with("- ") => colored(line, BAD),
        said if said.starts_with("+ ") => colored(line, GOOD),
        said if said.len() == line.len() => strong(line),
        _ => line.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{parts, plain};
    use super::changes;

    #[test]
    fn what_was_is_red_and_what_is_now_green() {
        let told = "a -> b\n\nWhat is said\n  The greeting changed\n    - Hello\n    + Good day\n";
        let shown = changes(told);
        assert_eq!(plain(&shown), told);
        let color = |word: &str| {
            parts(&shown).iter().find(|(_, text)| text.trim() == word).map(|(code, _)| code.clone())
        };
        assert_eq!(color("- Hello").as_deref(), Some("[38;5;1"));
        assert_eq!(color("+ Good day").as_deref(), Some("[38;5;2"));
        assert_eq!(color("What is said").as_deref(), Some("[1"));
        assert_eq!(color("The greeting changed"), None);
    }
}
