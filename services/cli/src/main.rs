//! `fawen` (发文): the one binary.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// One paper's memory is the next one's, instead of the kernel's in between.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    fawen_cli::run(std::env::args_os())
}
