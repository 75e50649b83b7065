use strum::IntoEnumIterator;

use super::*;

#[test]
fn a_kind_is_known_by_its_name() {
    for kind in DocumentKind::iter() {
        assert_eq!(DocumentKind::from_name(kind.name()), Some(kind));
    }
    assert_eq!(DocumentKind::from_name("令"), Some(DocumentKind::Order));
    assert_eq!(DocumentKind::from_name("规定"), None);
}

#[test]
fn a_title_ends_in_its_kind() {
    let kinds = [
        ("国务院办公厅关于2019年部分节假日安排的通知", Some(DocumentKind::Notice)),
        ("关于表扬全国卫生健康系统先进集体的通报", Some(DocumentKind::Bulletin)),
        ("住房公积金管理若干问题的通告（试行）", Some(DocumentKind::PublicNotice)),
        ("国务院办公厅关于印发试点方案的复函", Some(DocumentKind::Letter)),
        ("中华人民共和国国务院令", Some(DocumentKind::Order)),
        ("政府工作会议纪要", Some(DocumentKind::Minutes)),
        ("卫生健康宣传工作要点", None),
        ("", None),
        ("）", None),
    ];
    for (title, kind) in kinds {
        assert_eq!(DocumentKind::from_title(title), kind, "{title}");
    }
}

#[test]
fn every_kind_has_a_format_and_only_two_run_upward() {
    for kind in DocumentKind::iter() {
        assert!(!kind.formats().is_empty());
    }
    let upward: Vec<DocumentKind> = DocumentKind::iter().filter(|kind| kind.is_upward()).collect();
    assert_eq!(upward, [DocumentKind::Report, DocumentKind::Request]);
}

#[test]
fn rules_have_one_identifier_each_and_words() {
    let ids: std::collections::BTreeSet<&str> = rules::ALL.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules::ALL.len());
    assert!(rules::ALL.iter().all(|rule| rule.id.starts_with("paper-") && !rule.quote.is_empty()));
}
