//! Transcripts written into a file, beside what people wrote there.

use toml_edit::{DocumentMut, value};

use super::CallFile;
use crate::script::play::Played;
use crate::script::written::WrittenCall;

impl CallFile {
    /// The text of the file with what happened written into the calls whose `steps` are `exact` and
    /// did not come so, and into those that expect nothing yet. Layout and comments around them stay.
    /// With how many calls that mends; `None` where there is nothing to write.
    pub fn updated(&self, played: &[(&WrittenCall, Played)]) -> Option<(String, usize)> {
        let stale = played.iter().filter(|(call, played)| !played.passes() && call.is_golden());
        let mut file: DocumentMut = self.text.parse().ok()?;
        let mut mended = 0;
        for (call, played) in stale {
            let calls = file.get_mut("call").and_then(|calls| calls.as_array_of_tables_mut());
            let Some(table) = call.place.and_then(|place| calls?.get_mut(place)) else { continue };
            let steps = format!("steps = [\n{}]\n", played.as_steps(!table.contains_key("press")));
            let steps: DocumentMut = steps.parse().ok()?;
            if table.get("exact").and_then(toml_edit::Item::as_bool) != Some(true) {
                table.insert("exact", value(true));
            }
            table.insert("steps", steps["steps"].clone());
            mended += 1;
        }
        (mended > 0).then(|| (file.to_string(), mended))
    }
}
