//! Builds the crate anew when a template comes or goes; `include_dir` alone sees only changed files.
#![expect(clippy::print_stdout, reason = "that is how a build script talks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=../../templates");
}
