//! Point-in-time recovery on PostgreSQL, as docs/operations.md describes it.

use std::net::TcpListener;

use crate::program::project;

#[test]
fn a_server_goes_back_to_a_moment_and_goes_on_from_there() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let output = std::process::Command::new("bash")
        .arg(project("tests/tools/pitr.sh"))
        .arg(env!("CARGO_BIN_EXE_fawen-tested"))
        .env("PORT", port.to_string())
        .env("FAWEN_FONTS", project("fonts"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("与当时逐字相同"), "{said}");
}
