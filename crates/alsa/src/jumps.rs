//! A name for each function of ALSA that is called, and a jump from it to the real one.
#![allow(unsafe_code, reason = "what a linker does has no safe words")]

use std::ffi::{c_int, c_void};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicPtr, Ordering};

use libloading::Library;

/// The library that is looked for: its name has been this since 1999.
const LIBRARY: &str = "libasound.so.2";

/// The library, kept for as long as the program runs.
static ALSA: LazyLock<Option<Library>> = LazyLock::new(open);

/// See [`load`](super::load).
pub(super) fn load() -> bool {
    ALSA.is_some()
}

/// Where the function of ALSA is that a name stands for.
type Target = AtomicPtr<c_void>;

/// What a function does while ALSA is not loaded: it fails, as with no such device (`-ENODEV`).
extern "C" fn absent() -> c_int {
    -19
}

/// The functions that are called, each with a name for linkers and a place for its target.
macro_rules! functions {
    ($($name:ident)*) => {
        #[allow(non_upper_case_globals, reason = "the names are those of C")]
        mod targets {
            use super::{Target, absent};
            $(pub(super) static $name: Target = Target::new(absent as *mut _);)*
        }

        const FUNCTIONS: &[(&str, &Target)] = &[$((stringify!($name), &targets::$name)),*];

        $(
            #[cfg(target_arch = "x86_64")]
            std::arch::global_asm!(
                concat!(".globl ", stringify!($name)),
                concat!(".type ", stringify!($name), ", @function"),
                concat!(stringify!($name), ":"),
                "jmp *{target}(%rip)",
                target = sym targets::$name,
                options(att_syntax),
            );
            #[cfg(target_arch = "aarch64")]
            std::arch::global_asm!(
                concat!(".globl ", stringify!($name)),
                concat!(".type ", stringify!($name), ", %function"),
                concat!(stringify!($name), ":"),
                "adrp x16, {target}",
                "ldr x16, [x16, :lo12:{target}]",
                "br x16",
                target = sym targets::$name,
            );
        )*
    };
}

// What rodio, cpal and alsa call (`nm --undefined-only` of a release without this crate).
functions! {
    snd_card_next
    snd_config_update
    snd_config_update_free_global
    snd_ctl_card_info
    snd_ctl_card_info_free
    snd_ctl_card_info_get_name
    snd_ctl_card_info_malloc
    snd_ctl_close
    snd_ctl_open
    snd_ctl_pcm_info
    snd_ctl_pcm_next_device
    snd_device_name_free_hint
    snd_device_name_get_hint
    snd_device_name_hint
    snd_lib_error_set_local
    snd_output_buffer_open
    snd_output_close
    snd_output_putc
    snd_output_puts
    snd_output_vprintf
    snd_pcm_avail_delay
    snd_pcm_bytes_to_frames
    snd_pcm_close
    snd_pcm_format_physical_width
    snd_pcm_get_params
    snd_pcm_hw_params
    snd_pcm_hw_params_any
    snd_pcm_hw_params_can_resume
    snd_pcm_hw_params_copy
    snd_pcm_hw_params_current
    snd_pcm_hw_params_free
    snd_pcm_hw_params_get_buffer_size_max
    snd_pcm_hw_params_get_channels_max
    snd_pcm_hw_params_get_channels_min
    snd_pcm_hw_params_get_period_size
    snd_pcm_hw_params_get_period_size_max
    snd_pcm_hw_params_get_period_size_min
    snd_pcm_hw_params_get_rate_max
    snd_pcm_hw_params_get_rate_min
    snd_pcm_hw_params_malloc
    snd_pcm_hw_params_set_access
    snd_pcm_hw_params_set_buffer_size_near
    snd_pcm_hw_params_set_channels
    snd_pcm_hw_params_set_format
    snd_pcm_hw_params_set_period_size_near
    snd_pcm_hw_params_set_rate
    snd_pcm_hw_params_supports_audio_ts_type
    snd_pcm_hw_params_test_channels
    snd_pcm_hw_params_test_format
    snd_pcm_hw_params_test_rate
    snd_pcm_info
    snd_pcm_info_free
    snd_pcm_info_get_name
    snd_pcm_info_get_stream
    snd_pcm_info_malloc
    snd_pcm_info_set_device
    snd_pcm_info_set_stream
    snd_pcm_info_set_subdevice
    snd_pcm_open
    snd_pcm_pause
    snd_pcm_poll_descriptors
    snd_pcm_poll_descriptors_count
    snd_pcm_poll_descriptors_revents
    snd_pcm_prepare
    snd_pcm_resume
    snd_pcm_start
    snd_pcm_state
    snd_pcm_status
    snd_pcm_status_get_audio_htstamp
    snd_pcm_status_get_htstamp
    snd_pcm_status_get_state
    snd_pcm_status_get_trigger_htstamp
    snd_pcm_status_set_audio_htstamp_config
    snd_pcm_status_sizeof
    snd_pcm_sw_params
    snd_pcm_sw_params_current
    snd_pcm_sw_params_free
    snd_pcm_sw_params_malloc
    snd_pcm_sw_params_set_avail_min
    snd_pcm_sw_params_set_start_threshold
    snd_pcm_sw_params_set_tstamp_mode
    snd_pcm_sw_params_set_tstamp_type
    snd_pcm_writei
}

fn open() -> Option<Library> {
    // SAFETY: libasound runs nothing when it is loaded.
    let library = unsafe { Library::new(LIBRARY) }.ok()?;
    let mut found = Vec::with_capacity(FUNCTIONS.len());
    for (name, target) in FUNCTIONS {
        // SAFETY: it is only kept, and called by those who know its type: they are compiled with ALSA's own.
        let function = unsafe { library.get::<*mut c_void>(name.as_bytes()) }.ok()?;
        found.push((*target, *function));
    }
    for (target, function) in found {
        target.store(function, Ordering::Release);
    }
    Some(library)
}
