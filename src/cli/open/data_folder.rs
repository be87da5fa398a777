//! Where this user's own things are kept.

use std::path::PathBuf;

use etcetera::BaseStrategy as _;

use crate::cli::Failure;

/// The folder of this program in the user's data folder: the history is there, and what was allowed.
pub(in crate::cli) fn data_folder() -> Result<PathBuf, Failure> {
    let folders = etcetera::base_strategy::choose_native_strategy()
        .map_err(|_| Failure("this user has no data folder".to_owned()))?;
    Ok(folders.data_dir().join("phonetree"))
}
