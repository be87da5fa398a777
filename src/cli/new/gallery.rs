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
    ///
    /// # Panics
    /// It is none of them.
    pub(super) fn named(name: &str) -> Self {
        let mut texts = GALLERY.texts();
        let mut text = |path: String| texts.remove(&path).expect("every example is packed");
        Self {
            menu: text(format!("menus/examples/{name}.toml")),
            calls: text(format!("tests/calls/examples/{name}.toml")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, GALLERY, GalleryMenu};

    #[test]
    fn every_menu_of_the_gallery_is_offered_with_its_calls() {
        for name in EXAMPLES {
            let GalleryMenu { menu, calls } = GalleryMenu::named(name);
            assert!(!menu.is_empty() && calls.contains(name), "{name}");
        }
        let menus = GALLERY.texts().into_keys().filter(|path| path.starts_with("menus/"));
        assert_eq!(menus.count(), EXAMPLES.len());
    }
}
