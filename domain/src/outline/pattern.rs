//! Constant patterns over Chinese text, compiled once.

/// Declares constant patterns; each is compiled at its first use.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::outline::pattern::compile($text));
    )*};
}
pub(crate) use patterns;

/// Compiles a constant pattern. The engine runs in linear time: no input can make it backtrack.
#[expect(
    clippy::expect_used,
    reason = "patterns are constants of this crate, and the tests use every one of them"
)]
pub(crate) fn compile(text: &str) -> regex::Regex {
    regex::Regex::new(text).expect("a constant pattern compiles")
}
