//! The walk over a text: statements one after another, and where to go on after a fault.

use std::ops::Range;

use super::super::super::problem::Problem;
use super::taken::TakenNames;

/// More faults than this are not looked for.
const MOST_CAUSES: usize = 50;

/// A fault was found: what follows on its line makes no sense.
#[derive(Debug)]
pub(super) struct SyntaxFault;

/// Where the walk is, and what it found.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) problems: Vec<Problem>,
    pub(super) taken: TakenNames,
    /// How many brackets are open.
    pub(super) depth: usize,
    /// How far the line of the statement is indented.
    indent: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at, problems: Vec::new(), taken: TakenNames::default(), depth: 0, indent: 0 }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// What is left of the line.
    pub(super) fn line(&self) -> &'t str {
        self.rest().lines().next().unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn eat(&mut self, wanted: &str) -> bool {
        let is_there = self.rest().starts_with(wanted);
        self.at += if is_there { wanted.len() } else { 0 };
        is_there
    }

    pub(super) fn skip(&mut self, those: impl Fn(char) -> bool) {
        self.at += self.rest().find(|c| !those(c)).unwrap_or(self.rest().len());
    }

    pub(super) fn skip_blanks(&mut self) {
        self.skip(|c| matches!(c, ' ' | '\t' | '\r'));
    }

    pub(super) fn skip_line(&mut self) {
        self.skip(|c| c != '\n');
    }

    /// Skips blanks, remarks and ends of lines; whether a line ended.
    pub(super) fn skip_lines(&mut self) -> bool {
        let mut ended = false;
        loop {
            self.skip_blanks();
            match self.peek() {
                Some('#') => self.skip_line(),
                Some('\n') => {
                    self.at += 1;
                    ended = true;
                }
                _ => return ended,
            }
        }
    }

    pub(super) fn found(&mut self, problem: Problem) {
        if self.problems.len() < MOST_CAUSES {
            self.problems.push(problem);
        }
    }

    pub(super) fn fault<T>(&mut self, problem: Problem) -> Result<T, SyntaxFault> {
        self.found(problem);
        Err(SyntaxFault)
    }

    /// The character at a place of the text; empty at its end.
    pub(super) fn character(&self, at: usize) -> Range<usize> {
        at..at + self.text[at..].chars().next().map_or(0, char::len_utf8)
    }

    /// Whether there is a statement left; if so, it begins here.
    pub(super) fn goes_to_a_statement(&mut self) -> bool {
        self.skip_lines();
        self.depth = 0;
        let line_start = self.text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        self.indent = self.at - line_start;
        self.at < self.text.len() && self.problems.len() < MOST_CAUSES
    }

    /// A header, or a key with its value, up to the end of the line.
    pub(super) fn statement(&mut self) -> Result<(), SyntaxFault> {
        if self.peek() == Some('[') {
            self.header()?;
        } else {
            self.key_with_value()?;
        }
        self.skip_blanks();
        match self.peek() {
            None | Some('#' | '\n') => Ok(()),
            Some(_) => {
                let place = self.at..self.at + self.line().trim_end().len();
                self.fault(
                    Problem::new(place, "the line should end here")
                        .label("more follows")
                        .help("write one key on each line; a comment starts with #"),
                )
            }
        }
    }

    fn header(&mut self) -> Result<(), SyntaxFault> {
        let start = self.at;
        let is_list = self.eat("[[");
        if !is_list {
            self.eat("[");
        }
        let parts = self.key("]")?;
        self.skip_blanks();
        let (opened, closed) = if is_list { ("[[", "]]") } else { ("[", "]") };
        let is_twice_closed = !is_list && self.rest().starts_with("]]");
        let is_closed = self.eat(closed);
        let name = start..self.text[..self.at].trim_end().len();
        // Also where it is not closed: the keys below are its own.
        let clash = self.taken.header(&parts, name.clone(), is_list || is_twice_closed);
        self.twice(name.clone(), clash);
        if is_twice_closed {
            return self.fault(
                Problem::new(start..self.at + 1, "one bracket before the name, and two after it")
                    .help("write two on both sides, such as [[call]], or one on both, such as [teams.sales]"),
            );
        }
        if is_closed {
            return Ok(());
        }
        if self.line().contains(']') && !self.line().starts_with(']') {
            self.taken.nameless();
            let place = self.character(self.at);
            return self.fault(
                Problem::new(place, "the name of a table has no spaces")
                    .help("names have the letters a to z, digits and dashes: [teams.front-desk]"),
            );
        }
        self.fault(
            Problem::new(name, format!("`{opened}` is not closed"))
                .label("this names a table")
                .help(format!("write {closed} after the name")),
        )
    }

    pub(super) fn key_with_value(&mut self) -> Result<(), SyntaxFault> {
        let start = self.at;
        let parts = self.key("=")?;
        let name = start..self.text[..self.at].trim_end().len();
        self.equals(&name)?;
        let clash = self.taken.key(&parts, name.clone());
        self.twice(name, clash);
        self.value()
    }

    /// Reports what is written a second time.
    pub(super) fn twice(&mut self, again: Range<usize>, first: Option<Range<usize>>) {
        let Some(first) = first else { return };
        let name = &self.text[again.clone()];
        let help = match name.starts_with('[') {
            true => "put both together in one, or give one of them another name",
            false => "keep one of them",
        };
        self.found(
            Problem::new(again, format!("`{name}` is written twice"))
                .label("here again")
                .also(first, "here first")
                .help(help),
        );
    }

    /// Goes on after a fault: at the next line, or, where brackets were open, with the next statement.
    pub(super) fn skip_to_the_statement_after(&mut self, start: usize) {
        self.at = self.at.max(start);
        let is_open = self.depth > 0;
        loop {
            self.skip_line();
            if self.at == self.text.len() {
                return;
            }
            self.at += 1;
            if !is_open || self.is_a_statement() {
                return;
            }
        }
    }

    /// Whether the line that begins here looks like a statement, not like a part of a value.
    pub(super) fn is_a_statement(&self) -> bool {
        let line = self.line();
        let words = line.trim_start_matches([' ', '\t']);
        if line.len() - words.len() > self.indent {
            return false;
        }
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
        let name = words.trim_start_matches('[');
        let end = name.find(|c| !is_name(c)).unwrap_or(name.len());
        let begins = name.starts_with(char::is_alphabetic);
        match words.starts_with('[') {
            true => begins && name[end..].starts_with(']'),
            false => begins && name[end..].starts_with('='),
        }
    }
}
