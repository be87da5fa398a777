//! Tables of a file, one after the other.

use crate::document::{At, ById};

/// Resolves each table of a kind, in file order.
pub(super) fn each<Raw, Made>(
    tables: Option<&At<ById<Raw>>>,
    mut make: impl FnMut(u32, &At<String>, &Raw) -> Made,
) -> Vec<Made> {
    let tables = tables.map(|tables| tables.value.0.as_slice()).unwrap_or_default();
    let numbered = (0u32..).zip(tables);
    numbered.map(|(n, (id, raw))| make(n, id, &raw.value)).collect()
}

/// A text of the file, as the tree keeps it.
pub(super) fn text(text: Option<&At<String>>) -> Option<Box<str>> {
    text.map(|text| text.value.as_str().into())
}
