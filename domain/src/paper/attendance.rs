//! Who was at a meeting, as its minutes (纪要) list them.

use serde::{Deserialize, Serialize};

/// One list of a minute, GB/T 9704-2012 10.3: label in 黑体, names in 仿宋, wraps after the colon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// `出席`, `请假` or `列席`, without the colon.
    pub label: String,
    /// The names as printed.
    pub names: String,
}
