//! Values: texts in quotes, lists, tables in braces, and what stands without quotes.

use std::ops::Range;

use toml::de::DeTable;

use super::super::super::problem::Problem;
use super::keys::{curly, is_curly};
use super::scan::{Scanner, SyntaxFault};

/// The parser goes no deeper either.
const DEEPEST: usize = 80;

impl Scanner<'_> {
    /// A value, after `=` or in a list.
    pub(super) fn value(&mut self) -> Result<(), SyntaxFault> {
        self.skip_blanks();
        let Some(c) = self.peek() else { return self.no_value() };
        match c {
            '"' | '\'' => self.text_in_quotes(),
            '[' | '{' => self.between_brackets(),
            '\n' | '#' | ',' | ']' | '}' => self.no_value(),
            _ if is_curly(c) => self.curly_text(c),
            _ => self.bare(),
        }
    }

    fn no_value<T>(&mut self) -> Result<T, SyntaxFault> {
        let place = self.character(self.at);
        let place = if self.peek() == Some('\n') {
            // What follows may be a list whose bracket was forgotten.
            self.depth += 1;
            self.at..self.at
        } else {
            place
        };
        self.fault(
            Problem::new(place, "a value is missing here")
                .help("write a text in quotes, a number, or true or false"),
        )
    }

    /// A text between quotes of any kind.
    pub(super) fn text_in_quotes(&mut self) -> Result<(), SyntaxFault> {
        let start = self.at;
        for long in ["\"\"\"", "'''"] {
            if self.eat(long) {
                return self.long_text(start, long);
            }
        }
        let quote = if self.eat("'") { '\'' } else { '"' };
        if quote == '"' {
            self.eat("\"");
        }
        match self.end_of_text(quote) {
            Some(end) => self.at = end + 1,
            None => {
                let curly = self.line().find(['”', '“', '»', '’']);
                let problem = Problem::new(start..start + 1, "this quote is never closed");
                let problem = match curly {
                    Some(at) => problem
                        .label("it opens here")
                        .help("this is not a straight quote: write \"")
                        .also(
                            self.character(self.at + at),
                            "and is closed by another kind of quote",
                        ),
                    None => problem
                        .label("it opens here")
                        .help(format!("write {quote} at the end of the text")),
                };
                return self.fault(problem);
            }
        }
        self.nothing_follows(start, quote)
    }

    /// Where a text of one line ends; false escapes in it are reported.
    fn end_of_text(&mut self, quote: char) -> Option<usize> {
        let line = self.line();
        let mut escaped = false;
        let mut false_escapes = Vec::new();
        let mut end = None;
        for (at, c) in line.char_indices() {
            if escaped {
                escaped = false;
                if !"btnfre\"\\uUx".contains(c) {
                    false_escapes.push((self.at + at - 1..self.at + at + c.len_utf8(), c));
                }
            } else if c == '\\' && quote == '"' {
                escaped = true;
            } else if c == quote {
                end = Some(self.at + at);
                break;
            }
        }
        end?;
        for (place, c) in false_escapes {
            let why = format!("`\\{c}` means nothing in a text");
            self.found(Problem::new(place, why).help("a backslash is written \\\\"));
        }
        end
    }

    fn long_text(&mut self, start: usize, quotes: &str) -> Result<(), SyntaxFault> {
        let mut from = self.at;
        let end = loop {
            let Some(found) = self.text[from..].find(quotes) else { break None };
            let before = &self.text[self.at..from + found];
            let slashes = before.len() - before.trim_end_matches('\\').len();
            if quotes == "'''" || slashes.is_multiple_of(2) {
                break Some(from + found + quotes.len());
            }
            from += found + 1;
        };
        let place = start..start + quotes.len();
        let Some(end) = end else {
            self.at = self.text.len();
            let why = "this text of several lines is never closed";
            let help = format!("write {quotes} where the text ends");
            return self.fault(Problem::new(place, why).label("it opens here").help(help));
        };
        self.at = end;
        // Up to two quotes may stand before those that close.
        while self.at < end + 2 && self.rest().starts_with(&quotes[..1]) {
            self.at += 1;
        }
        if self.is_followed() {
            self.at = self.text.len();
            let why = "a text of several lines ends where more follows";
            return self.fault(
                Problem::new(place, why)
                    .label("it opens here")
                    .also(end - quotes.len()..end, "and ends here")
                    .help(format!("look whether {quotes} is missing between them")),
            );
        }
        Ok(())
    }

    /// Whether something stands after a value that cannot.
    fn is_followed(&self) -> bool {
        let next = self.line().trim_start_matches([' ', '\t']).chars().next();
        !matches!(next, None | Some(',' | ']' | '}' | ')' | '#' | '=' | '.' | ':' | '\r'))
    }

    /// After a text that ended on its line: if words follow, a quote is missing or too much.
    fn nothing_follows(&mut self, start: usize, quote: char) -> Result<(), SyntaxFault> {
        let follows = self.line().trim_start_matches([' ', '\t']);
        // After a text in a list another one begins, or the next key: a comma is missing there.
        let is_key = || {
            let after = follows.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
            after.len() < follows.len() && after.trim_start().starts_with('=')
        };
        let is_next = self.depth > 0
            && follows.len() < self.line().len()
            && (follows.starts_with(['"', '\'', '{', '[']) || is_key());
        if !self.is_followed() || is_next {
            return Ok(());
        }
        let line_end = self.at + self.line().len();
        let here = self.at + self.line().len() - follows.len();
        let quotes = self.text[start..line_end].matches(quote).count();
        let word = follows.split_whitespace().next().unwrap_or_default();
        let problem = match quotes {
            2 => Problem::new(here..line_end, "words outside of the quotes")
                .label("more follows after the text")
                .help("write all of the text between the quotes; a comment starts with #"),
            n if n % 2 == 1 => Problem::new(start..start + 1, "a quote is missing on this line")
                .label("a text opens here")
                .also(self.at - 1..self.at, format!("and ends here, before `{word}`"))
                .help(match quote {
                    '"' => "write \" where the text should end",
                    _ => "write ' where the text should end; a text with an apostrophe goes in \"",
                }),
            _ => Problem::new(self.at - 1..self.at, "this quote ends the text")
                .label(format!("`{word}` is outside of it"))
                .help("a quote inside a text is written \\\""),
        };
        self.fault(problem)
    }

    /// A text between quotes that are not straight.
    fn curly_text(&mut self, opens: char) -> Result<(), SyntaxFault> {
        let start = self.at;
        let line = &self.line()[opens.len_utf8()..];
        let closes = line.find(|c| is_curly(c) || c == '"').map(|at| start + opens.len_utf8() + at);
        let problem = curly(self.character(start), opens);
        let Some(end) = closes else { return self.fault(problem) };
        let inner = &self.text[start + opens.len_utf8()..end];
        let all = start..self.character(end).end;
        self.at = all.end;
        let problem = Problem { span: all.clone(), ..problem };
        self.found(match inner.contains('\\') {
            true => problem,
            false => problem.replacement(all, format!("\"{inner}\"")),
        });
        if self.is_followed() { Err(SyntaxFault) } else { Ok(()) }
    }

    /// A number, a date, true or false; or a text whose quotes were forgotten.
    fn bare(&mut self) -> Result<(), SyntaxFault> {
        let start = self.at;
        let stops: &[char] = if self.depth > 0 { &[',', ']', '}', '#'] } else { &['#'] };
        let line = self.line();
        let word = line[..line.find(stops).unwrap_or(line.len())].trim_end();
        self.at += word.len();
        let is_value = word.len() < 100
            && !word.contains(['=', '"', '\''])
            && DeTable::parse(&format!("x={word}")).is_ok();
        if is_value {
            return Ok(());
        }
        let place = start..self.at;
        let instead = match word.to_lowercase().as_str() {
            "true" | "yes" | "on" => Some("true"),
            "false" | "no" | "off" => Some("false"),
            _ => None,
        };
        let problem = match instead {
            _ if word.starts_with('=') => {
                Problem::new(start..start + 1, "one `=` too many").help("write key = value")
            }
            Some(instead) => Problem::new(place.clone(), format!("`{word}` is not a value"))
                .help(format!("write {instead}, or \"{word}\" if it is a text"))
                .replacement(place, instead),
            None if word.contains('"') => {
                let problem = Problem::new(start..start + 1, "a quote is missing before this text")
                    .label("the text begins here")
                    .help("write \" before it and after it");
                return self.fault(problem);
            }
            None => Problem::new(place.clone(), format!("`{word}` needs quotes"))
                .label("text goes in quotes")
                .help(format!("write \"{}\"", word.replace('\\', "\\\\")))
                .replacement(place, format!("\"{}\"", word.replace('\\', "\\\\"))),
        };
        self.found(problem);
        Ok(())
    }

    /// A list or a table, from its bracket to the one that closes it.
    fn between_brackets(&mut self) -> Result<(), SyntaxFault> {
        let opens = self.at..self.at + 1;
        let is_table = self.eat("{");
        if !is_table {
            self.eat("[");
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            self.at = self.text.len();
            return Err(SyntaxFault);
        }
        let closes = if is_table { '}' } else { ']' };
        let outside = self.taken.enter();
        let inside = self.things(&opens, closes);
        self.taken.leave(outside);
        inside?;
        self.depth -= 1;
        Ok(())
    }

    fn things(&mut self, opens: &Range<usize>, closes: char) -> Result<(), SyntaxFault> {
        loop {
            self.stays_open(opens, closes)?;
            if self.closes(opens, closes)? {
                return Ok(());
            }
            if closes == '}' {
                self.key_with_its_value(opens, closes)?;
            } else {
                self.value()?;
            }
            self.stays_open(opens, closes)?;
            if self.closes(opens, closes)? {
                return Ok(());
            }
            if !self.eat(",") {
                let place = self.character(self.at);
                return self.fault(
                    Problem::new(place, "a comma is missing before this")
                        .help("write , between the things of a list or a table"),
                );
            }
        }
    }

    fn key_with_its_value(
        &mut self,
        opens: &Range<usize>,
        closes: char,
    ) -> Result<(), SyntaxFault> {
        let start = self.at;
        if matches!(self.peek(), Some('{' | '[')) {
            return self.never_closed(opens, closes, Some(start));
        }
        self.key_with_value()
    }

    /// Goes to the next thing between brackets, if they are still open.
    fn stays_open(&mut self, opens: &Range<usize>, closes: char) -> Result<(), SyntaxFault> {
        let ended = self.skip_lines();
        if self.at == self.text.len() {
            return self.never_closed(opens, closes, None);
        }
        if ended {
            let here = self.at;
            let line_start = self.text[..here].rfind('\n').map_or(0, |at| at + 1);
            self.at = line_start;
            let is_a_statement = self.is_a_statement();
            self.at = here;
            if is_a_statement {
                // The walk goes on with this line.
                self.at = line_start - 1;
                self.depth = 0;
                return self.never_closed(opens, closes, Some(here));
            }
        }
        Ok(())
    }

    fn closes(&mut self, opens: &Range<usize>, closes: char) -> Result<bool, SyntaxFault> {
        match self.peek() {
            Some(c) if c == closes => {
                self.at += 1;
                Ok(true)
            }
            Some(']' | '}' | ')') => self.never_closed(opens, closes, Some(self.at)),
            _ => Ok(false),
        }
    }

    fn never_closed<T>(
        &mut self,
        opens: &Range<usize>,
        closes: char,
        before: Option<usize>,
    ) -> Result<T, SyntaxFault> {
        let bracket = &self.text[opens.clone()];
        let problem = Problem::new(opens.clone(), format!("`{bracket}` is never closed"))
            .label("it opens here")
            .help(format!("write {closes} where it ends"));
        let problem = match before {
            Some(at) => problem.also(self.character(at), "it should be closed before this"),
            None => problem,
        };
        self.fault(problem)
    }
}
