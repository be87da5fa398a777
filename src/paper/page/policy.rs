//! What the page may load and run: nothing from anywhere, and no script but its own.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha256};

/// The page's content security policy (CSP level 3; W3C): its styles and its scripts by their hashes, so
/// that no word of a menu could ever run. `'wasm-unsafe-eval'` allows the engine, and no other code.
pub(super) fn policy(styles: &[&str], scripts: &[&str], has_icons: bool) -> String {
    let hashes = |texts: &[&str]| texts.iter().map(|it| hash(it)).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:{}; media-src data: blob:; \
         manifest-src 'self'; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(styles),
        if has_icons { " 'self'" } else { "" },
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
