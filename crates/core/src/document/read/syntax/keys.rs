//! Keys, and the sign after them.

use std::ops::Range;

use super::super::super::problem::Problem;
use super::scan::{Scanner, SyntaxFault};

impl Scanner<'_> {
    /// A key, with its dots, up to the sign that comes after it.
    pub(super) fn key(&mut self, before: &str) -> Result<Vec<String>, SyntaxFault> {
        let mut parts = Vec::new();
        loop {
            self.skip_blanks();
            parts.push(self.part_of_a_key(before)?);
            self.skip_blanks();
            if !self.eat(".") {
                return Ok(parts);
            }
        }
    }

    fn part_of_a_key(&mut self, before: &str) -> Result<String, SyntaxFault> {
        let start = self.at;
        if matches!(self.peek(), Some('"' | '\'')) {
            self.text_in_quotes()?;
            return Ok(self.text[start + 1..self.at - 1].to_owned());
        }
        self.skip(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let part = &self.text[start..self.at];
        let stops = self.peek();
        if part.is_ascii()
            && !part.is_empty()
            && stops.is_none_or(|c| " \t\r\n.=]:#\"'[{,".contains(c))
        {
            return Ok(part.to_owned());
        }
        let strange = part.chars().find(|c| !c.is_ascii()).or(stops);
        let place = part.find(|c: char| !c.is_ascii()).map_or(self.at, |at| start + at);
        let place = self.character(place);
        let problem = match strange {
            Some('/') if part.is_empty() => {
                Problem::new(place, "a comment starts with #").help("write # in place of //")
            }
            Some(';') if part.is_empty() => {
                Problem::new(place, "a comment starts with #").help("write # in place of ;")
            }
            Some('{') if self.text[..start].trim().is_empty() => {
                self.at = self.text.len();
                Problem::new(place, "this is not TOML")
                    .label("this looks like JSON")
                    .help("write key = value, a line each, without the { } around all of it")
            }
            Some(c @ ('\u{2010}'..='\u{2015}' | '\u{2212}')) => {
                Problem::new(place.clone(), format!("`{c}` is a dash, and keys have the plain `-`"))
                    .help("write -")
                    .replacement(place, "-")
            }
            Some(c) if is_curly(c) => curly(place, c),
            Some(c) if !part.is_empty() || !"\n\r=].".contains(c) => {
                Problem::new(place, format!("`{c}` can't be in a key"))
                    .help("keys have the letters a to z, digits, - and _")
            }
            Some(_) | None => Problem::new(place, "a name is missing here").help(match before {
                "]" => "write the name of the table, such as [teams.sales]",
                _ => "write key = value",
            }),
        };
        self.fault(problem)
    }

    /// The sign between a key and its value.
    pub(super) fn equals(&mut self, key: &Range<usize>) -> Result<(), SyntaxFault> {
        self.skip_blanks();
        let here = self.at;
        if self.eat("=") {
            if self.peek() == Some('=') {
                let place = self.character(self.at);
                return self
                    .fault(Problem::new(place, "one `=` too many").help("write key = value"));
            }
            return Ok(());
        }
        let name = &self.text[key.clone()];
        let problem = match self.peek() {
            Some(':') => Problem::new(here..here + 1, "`:` should be `=`")
                .label(format!("after the key `{name}`"))
                .help(format!("write {name} = value")),
            None | Some('\n' | '#' | ',' | '}' | ']') => {
                Problem::new(key.clone(), format!("`{name}` has no value"))
                    .help(format!("write {name} = value; a comment starts with #"))
            }
            Some(_) => {
                // What follows may be a list of several lines.
                self.depth += usize::from(self.line().contains(['[', '{']));
                let place = key.start..here + self.line().trim_end().len();
                Problem::new(place, format!("`=` is missing after `{name}`"))
                    .help(format!("write {name} = value; a comment starts with #"))
            }
        };
        self.fault(problem)
    }
}

/// Whether it is a quote, but not the straight one.
pub(super) fn is_curly(c: char) -> bool {
    "“”„‟«»‘’‚‛″′＂＇`´".contains(c)
}

pub(super) fn curly(place: Range<usize>, c: char) -> Problem {
    Problem::new(place, format!("`{c}` is not a straight quote"))
        .label("word processors write quotes like this")
        .help("write \" on both sides of the text")
}
