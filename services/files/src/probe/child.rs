//! The child: it takes its limits first, then the file from its input, and writes what it finds.

use std::io::{self, Read, Write};

use fawen_domain::entry::FaultKind;
use rustix::process::{Resource, Rlimit, setrlimit};

use super::{Facts, read, words};

/// What a probe may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProbeLimits {
    /// Seconds of a processor.
    pub cpu_seconds: u32,
    /// Bytes of memory, what the program itself needs included.
    pub memory: u64,
    /// Seconds by the clock; after them the child is killed.
    pub wall_seconds: u32,
    /// Most bytes of the file that are looked at.
    pub file_bytes: u64,
    /// Most bytes of the answer.
    pub answer_bytes: u64,
}

impl Default for ProbeLimits {
    /// Ten seconds of processor, thirty by the clock, 1.5 GB, files of 200 MB.
    fn default() -> Self {
        Self {
            cpu_seconds: 10,
            memory: 1_500_000_000,
            wall_seconds: 30,
            file_bytes: 200_000_000,
            answer_bytes: 256 * 1024,
        }
    }
}

/// What a child is to find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// The facts that rules ask for, as [`Facts`].
    Facts,
    /// The words of a text, as `Option<`[`Words`](super::Words)`>`.
    Words,
}

/// Runs as the child: from here on this process may use no more than `limits`, and can write no file.
///
/// # Errors
/// The limits cannot be set, or input or output fails.
pub fn serve(
    task: Task,
    limits: &ProbeLimits,
    input: &mut dyn Read,
    output: &mut dyn Write,
) -> io::Result<()> {
    confine(limits)?;
    let mut bytes = Vec::new();
    let most = limits.file_bytes.saturating_add(1);
    input.take(most).read_to_end(&mut bytes)?;
    let too_big = bytes.len() as u64 > limits.file_bytes;
    match task {
        Task::Facts if too_big => {
            let why = format!("超过{}兆字节", limits.file_bytes / 1_000_000);
            serde_json::to_writer(&mut *output, &Facts::faulty(FaultKind::Unprobed, why))?;
        }
        Task::Facts => serde_json::to_writer(&mut *output, &read(&bytes))?,
        Task::Words => {
            let found = if too_big { None } else { words(&bytes) };
            serde_json::to_writer(&mut *output, &found)?;
        }
    }
    output.flush()
}

fn confine(limits: &ProbeLimits) -> io::Result<()> {
    let cap = |resource, most: u64| {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
    };
    cap(Resource::Core, 0)?;
    cap(Resource::Fsize, 0)?;
    cap(Resource::Cpu, u64::from(limits.cpu_seconds))?;
    cap(Resource::As, limits.memory)?;
    // Of the files that are open now, and none more.
    cap(Resource::Nofile, 3)?;
    Ok(())
}
