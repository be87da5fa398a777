//! Questions between calls: at a terminal by one key, on a pipe by a line.

use std::io::{self, BufRead as _, Write as _};
use std::thread;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{Clear, ClearType};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::events::listen;
use super::raw::RawMode;
use super::wait::{Waiting, Woken};

/// Waits for answers. Anyone who asks the program to end, also during a call between two questions, is
/// heard at the next one: it has no answer then.
#[derive(Debug)]
pub struct Answers {
    waiting: Waiting,
}

/// The lines of standard input, one by one.
#[derive(Debug)]
pub struct StdinLines {
    answers: Answers,
    lines: UnboundedReceiver<io::Result<String>>,
}

impl Answers {
    /// From now on no signal ends the program by itself.
    ///
    /// # Errors
    /// The system gives no clock or no signals to wait for.
    pub fn new() -> io::Result<Self> {
        Ok(Self { waiting: Waiting::begin()? })
    }

    /// The next of something; nothing once there is no more, or someone asks the program to end.
    fn next<T>(&mut self, from: &mut UnboundedReceiver<T>) -> Option<T> {
        match self.waiting.next(from, None) {
            Woken::Came(next) => Some(next),
            Woken::Gone | Woken::Interrupted | Woken::Time => None,
        }
    }

    /// Asks, by "> ", which of so many answers a person at the terminal takes, by its number from 1: at once, where
    /// one digit is enough, else with Enter. Its place; nothing if they leave, by q, Escape or Ctrl-C.
    ///
    /// # Errors
    /// There is no terminal that gives keys.
    pub fn choose(&mut self, count: usize) -> io::Result<Option<usize>> {
        self.chosen(Typed { digits: String::new(), count, at_once: count < 10 })
    }

    /// The same, always with Enter: until then another number takes the place of one that was typed by
    /// mistake.
    ///
    /// # Errors
    /// There is no terminal that gives keys.
    pub fn choose_with_enter(&mut self, count: usize) -> io::Result<Option<usize>> {
        self.chosen(Typed { digits: String::new(), count, at_once: false })
    }

    fn chosen(&mut self, mut typed: Typed) -> io::Result<Option<usize>> {
        // In this order: a key that is typed as soon as an answer is asked for, and a line before the terminal is raw, must
        // find someone who listens.
        let mut keys = listen(|event| pressed(&event));
        let mut out = io::stdout();
        write!(out, "> ")?;
        out.flush()?;
        let raw = RawMode::enter()?;
        let chosen = loop {
            match self.next(&mut keys) {
                None | Some(Pressed::Leave) => break None,
                Some(pressed) => match typed.take(pressed) {
                    Taken::Answer(chosen) => break Some(chosen),
                    Taken::More => {
                        let mut out = io::stdout().lock();
                        write!(out, "\r{}> {}", Clear(ClearType::CurrentLine), typed.digits)?;
                        out.flush()?;
                    }
                    Taken::None => {
                        let mut out = io::stdout().lock();
                        let (count, enter) =
                            (typed.count, if typed.at_once { "" } else { " and Enter" });
                        write!(out, "\r\n(type 1-{count}{enter}, or q to quit)\r\n> ")?;
                        out.flush()?;
                    }
                },
            }
        };
        drop(raw);
        // What was typed for Enter is seen already.
        let said =
            chosen.filter(|_| typed.at_once).map_or_else(String::new, |n| (n + 1).to_string());
        let mut out = io::stdout().lock();
        writeln!(out, "{said}")?;
        out.flush()?;
        Ok(chosen)
    }
}

impl StdinLines {
    /// Reads standard input from now on.
    ///
    /// # Errors
    /// The system gives no clock or no signals to wait for.
    pub fn of_stdin() -> io::Result<Self> {
        let (to, lines) = unbounded_channel();
        let read = move || {
            let stdin = io::stdin().lock().lines();
            stdin.map(|line| to.send(line)).take_while(Result::is_ok).for_each(drop);
        };
        thread::spawn(read);
        Ok(Self { answers: Answers::new()?, lines })
    }

    /// The next line; nothing at the end, or if someone asks the program to end.
    ///
    /// # Errors
    /// It can't be read, or is not text.
    pub fn line(&mut self) -> io::Result<Option<String>> {
        self.answers.next(&mut self.lines).transpose()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Digit(char),
    Enter,
    Erase,
    Leave,
    /// What no answer has in it.
    Other,
}

/// What a key makes of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// The answer at this place.
    Answer(usize),
    /// It may become an answer.
    More,
    /// It is none.
    None,
}

/// What was typed so far of the number of an answer.
struct Typed {
    digits: String,
    count: usize,
    /// Whether a number is an answer without Enter.
    at_once: bool,
}

impl Typed {
    /// One key more.
    fn take(&mut self, pressed: Pressed) -> Taken {
        match pressed {
            Pressed::Digit(digit) => {
                // Another number of one digit takes its place.
                if self.count < 10 {
                    self.digits.clear();
                }
                self.digits.push(digit);
            }
            Pressed::Erase | Pressed::Leave => {
                self.digits.clear();
                return Taken::More;
            }
            Pressed::Enter => {}
            Pressed::Other => {
                self.digits.clear();
                return Taken::None;
            }
        }
        let number = self.digits.parse().ok().filter(|n| (1..=self.count).contains(n));
        let whole = self.at_once || pressed == Pressed::Enter;
        if number.is_none() && self.count < 10 {
            self.digits.clear();
            return Taken::None;
        }
        match number {
            Some(number) if whole => Taken::Answer(number - 1),
            None if whole || self.digits.len() > 6 => {
                self.digits.clear();
                Taken::None
            }
            Some(_) | None => Taken::More,
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most keys of a keyboard mean nothing here")]
fn pressed(event: &Event) -> Option<Pressed> {
    let Event::Key(KeyEvent { code, modifiers, kind, .. }) = *event else { return None };
    if kind == KeyEventKind::Release {
        return None;
    }
    match code {
        // A Ctrl-D that was typed before the terminal was raw comes as a zero, which is also Ctrl-Space.
        KeyCode::Char('c' | 'd' | ' ') if modifiers.contains(KeyModifiers::CONTROL) => {
            Some(Pressed::Leave)
        }
        // So does Enter, as a line feed, which is also Ctrl-J.
        KeyCode::Char('j') if modifiers.contains(KeyModifiers::CONTROL) => Some(Pressed::Enter),
        KeyCode::Char('q') | KeyCode::Esc => Some(Pressed::Leave),
        KeyCode::Char(c) if c.is_ascii_digit() => Some(Pressed::Digit(c)),
        KeyCode::Enter => Some(Pressed::Enter),
        KeyCode::Backspace => Some(Pressed::Erase),
        KeyCode::Char(_) => Some(Pressed::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

    use super::{Pressed, Taken, Typed, pressed};

    #[test]
    fn who_wants_to_leave_before_the_terminal_is_raw_leaves() {
        let zero = KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL);
        assert_eq!(pressed(&Event::Key(zero)), Some(Pressed::Leave));
        let space = KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE);
        assert_eq!(pressed(&Event::Key(space)), Some(Pressed::Other));
    }

    #[test]
    fn who_answers_before_the_terminal_is_raw_has_answered() {
        let line_feed = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL);
        assert_eq!(pressed(&Event::Key(line_feed)), Some(Pressed::Enter));
        let j = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        assert_eq!(pressed(&Event::Key(j)), Some(Pressed::Other));
    }

    fn typed(keys: &str, count: usize) -> Vec<usize> {
        let mut typed = Typed { digits: String::new(), count, at_once: count < 10 };
        let pressed = |c| if c == '\n' { Pressed::Enter } else { Pressed::Digit(c) };
        let answer = |taken| match taken {
            Taken::Answer(place) => Some(place),
            Taken::More | Taken::None => None,
        };
        keys.chars().filter_map(|c| answer(typed.take(pressed(c)))).collect()
    }

    #[test]
    fn a_key_that_is_no_answer_is_told_from_one_that_may_become_one() {
        let mut few = Typed { digits: String::new(), count: 5, at_once: true };
        let mut many = Typed { digits: String::new(), count: 12, at_once: false };
        for (typed, pressed, taken) in [
            (&mut few, Pressed::Digit('9'), Taken::None),
            (&mut many, Pressed::Digit('9'), Taken::More),
        ] {
            assert_eq!(typed.take(pressed), taken);
        }
        assert_eq!(few.take(Pressed::Other), Taken::None);
        assert_eq!(few.take(Pressed::Erase), Taken::More);
        assert_eq!(many.take(Pressed::Other), Taken::None);
        assert_eq!(many.take(Pressed::Digit('2')), Taken::More);
        assert_eq!(many.take(Pressed::Enter), Taken::Answer(1), "what was no answer is forgotten");
    }

    #[test]
    fn one_digit_is_enough_where_there_are_fewer_than_ten_answers() {
        assert_eq!(typed("5", 5), [4]);
        assert!(typed("06\n9", 5).is_empty());
        assert_eq!(typed("91", 5), [0]);
    }

    #[test]
    fn where_enter_ends_it_another_number_takes_the_place_of_a_stray_one() {
        let mut typed = Typed { digits: String::new(), count: 4, at_once: false };
        assert_eq!(typed.take(Pressed::Digit('3')), Taken::More);
        assert_eq!(typed.take(Pressed::Digit('2')), Taken::More);
        assert_eq!(typed.digits, "2");
        assert_eq!(typed.take(Pressed::Digit('9')), Taken::None);
        assert_eq!(typed.take(Pressed::Enter), Taken::None, "nothing is typed");
        assert_eq!(typed.take(Pressed::Digit('4')), Taken::More);
        assert_eq!(typed.take(Pressed::Erase), Taken::More);
        assert_eq!(typed.take(Pressed::Digit('1')), Taken::More);
        assert_eq!(typed.take(Pressed::Enter), Taken::Answer(0));
    }

    #[test]
    fn of_more_answers_a_number_ends_with_enter() {
        assert!(typed("1", 12).is_empty());
        assert_eq!(typed("12\n", 12), [11]);
        assert_eq!(typed("13\n2\n", 12), [1]);
        assert!(typed("99999999999999999999993\n", 12).is_empty());
    }
}
