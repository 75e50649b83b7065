//! `check`: our own files hold to the standard, foreign ones are told what is wrong.

use fawen_intake::check::{Strength, check};

use super::own::written;
use crate::render::sample::{SAMPLES, paper};

#[test]
fn what_the_writer_writes_breaks_no_rule() {
    for name in SAMPLES {
        let report = check(&written(name), Some(paper(name).format)).unwrap();
        let broken: Vec<_> =
            report.faults.iter().filter(|fault| fault.strength == Strength::Must).collect();
        assert!(broken.is_empty(), "{name}: {broken:#?}");
        assert_eq!(report.faults, [], "{name}");
    }
}
