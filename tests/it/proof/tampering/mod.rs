//! Tampering (篡改): every class of it, and who finds it. `make tamper` prints the table.
#![expect(clippy::print_stdout, reason = "`make tamper` reads the table")]

mod in_bundle;
mod in_meaning;
mod in_store;

/// One line of the table.
fn tell(where_: &str, what: &str, found_by: &str) {
    println!("{where_} | {what} | {found_by}");
}
