//! `phonetree check`: rules about quality.

mod fix;

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, Utc};
use clap::ValueEnum;

use crate::cli::open::{self, Opened};
use crate::cli::output::{aside, called, print, print_in_color};
use crate::cli::paint;
use crate::cli::{Failure, Verdict};
use phonetree_core::check::{self, Budgets, CheckSubject, Checked, Finding, RULES, Rule, Unread};
use phonetree_core::document::Severity;

/// Checks menus against quality rules, each with its source.
///
/// To waive a rule that doesn't fit, say so in the menu file, with a reason:
/// waive = [{ rule = "key-gap", because = "only option 2 is published", at = "alternate-menu" }]
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree check                                  the built-in menu
  phonetree check menus my-menu.toml               folders and files
  phonetree check --fix my-menu.toml               rewrite what has only one possible meaning
  phonetree check --explain                        all rules; --explain dead-end explains one
  phonetree check menus --format sarif > out.sarif for code scanning
  phonetree check menus --format github            annotations in a pull request

Exit code: 0 no findings at the level of --deny; 1 some findings; 2 a menu could not be
read (the others are still checked).")]
pub(super) struct Command {
    /// Menu files, or folders of them. Default: the menu of --menu, or the built-in one.
    #[arg(value_name = "MENU")]
    menus: Vec<PathBuf>,
    /// Rewrite what has only one possible meaning, such as "Mon-Fri 8am-6pm", in the files, say what was
    /// changed, and then check them.
    #[arg(long, conflicts_with = "explain")]
    fix: bool,
    /// Explain a rule, or list all of them.
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// How to report findings.
    #[arg(long, value_enum, ignore_case = true, default_value = "text")]
    format: FindingsFormat,
    /// The same as --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The lowest level that counts as wrong: exit code 1.
    #[arg(long, value_enum, ignore_case = true, value_name = "LEVEL", default_value = "warning")]
    deny: Level,
    /// Check only these rules.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    select: Vec<String>,
    /// Skip these rules.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    ignore: Vec<String>,
    /// A source is stale if it was last looked at this many days ago.
    #[arg(long, value_name = "DAYS", default_value_t = Budgets::default().stale_after_days)]
    stale_after: u16,
    /// The caller should hear every key of a menu within this many seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Budgets::default().option_within_s)]
    option_within: u16,
    /// Check as of this day, such as 2026-11-23. Default: today.
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FindingsFormat {
    Text,
    Json,
    Sarif,
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    Note,
    Warning,
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Note => Self::Note,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        if let Some(code) = &self.explain {
            return explain(code).map(|()| Verdict::Fine);
        }
        for code in self.select.iter().chain(&self.ignore) {
            known(code)?;
        }
        if self.fix && self.menus.is_empty() && menu.is_none() {
            return Err(Failure(
                "--fix: the built-in menu is not a file; name the file to fix".to_owned(),
            ));
        }
        let (checked, unread) = self.check(menu);
        let format = if self.json { FindingsFormat::Json } else { self.format };
        match format {
            FindingsFormat::Text => checked.iter().try_for_each(|checked| {
                let paint = match checked.open().next() {
                    None => paint::fine,
                    Some(_) => paint::remarks,
                };
                print_in_color(&check::as_text(checked), paint)
            }),
            FindingsFormat::Json => print(&format!("{:#}\n", check::as_json(&checked, &unread))),
            FindingsFormat::Sarif => print(&format!("{:#}\n", check::as_sarif(&checked, &unread))),
            FindingsFormat::Github => print(&check::as_github(&checked, &unread)),
        }?;
        if self.menus.is_empty() && menu.is_none() {
            aside(
                "(This was the built-in menu. For your own, name files or folders: phonetree check .)",
            );
        }
        if !unread.is_empty() {
            let why: Vec<String> = unread.into_iter().map(|unread| unread.why).collect();
            return Err(Failure(why.join("\n\n")));
        }
        let denied = |finding: &Finding| finding.rule.severity >= self.deny.into();
        let wrong = checked.iter().flat_map(Checked::open).any(denied);
        Ok(if wrong { Verdict::Wrong } else { Verdict::Fine })
    }

    /// Mends a file, says what was changed, and opens it again.
    fn mend(&self, file: &Path, opened: Result<Opened, Failure>) -> Result<Opened, Failure> {
        if !file.is_file() {
            return opened;
        }
        let today = self.today.unwrap_or_else(|| Utc::now().date_naive());
        let changed = fix::mend(file, today)?;
        for line in &changed {
            aside(line);
        }
        if changed.is_empty() { opened } else { open::open(Some(file)) }
    }

    /// Every menu that can be read, checked; and why the others can't be.
    fn check(&self, menu: Option<&Path>) -> (Vec<Checked>, Vec<Unread>) {
        let (mut checked, mut unread) = (Vec::new(), Vec::new());
        let mut add = |named: &Path, opened: Result<Opened, Failure>| {
            let opened = if self.fix { self.mend(named, opened) } else { opened };
            match opened {
                Ok(opened) => checked.push(self.judge(opened)),
                Err(Failure(why)) => unread.push(Unread { name: called(named), why }),
            }
        };
        if self.menus.is_empty() || menu.is_some() {
            add(menu.unwrap_or(Path::new("the built-in menu")), open::open(menu));
        }
        for named in &self.menus {
            open::each_menu(named, &mut add);
        }
        (checked, unread)
    }

    fn judge(&self, opened: Opened) -> Checked {
        let lengths = opened.lengths();
        let today = Utc::now().with_timezone(&opened.tree.zone).date_naive();
        let today = self.today.unwrap_or(today);
        let mut subject = CheckSubject::new(&opened.tree, &opened.text, &lengths, today);
        subject.budgets.stale_after_days = self.stale_after;
        subject.budgets.option_within_s = self.option_within;
        let mut findings = check::check(&subject);
        let named = |codes: &[String], rule: &Rule| codes.iter().any(|code| code == rule.code);
        findings.retain(|finding| {
            (self.select.is_empty() || named(&self.select, finding.rule))
                && !named(&self.ignore, finding.rule)
        });
        Checked { name: opened.name, text: opened.text, findings }
    }
}

/// The rule of a code that was typed.
fn known(code: &str) -> Result<&'static Rule, Failure> {
    check::rule(code).map_err(|unknown| {
        Failure(format!("{unknown}\n`phonetree check --explain` lists all rules"))
    })
}

/// Teaches a rule; lists all of them where none is named.
fn explain(code: &str) -> Result<(), Failure> {
    if !code.is_empty() {
        return print(&known(code)?.explain());
    }
    let widest = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let lines = RULES
        .iter()
        .map(|rule| format!("{:<widest$}  {:<7}  {}\n", rule.code, rule.level(), rule.summary()));
    print(&lines.collect::<String>())
}
