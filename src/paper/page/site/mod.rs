//! What stands beside a page that can be installed: it then works without a connection (W3C: Web App
//! Manifest; Service Workers).

use crate::paper::Edition;
use maud::{Markup, html};
use sha2::{Digest as _, Sha256};

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Its name, in the folder of the site.
    pub name: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

const ICONS: [(&str, &[u8]); 3] = [
    ("icon.svg", include_bytes!("icons/icon.svg")),
    ("icon-192.png", include_bytes!("icons/icon-192.png")),
    ("icon-512.png", include_bytes!("icons/icon-512.png")),
];

/// What the page says of the files beside it.
pub(super) fn head() -> Markup {
    html! {
        link rel="manifest" href="manifest.webmanifest";
        link rel="icon" href="icon.svg" type="image/svg+xml";
        link rel="apple-touch-icon" href="icon-192.png";
        meta name="theme-color" content="#103a5c";
    }
}

/// A page of [`super::page`] with all that makes it a site one can install.
pub fn site(tree: Edition<'_>, page: String) -> Vec<SiteFile> {
    let version = hash(&page);
    let manifest = serde_json::json!({
        "name": tree.text(&tree.title), "short_name": short(tree.text(&tree.title)), "lang": tree.tag(),
        "start_url": "./", "scope": "./", "display": "standalone",
        "background_color": "#f3f5f7", "theme_color": "#103a5c",
        "icons": [
            { "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" },
            { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable" },
        ],
    });
    let worker = include_str!("worker.js").replace("VERSION", &version);
    let mut files = vec![
        SiteFile { name: "index.html", bytes: page.into_bytes() },
        SiteFile { name: "manifest.webmanifest", bytes: format!("{manifest:#}\n").into_bytes() },
    ];
    let icons = ICONS.iter().map(|(name, bytes)| SiteFile { name, bytes: bytes.to_vec() });
    files.extend(icons);
    // The last: where it is new, everything it names is there.
    files.push(SiteFile { name: "worker.js", bytes: worker.into_bytes() });
    files
}

/// Another page is another version.
fn hash(page: &str) -> String {
    let bytes: Vec<String> =
        Sha256::digest(page).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    bytes.concat()
}

/// A title for below an icon: its first words, as far as twelve characters go.
fn short(title: &str) -> String {
    const MOST: usize = 12;
    let mut short = String::new();
    for word in title.split_whitespace() {
        if !short.is_empty() && short.chars().count() + 1 + word.chars().count() > MOST {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_title_is_cut_between_words_for_below_an_icon() {
        assert_eq!(short("Willow Street Clinic"), "Willow");
        assert_eq!(short("Marlow City Hall"), "Marlow City");
        assert_eq!(short("Harborside"), "Harborside");
    }
}
