//! Colors, put on at the last moment: what is printed is plain until then, and can bring none of its own.

use crossterm::style::{Color, Stylize as _};

/// A remark on a file as a terminal shows it: its first word, its places and what is underlined have
/// their colors. Without them it is the same text.
pub(super) fn painted(text: &str) -> String {
    let mut grave = Color::Red;
    text.split_inclusive('\n').map(|line| painted_line(line, &mut grave)).collect()
}

/// Who is open, as a terminal shows it: green, red where it is closed, and amber where it may be.
pub(super) fn states_painted(text: &str) -> String {
    const STATES: [(&str, &str, Color); 6] = [
        ("  may be  ", "may be", Color::Yellow),
        ("  open  ", "open", Color::Green),
        ("  closed  ", "closed", Color::Red),
        (" may be closed now", "may be closed", Color::Yellow),
        (" is open ", "open", Color::Green),
        (" is closed", "closed", Color::Red),
    ];
    let line = |line: &str| {
        let found = STATES.iter().find_map(|(around, state, color)| {
            let at = line.find(around)? + around.find(state)?;
            Some((at, *state, *color))
        });
        match found {
            Some((at, state, color)) => {
                line[..at].to_owned() + &bold(state, color) + &line[at + state.len()..]
            }
            None => line.to_owned(),
        }
    };
    text.split_inclusive('\n').map(line).collect()
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
        "warning" => Color::Yellow,
        "note" => Color::Green,
        "help" => Color::Cyan,
        _ => return None,
    })
}

fn bold(text: &str, color: Color) -> String {
    format!("{}", text.with(color).bold())
}

#[cfg(test)]
mod tests {
    use phonetree_core::menu;

    use super::{painted, states_painted};

    #[test]
    fn open_is_green_closed_red_and_what_may_be_amber() {
        let color = |text: &str| {
            let shown = states_painted(text);
            shown.split("38;5;").nth(1).and_then(|rest| rest.split('m').next()).map(str::to_owned)
        };
        let [green, red, amber] = ["10", "9", "11"].map(|code| Some(code.to_owned()));
        assert_eq!(color("Desk  open    until 5 p.m.\n"), green);
        assert_eq!(color("Desk  closed  opens 8 a.m.\n"), red);
        assert_eq!(color("Desk  may be  until 5 p.m.\n"), amber);
        assert_eq!(color("The desk is open now, and closes today\n"), green);
        assert_eq!(color("The desk is closed now, and opens today\n"), red);
        assert_eq!(color("The desk may be closed now, for Thanksgiving Day\n"), amber);
        let plain = "Week of Monday\nThe open house  is on\n";
        assert_eq!(states_painted(plain), plain);
    }

    #[test]
    fn what_is_painted_says_the_same() {
        let wrong = menu::load("menu.toml", "format = 2\ntitel = \"x\"\n").unwrap_err().to_string();
        let shown = painted(&wrong);
        let parts: Vec<&str> = shown.split('\u{1b}').collect();
        let plain = parts[1..].iter().map(|part| part.split_once('m').unwrap().1);
        assert_eq!([parts[0]].into_iter().chain(plain).collect::<String>(), wrong);
        let first = shown.lines().next().unwrap();
        assert!(first.starts_with("\u{1b}[") && first.contains("error"), "{first:?}");
        let underlined = shown.lines().find(|line| line.contains('^')).unwrap();
        assert!(underlined.matches('\u{1b}').count() > 2, "{underlined:?}");
    }

    #[test]
    fn what_is_no_remark_is_left_plain() {
        for plain in ["saved call.toml\n", "a | b\n", "errors: 3\n", "", "| x |\n"] {
            assert_eq!(painted(plain), plain);
        }
    }
}
