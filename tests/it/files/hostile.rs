//! Files that mean harm, and files that are broken.

use fawen_domain::entry::FaultKind;
use fawen_files::{FileName, FilesError, probe::read};
use zip::CompressionMethod;

use super::{
    kinds,
    made::{article, jpeg, packed, pdf},
};
use crate::intake::pack::{document, zip};

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 60_000_000];
    let bomb = zip(&[("word/document.xml", &zeros)], CompressionMethod::Deflated);
    assert_eq!(kinds(&read(&bomb)), [FaultKind::Hostile]);
}

#[test]
fn names_that_lead_out_of_a_package_are_told() {
    let body = document("");
    let entries: [(&str, &[u8]); 2] =
        [("word/document.xml", body.as_bytes()), ("../../etc/passwd", b"x")];
    let facts = read(&zip(&entries, CompressionMethod::Stored));
    assert_eq!(kinds(&facts), [FaultKind::Hostile]);
    assert!(facts.faults[0].message().contains('请'));
}

#[test]
fn what_is_cut_off_is_malformed() {
    let docx = packed(article(10));
    let pdf = pdf(2, |_| vec![]);
    for whole in [&docx, &pdf] {
        let facts = read(&whole[..whole.len() / 2]);
        assert_eq!(kinds(&facts), [FaultKind::Malformed], "{}", facts.media);
    }
}

#[test]
fn the_kind_is_told_by_the_content() {
    let media = |bytes: &[u8]| read(bytes).media;
    assert_eq!(media(&jpeg(8, 8)), "image/jpeg");
    assert_eq!(media("只是文字".as_bytes()), "text/plain");
    assert_eq!(media(b"MZ\x90\0"), "application/x-executable");
    assert_eq!(media(b"<html><script>"), "text/plain");
    assert_eq!(media(b""), "application/octet-stream");
    assert_eq!(media(&zip(&[("a.txt", b"a")], CompressionMethod::Stored)), "application/zip");
}

#[test]
fn names_that_are_paths_or_hide_something_are_refused() {
    for name in [
        "",
        "  ",
        "../图片.jpg",
        "..",
        "C:\\图片.jpg",
        "/etc/passwd",
        "a\0.jpg",
        "照片\u{202e}gpj.exe",
        "照\u{200b}片.jpg",
        "a\n.jpg",
        "名.",
        "<script>.jpg",
        &"长".repeat(121),
    ] {
        let error = FileName::parse(name).unwrap_err();
        assert!(matches!(error, FilesError::BadName { .. }), "{name}");
        assert!(error.to_string().contains("请改名"));
    }
    for name in [
        "【晨光】+张三+柯桥区卫生健康局+13800000000.jpg",
        "2022年9月 门诊大厅（一）.JPG",
        "v2.0方案.docx",
    ] {
        assert_eq!(FileName::parse(name).unwrap().as_str(), name);
    }
}
