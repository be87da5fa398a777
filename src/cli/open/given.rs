//! What a call can't know by itself, as the command line says it: `--set storm=on`.

use crate::cli::Failure;
use phonetree_core::call::{CallerNumber, Decided};
use phonetree_core::language::nearest;
use phonetree_core::menu::Tree;

/// What holds while a call is made, or hours are read: how switches stand.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Positions {
    /// How a switch stands: "storm=on". Those that are left out are as usual.
    #[arg(long, value_name = "SWITCH=on|off")]
    set: Vec<String>,
}

impl Positions {
    /// Lets the switches of a menu stand so, and closes the teams that they close.
    pub(in crate::cli) fn hold_in(&self, tree: &mut Tree) -> Result<(), Failure> {
        let positions = self.of(tree)?.into_iter().filter_map(|decided| {
            if let Decided::Switch(switch, on) = decided { Some((switch, on)) } else { None }
        });
        let positions: Vec<_> = positions.collect();
        tree.stand(positions);
        Ok(())
    }

    /// The switches that are named, and how each stands.
    pub(in crate::cli) fn of(&self, tree: &Tree) -> Result<Vec<Decided>, Failure> {
        self.set.iter().map(|set| position(tree, set)).collect()
    }
}

/// What a call can't know by itself, beside how switches stand.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Assumptions {
    #[command(flatten)]
    positions: Positions,
    /// The number the call comes from, or "withheld". Default: it is known, and begins like none that the menu
    /// names. Nobody is called.
    #[arg(long, value_name = "NUMBER")]
    from: Option<String>,
    /// What is decided outside: "claim-paid=yes". Say it again for the next time; the last one holds for the
    /// rest of the call. What is left out is "no".
    #[arg(long, value_name = "QUESTION=yes|no")]
    assume: Vec<String>,
    /// This mailbox is full; "voicemail=no": it is not, the next time.
    #[arg(long, value_name = "MAILBOX")]
    full: Vec<String>,
}

impl Assumptions {
    /// All that is named.
    pub(in crate::cli) fn of(&self, tree: &Tree) -> Result<Vec<Decided>, Failure> {
        let mut decided = self.positions.of(tree)?;
        if let Some(from) = &self.from {
            let number = CallerNumber::parse(from);
            let number = number.map_err(|why| {
                Failure(format!("--from: \"{from}\" {why}. Write a number, or `withheld`"))
            })?;
            decided.push(Decided::Caller(number));
        }
        for assumed in &self.assume {
            decided.push(answer(tree, assumed)?);
        }
        for full in &self.full {
            decided.push(fullness(tree, full)?);
        }
        Ok(decided)
    }
}

fn answer(tree: &Tree, assumed: &str) -> Result<Decided, Failure> {
    let (name, answer) = assumed.split_once('=').unwrap_or((assumed, "yes"));
    let question = tree.outside_for(name).ok_or_else(|| {
        let known = tree.outside.iter().map(|asked| &*asked.id);
        Failure(format!("--assume {name}: {}", unknown("question", name, known)))
    })?;
    match answer.trim() {
        "yes" => Ok(Decided::Outside(question, true)),
        "no" => Ok(Decided::Outside(question, false)),
        _ => Err(Failure(format!("--assume {name}={answer}: an answer is `yes` or `no`"))),
    }
}

fn fullness(tree: &Tree, said: &str) -> Result<Decided, Failure> {
    let (name, full) = said.split_once('=').unwrap_or((said, "yes"));
    let mailbox = tree.mailbox_for(name).ok_or_else(|| {
        let known = tree.mailboxes.iter().map(|mailbox| &*mailbox.id);
        Failure(format!("--full {name}: {}", unknown("mailbox", name, known)))
    })?;
    match full.trim() {
        "yes" => Ok(Decided::MailboxFull(mailbox, true)),
        "no" => Ok(Decided::MailboxFull(mailbox, false)),
        _ => Err(Failure(format!("--full {name}={full}: write `yes` or `no`"))),
    }
}

fn position(tree: &Tree, set: &str) -> Result<Decided, Failure> {
    let (name, position) = set.split_once('=').unwrap_or((set, "on"));
    let switch = tree.switch_for(name).ok_or_else(|| {
        let known = tree.switches.iter().map(|switch| &*switch.id);
        Failure(format!("--set {name}: {}", unknown("switch", name, known)))
    })?;
    match position.trim() {
        "on" => Ok(Decided::Switch(switch, true)),
        "off" => Ok(Decided::Switch(switch, false)),
        _ => Err(Failure(format!("--set {name}={position}: a switch is `on` or `off`"))),
    }
}

/// That the menu has nothing of that name, and what it has.
fn unknown<'k>(what: &str, name: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!("this menu has no {what} named `{name}`; did you mean `{near}`?");
    }
    let all: Vec<&str> = known.collect();
    match all.as_slice() {
        [] => format!("this menu has no {what} at all"),
        all => format!("this menu has no {what} named `{name}`. It has: {}", all.join(", ")),
    }
}
