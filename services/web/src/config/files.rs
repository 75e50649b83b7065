//! `files.*`: what units may hand in, and where it lies.

use std::{path::PathBuf, time::Duration};

use fawen_files::{Settings, probe::ProbeLimits, upload::UploadLimits};

use super::Config;

/// `files.*`, but for the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandedIn {
    /// `files.location`: a folder or `s3://bucket/prefix`; none: below `files.folder`.
    pub location: Option<String>,
    /// `files.size_limit`: bytes of one file.
    pub size_limit: u64,
    /// `files.quota`: bytes that an account may keep.
    pub quota: u64,
    /// `files.open_uploads`: uploads that an account may have open.
    pub open: usize,
    /// `files.abandoned_after`: seconds after which nobody is waited for.
    pub abandoned_after: u32,
    /// `files.upload_timeout`: how long one request with bytes of a file may take.
    pub upload_timeout: Duration,
    /// `files.probe_seconds`: seconds of processor for looking at a file.
    pub probe_seconds: u32,
    /// `files.probe_wait`: seconds by the clock for it.
    pub probe_wait: u32,
    /// `files.probe_memory`: bytes of memory for it.
    pub probe_memory: u64,
}

impl Config {
    /// How files are kept; `program` is `fawen` itself, which looks at them in a child.
    #[must_use]
    pub fn settings_of_files(&self, program: PathBuf) -> Settings {
        let HandedIn { location, size_limit, quota, open, abandoned_after, .. } = &self.handed_in;
        let below = self.files.join("received").display().to_string();
        let usual = ProbeLimits::default();
        Settings {
            location: location.clone().unwrap_or(below),
            uploads: self.files.join("uploads"),
            upload_limits: UploadLimits {
                file_bytes: *size_limit,
                open: *open,
                abandoned_after: *abandoned_after,
            },
            quota: *quota,
            program,
            probe_limits: ProbeLimits {
                cpu_seconds: self.handed_in.probe_seconds,
                wall_seconds: self.handed_in.probe_wait,
                memory: self.handed_in.probe_memory,
                file_bytes: (*size_limit).max(usual.file_bytes),
                ..usual
            },
        }
    }
}
