//! The text of a dialplan: contexts, extensions, priorities, and comments that stay comments.

use std::fmt::Write as _;

/// A dialplan that is being written. What is put in as an application is code of this room; words of a menu
/// go into comments alone.
#[derive(Default)]
pub(super) struct Dialplan {
    text: String,
}

/// The longest comment, in letters: a line has 8,191 bytes at most.
const LONGEST_COMMENT: usize = 400;

impl Dialplan {
    /// A comment of one line, whatever characters are in it.
    pub(super) fn comment(&mut self, words: &str) {
        let one_line = words.split(|c: char| c.is_control() || "\u{2028}\u{2029}".contains(c));
        let words: Vec<&str> = one_line.flat_map(str::split_whitespace).collect();
        let words: String = words.join(" ").chars().take(LONGEST_COMMENT).collect();
        let _ = writeln!(self.text, "; {words}");
    }

    /// A headline above contexts of one kind.
    pub(super) fn part(&mut self, words: &str) {
        let _ = writeln!(self.text, "\n; --- {words} {}", "-".repeat(90 - words.len().min(80)));
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A context begins.
    pub(super) fn context(&mut self, name: &str) {
        let _ = writeln!(self.text, "[{name}]");
    }

    /// A context that all nodes have a part of.
    pub(super) fn include(&mut self, context: &str) {
        let _ = writeln!(self.text, "include => {context}");
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    /// An extension, with all it does: `label: Application(...)`, or without a label.
    pub(super) fn exten(&mut self, exten: &str, steps: &Steps) {
        for (n, Priority { label, app }) in steps.0.iter().enumerate() {
            let label = label.as_ref().map_or_else(String::new, |label| format!("({label})"));
            let _ = match n {
                0 => writeln!(self.text, "exten => {exten},1{label},{app}"),
                _ => writeln!(self.text, " same => n{label},{app}"),
            };
        }
    }

    pub(super) fn text(self) -> String {
        self.text
    }
}

/// What an extension does, one priority after the other.
#[derive(Clone, Default)]
pub(super) struct Steps(Vec<Priority>);

#[derive(Clone)]
struct Priority {
    label: Option<String>,
    app: String,
}

impl Steps {
    pub(super) fn of(app: impl Into<String>) -> Self {
        Self::default().then(app)
    }

    /// The next priority.
    #[must_use]
    pub(super) fn then(mut self, app: impl Into<String>) -> Self {
        self.0.push(Priority { label: None, app: app.into() });
        self
    }

    /// The same, where something holds.
    #[must_use]
    pub(super) fn then_if(self, holds: bool, app: impl Into<String>) -> Self {
        if holds { self.then(app) } else { self }
    }

    /// DialplanNames the next priority.
    #[must_use]
    pub(super) fn label(mut self, label: impl Into<String>, app: impl Into<String>) -> Self {
        self.0.push(Priority { label: Some(label.into()), app: app.into() });
        self
    }

    /// All that others do, after this.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// DialplanNames the first of these, which must be there.
    #[must_use]
    pub(super) fn labeled(mut self, label: &str) -> Self {
        match self.0.first_mut() {
            Some(first) if first.label.is_none() => first.label = Some(label.to_owned()),
            _ => self
                .0
                .insert(0, Priority { label: Some(label.to_owned()), app: "NoOp()".to_owned() }),
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
