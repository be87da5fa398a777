//! The border of WebAssembly: files as places in memory.
#![expect(
    unsafe_code,
    reason = "WebAssembly passes numbers only: a file is where it begins, and its length"
)]

/// Memory for a file of so many bytes.
#[unsafe(no_mangle)]
extern "C" fn reserve(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Takes back the memory of a file.
#[unsafe(no_mangle)]
unsafe extern "C" fn release(place: *mut u8, length: usize) {
    // SAFETY: the page gives back what `reserve` or `decode` gave it, whole and once.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(place, length)) });
}

/// A WAV file for an Ogg Opus file in memory from `reserve`, which is taken back: its place in the upper
/// half, its length in the lower one; 0 where it can't be decoded.
#[unsafe(no_mangle)]
unsafe extern "C" fn decode(place: *mut u8, length: usize) -> u64 {
    // SAFETY: the page wrote so many bytes into memory that `reserve` gave it for them.
    let wav = crate::wav(unsafe { std::slice::from_raw_parts(place, length) });
    // SAFETY: as above; the file is not looked at anymore.
    unsafe { release(place, length) };
    let Ok(wav) = wav else { return 0 };
    let length = wav.len() as u64;
    (Box::into_raw(wav.into_boxed_slice()).cast::<u8>() as u64) << 32 | length
}
