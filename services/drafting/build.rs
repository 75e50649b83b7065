//! Builds the crate anew when a template comes or goes; `include_dir` alone sees only changed files.

fn main() {
    println!("cargo::rerun-if-changed=../../templates");
}
