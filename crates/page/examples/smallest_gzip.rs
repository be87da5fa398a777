//! Standard input as gzip, as small as gzip can be: what a browser unpacks quickly may be packed slowly.

use std::io::{self, Read as _};

use zopfli::{Format, Options};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    // Code and data are of many kinds: each is packed in its own way.
    let options = Options { maximum_block_splits: 200, ..Options::default() };
    zopfli::compress(options, Format::Gzip, &bytes[..], io::stdout().lock())
}
