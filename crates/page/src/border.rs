//! The border of WebAssembly: texts as places in memory.
#![expect(
    unsafe_code,
    reason = "WebAssembly passes numbers only: a text is where it begins, and its length"
)]

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};

fn layout(length: usize) -> Option<Layout> {
    Layout::array::<u8>(length.max(1)).ok()
}

/// Memory for a text of so many bytes.
#[unsafe(no_mangle)]
extern "C" fn reserve(length: usize) -> *mut u8 {
    let Some(layout) = layout(length) else { return std::ptr::null_mut() };
    // SAFETY: the layout has at least one byte.
    let place = unsafe { alloc(layout) };
    if place.is_null() {
        handle_alloc_error(layout);
    }
    place
}

/// Takes back the memory of an answer.
#[unsafe(no_mangle)]
unsafe extern "C" fn release(place: *mut u8, length: usize) {
    if let Some(layout) = layout(length) {
        // SAFETY: the page gives back what `reserve` or `request` gave it, whole and once.
        unsafe { dealloc(place, layout) };
    }
}

/// Answers a request that the page wrote into memory from `reserve`, and takes that memory back.
#[unsafe(no_mangle)]
unsafe extern "C" fn request(place: *mut u8, length: usize) -> u64 {
    // SAFETY: the page wrote so many bytes into memory that `reserve` gave it for them.
    let asked = unsafe { std::slice::from_raw_parts(place, length) };
    let answer = crate::request(&String::from_utf8_lossy(asked));
    // SAFETY: as above; what was asked is not looked at anymore.
    unsafe { release(place, length) };
    let (from, length) = (answer.as_ptr(), answer.len());
    let to = reserve(length);
    // SAFETY: `to` is fresh and has room for the whole answer.
    unsafe { std::ptr::copy_nonoverlapping(from, to, length) };
    (to as u64) << 32 | length as u64
}
