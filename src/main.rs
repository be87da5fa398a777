//! The `phonetree` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    phonetree::cli::run()
}
