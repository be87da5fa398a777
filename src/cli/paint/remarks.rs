//! What is wrong with a file, as compilers show it.

use crossterm::style::Color;

use super::{DOUBT, GOOD, bold};

/// A remark on a file as a terminal shows it: its first word, its places and what is underlined have
/// their colors. Without them it is the same text.
pub(in crate::cli) fn remarks(text: &str) -> String {
    let mut grave = Color::Red;
    text.split_inclusive('\n').map(|line| painted_line(line, &mut grave)).collect()
}

/// One line; `grave` is the color of the remark that it belongs to.
fn painted_line(line: &str, grave: &mut Color) -> String {
    let word = line.find([':', '[']).map_or("", |end| &line[..end]);
    if let Some(color) = color_of(word) {
        *grave = color;
        return bold(word, color) + &line[word.len()..];
    }
    // "12 | the text", "   | ^^^^ what is the matter", "  --> menu.toml:12:1", "   = help: ...".
    let inner = line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
    let edge = ["|", "--> ", "::: ", "= "].into_iter().find(|edge| inner.starts_with(edge));
    let Some(edge) = edge.filter(|_| inner.len() < line.len()) else { return line.to_owned() };
    let (gutter, rest) = line.split_at(line.len() - inner.len() + edge.len());
    let mark = rest.trim();
    let color = match (edge, mark.chars().next()) {
        ("|", Some('^')) => *grave,
        ("|", Some('-')) => Color::Blue,
        _ => return bold(gutter, Color::Blue) + rest,
    };
    bold(gutter, Color::Blue) + &rest.replacen(mark, &bold(mark, color), 1)
}

fn color_of(word: &str) -> Option<Color> {
    Some(match word {
        "error" => Color::Red,
        "warning" => DOUBT,
        "note" => GOOD,
        "help" => Color::Cyan,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use phonetree_core::menu;

    use super::super::tests::plain;
    use super::remarks;

    #[test]
    fn what_is_painted_says_the_same() {
        let wrong = menu::load("menu.toml", "format = 2\ntitel = \"x\"\n").unwrap_err().to_string();
        let shown = remarks(&wrong);
        assert_eq!(plain(&shown), wrong);
        let first = shown.lines().next().unwrap();
        assert!(first.starts_with("\u{1b}[") && first.contains("error"), "{first:?}");
        let underlined = shown.lines().find(|line| line.contains('^')).unwrap();
        assert!(underlined.matches('\u{1b}').count() > 2, "{underlined:?}");
    }

    #[test]
    fn what_is_no_remark_is_left_plain() {
        for told in ["saved call.toml\n", "a | b\n", "errors: 3\n", "", "| x |\n"] {
            assert_eq!(remarks(told), told);
        }
    }
}
