//! A list on the terminal that narrows as one types.

use std::io::{self, Write as _};
use std::iter;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::{cursor, queue, terminal};

use crate::cli::output::color;
use crate::cli::paint;
use crate::phone::screen::fitting;
use crate::phone::terminal::{AlternateScreen, TerminalOutput, Waiting, Woken, listen};
use phonetree_core::directory::{Directory, Listing, Match};
use phonetree_core::document::escape::one_line;
use phonetree_core::language::Locale;

/// What was picked: the words that were typed, and the errand that was chosen among those that fit.
pub(super) struct Picked {
    pub(super) typed: String,
    pub(super) found: Match,
}

/// Lets a person type, shows what fits, and hands over what was chosen with Enter; nothing where the
/// person left by Escape or Ctrl-C. The terminal is as it was before, however this ends. `name` says
/// what an errand is called, `answer` what there is to say about it.
pub(super) fn pick(
    directory: &Directory,
    name: impl Fn(&Listing) -> String,
    answer: impl Fn(&Match) -> String,
    locale: &Locale,
) -> io::Result<Option<Picked>> {
    // No signal ends the program from here on, which would leave the terminal as it is.
    let mut waiting = Waiting::begin()?;
    let mut events = listen(Some);
    let _screen = AlternateScreen::enter(TerminalOutput::Stderr)?;
    let mut list = List::new(directory);
    loop {
        let (columns, rows) = terminal::size()?;
        let lines = list.lines(usize::from(columns), usize::from(rows), &name, &answer);
        draw(&lines, rows, locale)?;
        let Woken::Came(event) = waiting.next(&mut events, None) else { return Ok(None) };
        let Event::Key(key) = event else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match act(&mut list, key) {
            Narrowing::GoOn => {}
            Narrowing::Leave => return Ok(None),
            Narrowing::Take => {
                if let Some(found) = list.chosen() {
                    return Ok(Some(Picked { typed: list.typed, found }));
                }
            }
        }
    }
}

enum Narrowing {
    GoOn,
    Take,
    Leave,
}

fn act(list: &mut List<'_>, key: KeyEvent) -> Narrowing {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    if let KeyCode::Char('c' | 'd') = key.code
        && control
    {
        return Narrowing::Leave;
    }
    if key.code == KeyCode::Esc {
        return Narrowing::Leave;
    }
    if key.code == KeyCode::Enter {
        return Narrowing::Take;
    }
    if key.code == KeyCode::Up {
        list.place = list.place.saturating_sub(1);
    } else if key.code == KeyCode::Down {
        list.place = (list.place + 1).min(list.found.len().saturating_sub(1));
    } else if key.code == KeyCode::Backspace {
        list.typed.pop();
        list.search();
    } else if let KeyCode::Char('u') = key.code
        && control
    {
        list.typed.clear();
        list.search();
    } else if let KeyCode::Char(c) = key.code
        && !control
    {
        list.typed.push(c);
        list.search();
    }
    Narrowing::GoOn
}

/// What was typed, and what fits.
struct List<'a> {
    directory: &'a Directory,
    typed: String,
    found: Vec<Match>,
    /// Which of them is chosen.
    place: usize,
}

impl<'a> List<'a> {
    fn new(directory: &'a Directory) -> Self {
        let mut list = Self { directory, typed: String::new(), found: Vec::new(), place: 0 };
        list.search();
        list
    }

    fn search(&mut self) {
        self.place = 0;
        let asked = settled(&self.typed);
        self.found = match asked.trim().is_empty() {
            true => self.directory.all().collect(),
            false => self.directory.narrow(asked),
        };
    }

    fn chosen(&self) -> Option<Match> {
        self.found.get(self.place).copied()
    }

    /// The screen: what was typed, what fits, and what there is to say about the one chosen.
    fn lines(
        &self,
        columns: usize,
        rows: usize,
        name: impl Fn(&Listing) -> String,
        answer: impl Fn(&Match) -> String,
    ) -> Vec<ListLine> {
        let answer = self.chosen().map(|found| answer(&found)).unwrap_or_default();
        let room = rows.saturating_sub(answer.lines().count() + 5).clamp(1, 12);
        let first = self.place.saturating_sub(room - 1);
        let shown = self.found.iter().enumerate().skip(first).take(room);
        let below = self.found.len().saturating_sub(first + room);
        let mut lines = vec![
            ListLine::plain(
                "Whom do I call about ... (type; arrows choose, Enter takes, Esc leaves)",
            ),
            ListLine::plain(&format!("> {}_", self.typed)),
        ];
        lines.extend(shown.map(|(place, found)| ListLine {
            text: format!("  {}", name(&found.listing)),
            look: if place == self.place { LineLook::Chosen } else { LineLook::Plain },
        }));
        if below > 0 {
            lines.push(ListLine::plain(&format!("  … and {below} more below")));
        }
        if self.found.is_empty() {
            lines.push(ListLine::plain("  nothing fits"));
        }
        lines.push(ListLine::plain(""));
        let answer =
            answer.lines().map(|line| ListLine { text: line.to_owned(), look: LineLook::Answer });
        lines.extend(answer);
        lines.truncate(rows.max(1));
        for line in &mut lines {
            line.text = fitting(&one_line(&line.text), columns);
        }
        lines
    }
}

/// What was typed, without a word that has only begun: too few letters tell nothing yet.
fn settled(typed: &str) -> &str {
    const FEWEST_LETTERS: usize = 3;
    let last = typed.rsplit(char::is_whitespace).next().unwrap_or_default();
    match last.chars().count() < FEWEST_LETTERS {
        true => &typed[..typed.len() - last.len()],
        false => typed,
    }
}

/// A line of the screen.
struct ListLine {
    text: String,
    look: LineLook,
}

/// How a line looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineLook {
    Plain,
    Chosen,
    /// A part of the answer to what is chosen: it has its colors.
    Answer,
}

impl ListLine {
    fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), look: LineLook::Plain }
    }
}

/// Draws every row in one go, so that nobody sees half of it; rows without a line are emptied.
fn draw(lines: &[ListLine], rows: u16, locale: &Locale) -> io::Result<()> {
    let mut out = Vec::new();
    let is_answer = |line: &&ListLine| line.look == LineLook::Answer;
    let answer: String =
        lines.iter().filter(is_answer).map(|line| line.text.clone() + "\n").collect();
    let answer = if color(&io::stderr()) { paint::answers(&answer, locale) } else { answer };
    let mut answer = answer.lines();
    let lines = lines.iter().map(Some).chain(iter::repeat(None));
    for (row, line) in (0..rows).zip(lines) {
        queue!(out, cursor::MoveTo(0, row), terminal::Clear(terminal::ClearType::CurrentLine))?;
        let Some(line) = line else { continue };
        if line.look == LineLook::Chosen {
            queue!(out, SetAttribute(Attribute::Reverse))?;
        }
        let painted = if is_answer(&line) { answer.next() } else { None };
        write!(out, "{}", painted.unwrap_or(&line.text))?;
        queue!(out, SetAttribute(Attribute::Reset))?;
    }
    io::stderr().lock().write_all(&out)
}
