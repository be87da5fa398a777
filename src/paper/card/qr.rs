//! A number to scan instead of to type: QR Code (ISO/IEC 18004).

use qrcodegen::{QrCode, QrCodeEcc};

/// The white margin that a reader needs, in modules (ISO/IEC 18004, 9.1).
const QUIET: i32 = 4;

/// The dark stretches of a code, module by module: left, top, width.
pub(super) struct Scan {
    pub(super) runs: Vec<(i32, i32, i32)>,
    /// Modules from edge to edge, with the margin.
    pub(super) size: i32,
}

/// The code of a text; `None` where it is longer than any code.
pub(super) fn scan(text: &str) -> Option<Scan> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut runs = Vec::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let long = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let long = i32::try_from(long).unwrap_or(0);
            if long > 0 {
                runs.push((x + QUIET, y + QUIET, long));
            }
            x += long + 1;
        }
    }
    Some(Scan { runs, size: code.size() + 2 * QUIET })
}
