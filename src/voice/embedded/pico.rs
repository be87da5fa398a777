//! SVOX Pico's C library, called so that whatever is opened is closed again. (The crate `ttspico`
//! never disposes of an engine, and so never closes the two files that it reads: after ten thousand
//! prompts a process had no files left to open.)
#![expect(unsafe_code, reason = "this is where the C library is called, and nothing else is done")]

use std::ffi::{CString, c_char};
use std::ptr;

use ttspico_sys as c;

/// What the voice works in, in units of 16 bytes: 40 MB. It needs 4 MB, and reads some of them
/// before it writes them: memory that was used before made the same words sound otherwise. So much
/// at once comes from the system as it is, and what is not touched costs nothing.
const MEMORY: usize = 40 * 1024 * 1024 / 16;

/// The voice at work: one engine, in memory of its own. Words go in, samples come out.
pub(super) struct Pico {
    system: c::pico_System,
    engine: c::pico_Engine,
    /// Its files, open.
    files: Vec<c::pico_Resource>,
    /// What the library works in, as long as it works.
    memory: Vec<u128>,
}

impl Pico {
    /// Opens the voice of a name with its files: text analysis, signal generation.
    pub(super) fn open(name: &str, files: [&str; 2]) -> Result<Self, String> {
        let name = c_text(name)?;
        let (system, engine) = (ptr::null_mut(), ptr::null_mut());
        let mut pico = Self { system, engine, files: Vec::new(), memory: vec![0; MEMORY] };
        let memory = pico.memory.as_mut_slice();
        let size = c::pico_Uint32::try_from(size_of_val(memory)).map_err(|why| why.to_string())?;
        // SAFETY: the memory stays where it is until the system in it has ended, texts end with a
        // zero byte, and every handle is one that the library gave and did not take back.
        unsafe {
            let memory = memory.as_mut_ptr().cast();
            good(c::pico_initialize(memory, size, &raw mut pico.system))?;
            good(c::pico_createVoiceDefinition(pico.system, name.as_ptr().cast()))?;
            for file in files {
                let (file, mut resource) = (c_text(file)?, ptr::null_mut());
                let path = file.as_ptr().cast();
                good(c::pico_loadResource(pico.system, path, &raw mut resource))?;
                pico.files.push(resource);
                let mut called = [0; c::PICO_MAX_RESOURCE_NAME_SIZE];
                let called: *mut c_char = called.as_mut_ptr();
                good(c::pico_getResourceName(pico.system, resource, called))?;
                let (name, called) = (name.as_ptr().cast(), called.cast());
                good(c::pico_addResourceToVoiceDefinition(pico.system, name, called))?;
            }
            let engine = &raw mut pico.engine;
            good(c::pico_newEngine(pico.system, name.as_ptr().cast(), engine))?;
        }
        Ok(pico)
    }

    /// Gives it UTF-8 text; a zero byte is the end. How much it took, in bytes.
    pub(super) fn put(&mut self, text: &[u8]) -> Result<usize, String> {
        let length = i16::try_from(text.len()).unwrap_or(i16::MAX);
        let mut taken = 0;
        // SAFETY: the text is at least so long, and the engine is open.
        let status = unsafe {
            c::pico_putTextUtf8(self.engine, text.as_ptr().cast(), length, &raw mut taken)
        };
        good(status)?;
        Ok(usize::try_from(taken).unwrap_or_default())
    }

    /// Takes samples (16 kHz): how many, and whether it has no more to say.
    pub(super) fn take(&mut self, samples: &mut [i16]) -> Result<(usize, bool), String> {
        let bytes = i16::try_from(size_of_val(samples)).unwrap_or(i16::MAX);
        let (mut made, mut kind) = (0, 0);
        let to = samples.as_mut_ptr().cast();
        // SAFETY: there is room for so many bytes, and the engine is open.
        let status =
            unsafe { c::pico_getData(self.engine, to, bytes, &raw mut made, &raw mut kind) };
        let made = usize::try_from(made).unwrap_or_default() / size_of::<i16>();
        match status {
            c::PICO_STEP_BUSY => Ok((made, false)),
            c::PICO_STEP_IDLE => Ok((made, true)),
            failed => good(failed).map(|()| (made, true)),
        }
    }
}

impl Drop for Pico {
    fn drop(&mut self) {
        // SAFETY: what is null was never opened; files are closed when no engine reads them any
        // more, and before the system ends, which would leave them open.
        unsafe {
            if !self.engine.is_null() {
                c::pico_disposeEngine(self.system, &raw mut self.engine);
            }
            for file in &mut self.files {
                c::pico_unloadResource(self.system, file);
            }
            if !self.system.is_null() {
                c::pico_terminate(&raw mut self.system);
            }
        }
    }
}

/// What the library has to say about a failure. Above zero there are only warnings.
fn good(status: c::pico_Status) -> Result<(), String> {
    match status {
        status if status >= c::PICO_OK => Ok(()),
        c::PICO_EXC_OUT_OF_MEM => Err("it has not enough memory".to_owned()),
        c::PICO_EXC_CANT_OPEN_FILE => Err("it cannot open its files".to_owned()),
        status => Err(format!("Pico's error {status}")),
    }
}

fn c_text(text: &str) -> Result<CString, String> {
    CString::new(text).map_err(|why| why.to_string())
}
