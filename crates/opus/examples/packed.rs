//! Standard input as LZMA, as small as can be: code comes out a fifth smaller than as gzip.

use std::io::{self, Read as _};

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    // As `xz -9e` for what has no word size, with a longer look back: a page unpacks it once, how long packing
    // takes is no matter.
    let (dictionary, context, depth) = (1 << 22, 4, 512);
    let longest = LzmaOptions::NICE_LEN_MAX;
    let options = LzmaOptions::new(
        dictionary,
        context,
        0,
        0,
        EncodeMode::Normal,
        longest,
        MfType::Bt4,
        depth,
    );
    let length = Some(bytes.len() as u64);
    let mut packed = LzmaWriter::new_use_header(io::stdout().lock(), &options, length)?;
    io::Write::write_all(&mut packed, &bytes)?;
    drop(packed.finish()?);
    Ok(())
}
