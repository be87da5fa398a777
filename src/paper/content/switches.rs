//! What people turn on and off by hand.

use crate::paper::Edition;

/// A switch of the menu.
pub(in crate::paper) struct SwitchRow {
    /// Its name in the file, as `--set` takes it.
    pub(in crate::paper) id: String,
    pub(in crate::paper) about: Option<String>,
    pub(in crate::paper) is_usually_on: bool,
    /// The teams that are closed while it is on, by their names.
    pub(in crate::paper) closes: Vec<String>,
}

/// Every switch, in file order.
pub(in crate::paper) fn switches(tree: Edition<'_>) -> Vec<SwitchRow> {
    let team = |team: &phonetree_core::menu::TeamId| tree.text(&tree[*team].name).to_owned();
    let rows = tree.switches.iter().map(|switch| SwitchRow {
        id: switch.id.to_string(),
        about: switch.about.as_ref().map(|about| tree.text(about).to_owned()),
        is_usually_on: switch.is_usually_on,
        closes: switch.closes.iter().map(team).collect(),
    });
    rows.collect()
}
