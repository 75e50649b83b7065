//! Progress bars, on a terminal; silent elsewhere.

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The bars of a playing, one a stage.
#[derive(Debug)]
pub(crate) struct Stages(MultiProgress);

impl Stages {
    /// Shown on the error stream if `visible`.
    #[must_use]
    pub(crate) fn new(visible: bool) -> Self {
        let target =
            if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self(MultiProgress::with_draw_target(target))
    }

    /// A new bar of so many steps.
    #[must_use]
    pub(crate) fn bar(&self, name: &'static str, steps: u64) -> ProgressBar {
        let bar = self.0.add(ProgressBar::new(steps));
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:32} {pos}/{len} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_prefix(name);
        bar
    }
}
