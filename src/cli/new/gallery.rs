//! The menus that a new one can be a copy of.

use crate::packed::GALLERY;

/// The gallery.
pub(super) const EXAMPLES: [&str; 10] = [
    "bank",
    "city-hall",
    "clinic",
    "hotel-de-ville",
    "hotline",
    "medicare",
    "power",
    "school",
    "support-desk",
    "university",
];

/// A menu of the gallery, and its written calls.
pub(super) struct GalleryMenu {
    pub(super) menu: String,
    pub(super) calls: String,
}

impl GalleryMenu {
    /// One of [`EXAMPLES`].
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut texts = GALLERY.texts();
        let menu = texts.remove(&format!("menus/examples/{name}.toml"))?;
        let calls = texts.remove(&format!("tests/calls/examples/{name}.toml"))?;
        Some(Self { menu, calls })
    }
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, GALLERY, GalleryMenu};

    #[test]
    fn every_menu_of_the_gallery_is_offered_with_its_calls() {
        assert!(EXAMPLES.iter().all(|name| GalleryMenu::named(name).is_some()));
        let menus = GALLERY.texts().into_keys().filter(|path| path.starts_with("menus/"));
        assert_eq!(menus.count(), EXAMPLES.len());
    }
}
