//! 参评.

use jiff::civil::date;

use super::{HOSTILE, at, finding, frame};
use crate::{
    Attached, Badge, Choice, Finding, Frame, Page, Tone, Uploading, Weight,
    case::{Again, Asked, Case, CaseAct, Sealed, Writing},
    enrolment::{Enrolment, Filled},
    entries::{Candidate, Entries, Open, Own},
    entry::{Entry, Line},
    receipt::Receipt,
};

const NAME: &str = "“一地一品”特色品牌案例征集展示活动";

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    vec![
        ("entries", frame(), Box::new(entries())),
        ("entries-empty", frame(), Box::new(Entries::default())),
        ("enrolment", frame(), Box::new(enrolment())),
        ("entry", frame(), Box::new(entry())),
        ("case", frame(), Box::new(case())),
        ("case-received", frame(), Box::new(received())),
        ("receipt", frame(), Box::new(receipt())),
    ]
}

fn entries() -> Entries {
    let deadline = Some("2026年4月10日24时".to_owned());
    let candidate = |case: &str, title: &str, bodies: Vec<Choice>| Candidate {
        campaign: "2026".into(),
        campaign_name: NAME.into(),
        unit: "xiehe".into(),
        unit_name: "北京协和医院".into(),
        case: case.into(),
        title: title.into(),
        standing: Badge::new("草稿", Tone::Plain),
        bodies,
    };
    Entries {
        own: vec![Own {
            campaign: "2026".into(),
            name: NAME.into(),
            unit: "xiehe".into(),
            unit_name: HOSTILE.into(),
            stage: Badge::new("征集中", Tone::Wait),
            deadline: deadline.clone(),
            cases: "草稿1件，已报送1件".into(),
        }],
        open: vec![Open { campaign: "x".into(), name: HOSTILE.into(), deadline }],
        to_nominate: Some(vec![
            candidate("xiehe.1", "协和青年说", vec![Choice::new("bj", "北京市促进会")]),
            candidate("xiehe.2", HOSTILE, Vec::new()),
        ]),
    }
}

fn enrolment() -> Enrolment {
    Enrolment {
        campaign: "2026".into(),
        name: NAME.into(),
        deadline: Some("2026年4月10日24时".into()),
        units: vec![Choice::new("xiehe", "xiehe")],
        kinds: vec![Choice::new("公立医院", "公立医院")],
        other_kinds: true,
        regions: vec![Choice::new("00", "中央"), Choice::new("11", "北京")],
        recommended: true,
        filled: Filled { name: HOSTILE.into(), region: "11".into(), ..Filled::default() },
        problems: [("kind".to_owned(), "没有选单位类别；请选择。".to_owned())].into(),
    }
}

fn attached(role: &str, name: &str, findings: Vec<Finding>) -> Attached {
    Attached {
        role: role.into(),
        name: name.into(),
        facts: "1.2兆".into(),
        sha256: "ab".repeat(32),
        href: "/api/files/1".into(),
        findings,
    }
}

fn too_long() -> Finding {
    let message = "限3000字以内，现有3210字，请删去210字";
    finding(Weight::Error, "entry-text-length", None, "文稿", "协和青年说.docx", message)
}

fn uploading(under: &str) -> Uploading {
    Uploading {
        action: format!("{under}/files"),
        attach: format!("/api{under}/files"),
        roles: vec![
            (Choice::new("文稿", "文稿（已有1个）"), "文字保存为word文档".into()),
            (Choice::new("图片", "图片"), String::new()),
        ],
        most: "200兆".into(),
    }
}

fn entry() -> Entry {
    let line = |id: &str, title: &str, standing: Badge, findings: Vec<Finding>| Line {
        id: id.into(),
        title: title.into(),
        category: "特色品牌案例".into(),
        standing,
        findings,
        received: None,
        correct_until: None,
    };
    let returned = Badge::new("退回补正", Tone::Stop);
    Entry {
        campaign: "2026".into(),
        name: NAME.into(),
        unit: "xiehe".into(),
        unit_name: "北京协和医院".into(),
        deadline: Some("2026年4月10日24时".into()),
        quota: "已报送1件，还可报送1件".into(),
        cases: vec![
            line("xiehe.1", HOSTILE, Badge::new("草稿", Tone::Plain), vec![too_long()]),
            Line {
                received: Some(at("2026-03-20T02:00:00Z")),
                correct_until: Some(date(2026, 3, 30)),
                ..line("xiehe.2", "班组里的思政课", returned, Vec::new())
            },
        ],
        shortfalls: vec![finding(Weight::Warning, "entry-quota", None, "名额", "", "至少报送1件")],
        files: vec![attached("汇总表", HOSTILE, Vec::new())],
        uploading: Some(uploading("/entries/2026/xiehe")),
        categories: vec![Choice::new("case", "特色品牌案例")],
        may_begin: true,
        next: "3".into(),
        title: HOSTILE.into(),
        problems: [("title".to_owned(), "题目为空；请填写。".to_owned())].into(),
    }
}

fn writing() -> Writing {
    let asked = |name: &str, label: &str, long| Asked {
        name: name.into(),
        label: label.into(),
        hint: "500字内".into(),
        long,
        required: true,
        value: HOSTILE.into(),
    };
    Writing {
        categories: vec![Choice::new("case", "特色品牌案例")],
        category: "case".into(),
        title: HOSTILE.into(),
        authors: "张三 13800000000".into(),
        inner_body: "心内科党支部".into(),
        themes: vec![
            (Choice::new("t0", "推进理想信念教育常态化制度化"), true),
            (Choice::new("t1", HOSTILE), false),
        ],
        themes_hint: "至少选1个。".into(),
        since: Some("2021年7月".into()),
        frequency: Some("每月一次".into()),
        fields: vec![asked("field-0", "联系人", false), asked("field-1", "活动简介", true)],
        problems: [("field-1".to_owned(), "限500字以内，现有600字，请删去100字".to_owned())].into(),
    }
}

fn case() -> Case {
    Case {
        campaign: "2026".into(),
        campaign_name: NAME.into(),
        unit: "xiehe".into(),
        unit_name: "北京协和医院".into(),
        id: "xiehe.1".into(),
        title: HOSTILE.into(),
        standing: Badge::new("退回补正", Tone::Stop),
        deadline: Some("2026年4月10日24时".into()),
        version: 7,
        returned: Some((vec![HOSTILE.into(), "补交图片".into()], date(2026, 3, 30))),
        reason: None,
        received: Some(at("2026-03-20T02:00:00Z")),
        writing: Some(writing()),
        written: Vec::new(),
        files: vec![
            attached("文稿", HOSTILE, vec![too_long()]),
            attached("盖章推荐表", "表.jpg", Vec::new()),
        ],
        uploading: Some(uploading("/entries/2026/xiehe/cases/xiehe.1")),
        findings: vec![too_long()],
        acts: vec![
            CaseAct::Endorse(Sealed {
                body: "所在单位党委".into(),
                role: "盖章推荐表".into(),
                forms: vec![Choice::new("ab", HOSTILE)],
                recorded: Some("北京协和医院党委，李四，2026年3月1日".into()),
                today: "2026-03-20".into(),
            }),
            CaseAct::Nominate(vec![Choice::new("bj", "北京市促进会")]),
            CaseAct::Correct,
            CaseAct::Withdraw,
        ],
        again: Again {
            act: "withdraw".into(),
            typed: [("reason".to_owned(), HOSTILE.to_owned())].into(),
        },
    }
}

fn received() -> Case {
    Case {
        standing: Badge::new("已撤回", Tone::Stop),
        returned: None,
        reason: Some(HOSTILE.into()),
        writing: None,
        written: vec![("题目".into(), HOSTILE.into()), ("作者".into(), "张三\n李四".into())],
        uploading: None,
        findings: Vec::new(),
        acts: vec![CaseAct::Restore, CaseAct::Submit, CaseAct::Endorse(Sealed::default())],
        ..case()
    }
}

fn receipt() -> Receipt {
    Receipt {
        campaign: "2026".into(),
        campaign_name: NAME.into(),
        unit: "xiehe".into(),
        unit_name: "北京协和医院".into(),
        case: "xiehe.1".into(),
        title: HOSTILE.into(),
        category: "特色品牌案例".into(),
        number: "2026-000117".into(),
        at: at("2026-03-20T02:00:00Z"),
        in_grace: true,
        corrected: true,
        files: vec![["文稿".into(), HOSTILE.into(), "1.2兆".into(), "ab".repeat(32)]],
    }
}
