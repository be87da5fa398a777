//! The key of a speech server: in an environment variable, and nowhere else.

use std::env;
use std::fmt;

use crate::voice::speak::VoiceError;

/// A key. It is shown nowhere, not even while debugging.
pub(super) struct ServerKey {
    variable: Box<str>,
    header: String,
}

const BEARER: &str = "Bearer ";

impl ServerKey {
    /// Reads the key from an environment variable.
    pub(super) fn read(variable: &str) -> Result<Self, VoiceError> {
        let wrong = |what: &str| {
            VoiceError::for_all(format!(
                "the speech server's key should be in the environment variable {variable} (`key_env` in \
                 [voice]), which {what}"
            ))
        };
        let key = env::var_os(variable).ok_or_else(|| wrong("isn't set"))?;
        let key = key.to_str().map(str::trim).unwrap_or_default();
        match key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            true => Err(wrong("has no key in it: letters, digits and signs without blanks")),
            false => Ok(Self { variable: variable.into(), header: format!("{BEARER}{key}") }),
        }
    }

    /// The variable that it is in.
    pub(super) fn variable(&self) -> &str {
        &self.variable
    }

    /// As it goes to the server.
    pub(super) fn as_header(&self) -> &str {
        &self.header
    }

    /// A text of the server without the key: some quote it.
    pub(super) fn kept_out_of(&self, text: &str) -> String {
        text.replace(self.header.trim_start_matches(BEARER), "(the key)")
    }
}

impl fmt::Debug for ServerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerKey({})", self.variable)
    }
}
