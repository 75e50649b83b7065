//! Audits.

use super::{HOSTILE, at, frame, happening};
use crate::{
    Choice, Frame, Page,
    audit::{Bundle, Filter, Line, Object, Running, Timeline, Verification, Verified},
};

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    let under_way = Verification { running: Some(running()), ..Verification::default() };
    vec![
        ("audit", frame(), Box::new(timeline())),
        ("audit-empty", frame(), Box::new(Timeline::default())),
        ("audit-object", frame(), Box::new(object())),
        ("audit-object-before", frame(), Box::new(Object { steps: 2, ..Object::default() })),
        ("verification", frame(), Box::new(verification())),
        ("verification-running", frame(), Box::new(under_way)),
    ]
}

fn timeline() -> Timeline {
    let mut first = happening("2022-03-02T02:20:00Z", "张拟稿", "送审", Some("请审。"));
    first.href = Some("/audit/OfficialDocument/2022-notice".into());
    Timeline {
        filter: Filter {
            of: "OfficialDocument".into(),
            id: HOSTILE.into(),
            since: "2022-03-01".into(),
            ..Filter::default()
        },
        types: vec![Choice::new("OfficialDocument", "公文")],
        happenings: vec![first, happening("2022-03-01T01:10:00Z", HOSTILE, "起草", None)],
        earlier: Some("/audit".into()),
        later: Some("/audit?before=1".into()),
        verified: Some(verified(true)),
    }
}

fn verified(good: bool) -> Verified {
    Verified {
        good,
        says: vec!["事件9406个，检查点3个，相符3个".into()],
        found: if good { Vec::new() } else { vec![HOSTILE.into()] },
        by: HOSTILE.into(),
        at: at("2022-03-03T00:00:00Z"),
    }
}

fn running() -> Running {
    Running {
        what: "校验记录".into(),
        step: "核对事件、散列和检查点".into(),
        seen: 512,
        of: 9406,
        since: at("2022-03-03T00:00:00Z"),
    }
}

fn verification() -> Verification {
    Verification {
        running: None,
        failed: Some(HOSTILE.into()),
        verified: Some(verified(false)),
        bundles: vec![Bundle {
            id: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            title: HOSTILE.into(),
            number: "职研〔2022〕1号".into(),
            scope: "公文".into(),
            size: "1.2 MB".into(),
            by: "王审计".into(),
            at: at("2022-03-03T00:00:00Z"),
        }],
        document: HOSTILE.into(),
        campaign: HOSTILE.into(),
    }
}

fn object() -> Object {
    let line = |text: &str, differs| Line { text: text.into(), differs };
    Object {
        of: "公文".into(),
        address: "/audit/OfficialDocument/2022-notice".into(),
        name: HOSTILE.into(),
        steps: 2,
        at: 2,
        from: 1,
        step: Some(happening("2022-03-02T02:20:00Z", "张拟稿", "送审", None)),
        before: vec![line("阶段：起草", true), line("  拟稿人：张三", false)],
        state: vec![line("阶段：审核", true), line(HOSTILE, false)],
        changes: vec!["阶段：起草 → 审核".into(), HOSTILE.into()],
        evidence: Some("/audit/verification?document=2022-notice".into()),
    }
}
