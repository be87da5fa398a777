//! A question at the terminal: a few answers, one key.

use std::io::{self, Write as _};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::keyboard::RawTerminal;
use super::touches::listen;
use super::waiting::interrupted;

/// Waits until one of so many answers is taken by its number, from 1: at once, where one digit is
/// enough, else with Enter. Nothing where the person leaves: by q, Escape or Ctrl-C.
///
/// # Errors
/// There is no terminal that gives keys.
pub fn choose(count: usize) -> io::Result<Option<usize>> {
    let raw = RawTerminal::enter()?;
    let mut keys = listen(|event| pressed(&event));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut typed = String::new();
    let chosen = loop {
        let next = runtime.block_on(async {
            tokio::select! {
                biased;
                () = interrupted() => None,
                key = keys.recv() => key,
            }
        });
        match next {
            None | Some(Pressed::Leave) => break None,
            Some(Pressed::Erase) => typed.clear(),
            Some(Pressed::Digit(digit)) => typed.push(digit),
            Some(Pressed::Enter) if typed.is_empty() => {}
            Some(Pressed::Enter) => typed.push(' '),
        }
        let answer = typed.trim_end().parse::<usize>().ok().filter(|n| (1..=count).contains(n));
        let whole = count < 10 || typed.ends_with(' ');
        match answer {
            Some(answer) if whole => break Some(answer - 1),
            None if whole || typed.len() > 6 => typed.clear(),
            _ => {}
        }
    };
    drop(raw);
    let said = chosen.map_or_else(String::new, |n| (n + 1).to_string());
    let mut out = io::stdout().lock();
    writeln!(out, "{said}")?;
    out.flush()?;
    Ok(chosen)
}

#[derive(Clone, Copy)]
enum Pressed {
    Digit(char),
    Enter,
    Erase,
    Leave,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most keys of a keyboard mean nothing here")]
fn pressed(event: &Event) -> Option<Pressed> {
    let Event::Key(KeyEvent { code, modifiers, kind, .. }) = *event else { return None };
    if kind == KeyEventKind::Release {
        return None;
    }
    match code {
        KeyCode::Char('c' | 'd') if modifiers.contains(KeyModifiers::CONTROL) => {
            Some(Pressed::Leave)
        }
        KeyCode::Char('q') | KeyCode::Esc => Some(Pressed::Leave),
        KeyCode::Char(c) if c.is_ascii_digit() => Some(Pressed::Digit(c)),
        KeyCode::Enter => Some(Pressed::Enter),
        KeyCode::Backspace => Some(Pressed::Erase),
        _ => None,
    }
}
