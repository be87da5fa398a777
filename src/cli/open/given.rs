//! What a call can't know by itself, as the command line says it: `--set storm=on`.

use crate::cli::Failure;
use phonetree_core::call::Decided;
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
    /// The switches that are named, and how each stands.
    pub(in crate::cli) fn of(&self, tree: &Tree) -> Result<Vec<Decided>, Failure> {
        self.set.iter().map(|set| position(tree, set)).collect()
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
        [] => format!("this menu has no {what}es"),
        all => format!("this menu has no {what} named `{name}`. It has: {}", all.join(", ")),
    }
}
