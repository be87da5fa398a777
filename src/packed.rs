//! What is large and inside this program, packed: the voice's language files, the fonts of the desk card, the gallery, the
//! parts of a page.
//!
//! In come bytes as the build packed them (LZMA, `build.rs`); out come the bytes themselves. The room knows neither
//! what they are nor where they go.

use std::collections::BTreeMap;
use std::io::{self, Read as _};

use lzma_rust2::LzmaReader;
use sha2::{Digest as _, Sha256};

// All that is packed: a constant for each file.
include!(concat!(env!("OUT_DIR"), "/packed.rs"));

/// Bytes inside this program, packed.
#[derive(Clone, Copy)]
pub(crate) struct Packed {
    lzma: &'static [u8],
    length: usize,
    /// SHA-256 of the bytes.
    sha256: [u8; 32],
}

impl Packed {
    /// The bytes themselves.
    ///
    /// # Panics
    /// The program is broken: it was packed by the same build.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.length);
        self.unpack(&mut bytes).expect("what the build packed can be unpacked");
        bytes
    }

    /// The texts of folders, by their paths in the project.
    ///
    /// # Panics
    /// What was packed is not a folder of texts.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        serde_json::from_slice(&self.bytes()).expect("the build packed texts as JSON")
    }

    fn unpack(&self, bytes: &mut Vec<u8>) -> io::Result<()> {
        LzmaReader::new_mem_limit(self.lzma, u32::MAX, None)?.read_to_end(bytes)?;
        Ok(())
    }

    /// How many bytes there are.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// A name that only these bytes have: the beginning of their SHA-256, in hexadecimal.
    pub(crate) fn name(&self) -> String {
        let first = self.sha256.first_chunk().expect("32 bytes");
        format!("{:016x}", u64::from_be_bytes(*first))
    }

    /// Whether somebody has the very same bytes. Nothing is unpacked for that.
    pub(crate) fn is(&self, found: &[u8]) -> bool {
        found.len() == self.length && Sha256::digest(found)[..] == self.sha256
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Packed};

    #[test]
    fn what_is_packed_comes_out_as_it_was_and_is_told_from_what_it_is_not() {
        for packed in ALL {
            let mut bytes = packed.bytes();
            assert_eq!(bytes.len(), packed.length());
            assert!(packed.is(&bytes));
            assert!(packed.lzma.len() < bytes.len(), "packed, it is smaller");
            bytes[7] ^= 1;
            assert!(!packed.is(&bytes), "one bit is another");
            bytes.pop();
            assert!(!packed.is(&bytes), "a file that was cut off");
        }
    }

    #[test]
    fn each_has_a_name_of_its_own() {
        let mut names: Vec<String> = ALL.iter().map(Packed::name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), ALL.len(), "{names:?}");
        assert!(names.iter().all(|name| name.len() == 16), "{names:?}");
    }
}
