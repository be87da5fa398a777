//! ALSA where it is there.
//!
//! The crates that play sound on Linux are linked with `libasound.so.2`. A program that is linked with it
//! does not start where it is missing: on servers, in containers, in small images. This crate has
//! the functions that those crates call, each of them a jump to the real one, which [`load`] finds. The
//! linker sees them first, so it needs no libasound and the program doesn't name it.
//!
//! A program calls [`load`] before it plays anything, and plays nothing where that fails. On a processor whose
//! jumps are not written down here, and on other systems, everything is as it was without this crate.

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod jumps;

/// Finds ALSA, the first time it is called. Whether it is there, with all that is played with.
///
/// ```
/// // On a machine without libasound this program starts all the same, and says so here.
/// println!("sound: {}", phonetree_alsa::load());
/// ```
pub fn load() -> bool {
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    return jumps::load();
    #[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
    return true;
}
