//! Questions for what no option said. A person is asked again; a pipe is not.

use std::io::{self, BufRead as _};

use crate::cli::Failure;
use crate::cli::output::{aside, ask};

/// A question, and what is known of its answer before it is asked.
pub(super) struct InterviewQuestion<'q> {
    /// The option that would have said it.
    pub(super) option: &'q str,
    pub(super) text: &'q str,
    /// What Enter means.
    pub(super) offered: Option<&'q str>,
    /// What it is where nobody answers.
    pub(super) unasked: Option<&'q str>,
}

pub(super) struct Interview {
    pub(super) terminal: bool,
}

impl Interview {
    /// What the option said, or else the answer, once it can be read.
    pub(super) fn unless<T>(
        &self,
        given: Option<&String>,
        question: &InterviewQuestion<'_>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Failure> {
        let InterviewQuestion { option, text, offered, unasked } = *question;
        if let Some(given) = given {
            return read(given).map_err(|wrong| Failure(format!("{option}: {wrong}")));
        }
        let hint = offered.filter(|it| !it.is_empty());
        let hint = hint.map_or_else(String::new, |it| format!(" [{it}]"));
        loop {
            let answer = self.line(&format!("{text}{hint} "))?;
            let answer = answer
                .or_else(|| unasked.map(str::to_owned))
                .ok_or_else(|| Failure(format!("no answer to \"{text}\": use {option}")))?;
            let answer =
                if answer.is_empty() { offered.unwrap_or_default().to_owned() } else { answer };
            match read(&answer) {
                Ok(read) => return Ok(read),
                Err(wrong) if self.terminal => aside(&wrong),
                Err(wrong) => return Err(Failure(format!("{wrong} ({option})"))),
            }
        }
    }

    /// A line from the keyboard; none at its end.
    pub(super) fn line(&self, question: &str) -> Result<Option<String>, Failure> {
        if self.terminal {
            ask(question);
        }
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line)?;
        Ok((read > 0).then(|| line.trim().to_owned()))
    }
}
