//! What the page may load and run: nothing from anywhere, and no script but its own.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha256};

/// The page's content security policy (CSP level 3; W3C): its styles and its script by their hashes, so
/// that no word of a menu could ever run. `'wasm-unsafe-eval'` allows the engine, and no other code.
pub(super) fn policy(styles: &[&str], script: &str, has_icons: bool) -> String {
    let styles: Vec<String> = styles.iter().map(|style| hash(style)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:{}; media-src data:; \
         manifest-src 'self'; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'",
        hash(script),
        styles.join(" "),
        if has_icons { " 'self'" } else { "" },
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
