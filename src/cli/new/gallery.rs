//! The menus that a new one can be a copy of.

/// A menu of the gallery, and its written calls.
pub(super) struct GalleryMenu {
    pub(super) name: &'static str,
    pub(super) menu: &'static str,
    pub(super) calls: &'static str,
}

macro_rules! example {
    ($name:literal) => {
        GalleryMenu {
            name: $name,
            menu: include_str!(concat!("../../../menus/examples/", $name, ".toml")),
            calls: include_str!(concat!("../../../tests/calls/examples/", $name, ".toml")),
        }
    };
}

/// The gallery.
pub(super) const EXAMPLES: [GalleryMenu; 10] = [
    example!("bank"),
    example!("city-hall"),
    example!("clinic"),
    example!("hotel-de-ville"),
    example!("hotline"),
    example!("medicare"),
    example!("power"),
    example!("school"),
    example!("support-desk"),
    example!("university"),
];
