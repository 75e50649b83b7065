//! The probe as a child process: limits, deaths, and what is answered then.

use std::{fs::File, io::Write as _, path::Path};

use fawen_domain::entry::FaultKind;
use fawen_files::probe::{ProbeLimits, Prober};

use super::{
    kinds,
    made::{article, jpeg, packed},
};

fn program() -> std::path::PathBuf {
    env!("CARGO_BIN_EXE_fawen-tested").into()
}

fn on_disk(bytes: &[u8]) -> File {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file.reopen().unwrap()
}

#[tokio::test]
async fn a_child_finds_what_the_reader_finds() {
    let prober = Prober::new(program(), ProbeLimits::default());
    for bytes in [jpeg(200, 100), packed(article(30)), b"\0\x01".to_vec()] {
        assert_eq!(prober.probe(on_disk(&bytes)).await, fawen_files::probe::read(&bytes));
    }
}

#[tokio::test]
async fn a_child_that_runs_out_of_memory_is_an_answer() {
    // A file as large as all the memory it may have: reading it in is too much.
    let limits =
        ProbeLimits { memory: 300_000_000, file_bytes: u64::MAX / 2, ..ProbeLimits::default() };
    let large = tempfile::tempfile().unwrap();
    large.set_len(1_000_000_000).unwrap();
    let facts = Prober::new(program(), limits).probe(large).await;
    assert_eq!(kinds(&facts), [FaultKind::Unprobed]);
    assert!(facts.faults[0].message().starts_with("文件未能检查（检查"), "{facts:?}");
    // The same limits are enough for what people hand in.
    let facts = Prober::new(program(), limits).probe(on_disk(&jpeg(2000, 1500))).await;
    assert_eq!(kinds(&facts), []);
}

#[tokio::test]
async fn a_child_that_runs_out_of_time_is_an_answer() {
    // Nothing ever comes from this end of the pipe.
    let (reader, _writer) = std::io::pipe().unwrap();
    let limits = ProbeLimits { wall_seconds: 1, ..ProbeLimits::default() };
    let silent = File::from(std::os::fd::OwnedFd::from(reader));
    let facts = Prober::new(program(), limits).probe(silent).await;
    assert_eq!(facts.faults[0].detail, "检查超过1秒");
    // An endless input with no time of a processor.
    let endless = File::open("/dev/zero").unwrap();
    let limits = ProbeLimits {
        cpu_seconds: 1,
        memory: 1 << 40,
        file_bytes: 1 << 40,
        ..ProbeLimits::default()
    };
    let facts = Prober::new(program(), limits).probe(endless).await;
    assert_eq!(kinds(&facts), [FaultKind::Unprobed]);
}

#[tokio::test]
async fn a_program_that_is_not_there_or_talks_nonsense_is_an_answer() {
    let talks_on = crate::program::fixture("programs/talks-on");
    for (program, detail) in [
        ("/nowhere/fawen", "检查程序无法启动"),
        ("/bin/false", "检查程序异常中止"),
        ("/bin/true", "检查程序的回答有误"),
        (talks_on.to_str().unwrap(), "检查结果过长"),
    ] {
        assert!(program.starts_with("/nowhere") || Path::new(program).exists());
        let prober = Prober::new(program.into(), ProbeLimits::default());
        assert_eq!(prober.probe(on_disk(b"a")).await.faults[0].detail, detail, "{program}");
    }
}

#[test]
fn the_child_is_not_shown_to_people() {
    let folder = tempfile::tempdir().unwrap();
    assert!(!crate::program::succeed(folder.path(), &["--help"]).contains("probe"));
}
