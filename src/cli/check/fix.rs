//! `phonetree check --fix`: what can only be meant in one way is written so.

use std::path::Path;

use crate::cli::Failure;
use crate::cli::output::called;
use crate::files;
use phonetree_core::check::{self, CheckSubject};
use phonetree_core::document::{Lines, Replacement};
use phonetree_core::menu::{self, Lengths};

/// Mends a menu file; what was changed, a line each.
pub(super) fn mend(file: &Path, today: chrono::NaiveDate) -> Result<Vec<String>, Failure> {
    let name = called(file);
    let mut changed = Vec::new();
    files::change(file, |text| {
        changed.clear();
        let mut text = text.to_owned();
        // What mends an error may let a rule find more.
        while let Some((mended, said)) = mended(&name, &text, today) {
            changed.extend(said);
            text = mended;
        }
        Ok::<_, Failure>((!changed.is_empty()).then_some(text))
    })?;
    Ok(changed)
}

/// The text with all replacements in it; none where there are none, or where they mend nothing.
fn mended(name: &str, text: &str, today: chrono::NaiveDate) -> Option<(String, Vec<String>)> {
    let wrong = menu::load(name, text).map(|tree| {
        let lengths = Lengths::estimated(&tree);
        let findings = check::check(&CheckSubject::new(&tree, text, &lengths, today));
        let open = findings.into_iter().filter(|finding| finding.waived.is_none());
        open.filter_map(|finding| finding.violation.replacement).collect::<Vec<Replacement>>()
    });
    let (errors, mut replacements) = match wrong {
        Ok(replacements) => (0, replacements),
        Err(problems) => {
            let replacements = problems.iter().filter_map(|problem| problem.replacement.clone());
            (problems.iter().count(), replacements.collect())
        }
    };
    replacements.sort_by_key(|replacement| replacement.span.start);
    replacements.dedup();
    let (lines, mut mended) = (Lines::of(text), text.to_owned());
    let mut said = Vec::new();
    for replacement in replacements.iter().rev() {
        let was = &text[replacement.span.clone()];
        let line = lines.position(replacement.span.start).line;
        said.push(format!("{name}:{line}: {was} is now {}", replacement.text));
        replacement.put(&mut mended);
    }
    said.reverse();
    // A file is never made worse.
    let errors_left = || menu::load(name, &mended).map_or_else(|left| left.iter().count(), |_| 0);
    (mended != text && errors_left() <= errors).then_some((mended, said))
}
