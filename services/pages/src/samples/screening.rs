//! 形式审查.

use super::{HOSTILE, at, finding, frame, happening};
use crate::{
    Attached, Badge, Choice, Frame, Page, Tone, Weight,
    screening::{Campaigns, Decision, Filter, Ground, Received, Screened, Screening},
};

const NAME: &str = "“一地一品”特色品牌案例征集展示活动";

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    let stage = Badge::new("已截止", Tone::Done);
    let campaigns = Campaigns { rows: vec![("2026".into(), HOSTILE.into(), stage)] };
    vec![
        ("screening-campaigns", frame(), Box::new(campaigns)),
        ("screening", frame(), Box::new(list())),
        ("screening-empty", frame(), Box::new(Screening::default())),
        ("screening-case", frame(), Box::new(one())),
    ]
}

fn list() -> Screening {
    let received = |id: &str, title: &str| Received {
        id: id.into(),
        title: title.into(),
        unit: "xiehe".into(),
        unit_name: "北京协和医院".into(),
        region: "中央".into(),
        kind: "公立医院".into(),
        received: at("2026-03-20T02:00:00Z"),
        standing: Badge::new("已报送", Tone::Wait),
    };
    Screening {
        campaign: "2026".into(),
        name: NAME.into(),
        filter: Filter { words: HOSTILE.into(), standing: "received".into(), ..Filter::default() },
        standings: vec![Choice::new("received", "已报送")],
        regions: vec![Choice::new("00", "中央")],
        kinds: vec![Choice::new("公立医院", "公立医院")],
        cases: vec![received("xiehe.1", "协和青年说"), received("xiehe.2", HOSTILE)],
        earlier: None,
        later: Some("/screening/2026?after=xiehe.2".into()),
    }
}

fn one() -> Screened {
    let wrong = finding(
        Weight::Error,
        "entry-file-bytes",
        None,
        "图片",
        "a.jpg",
        "大小至少1048576字节，现为3字节，请换用原图",
    );
    Screened {
        campaign: "2026".into(),
        campaign_name: NAME.into(),
        unit: "xiehe".into(),
        id: "xiehe.1".into(),
        title: HOSTILE.into(),
        of_unit: vec![("单位".into(), "北京协和医院".into()), ("地区".into(), "中央".into())],
        standing: Badge::new("已报送", Tone::Wait),
        written: vec![("题目".into(), HOSTILE.into())],
        files: vec![Attached {
            role: "图片".into(),
            name: HOSTILE.into(),
            facts: "1.2兆，3800×2500像素".into(),
            sha256: "ab".repeat(32),
            href: "/api/files/1".into(),
            findings: vec![wrong.clone()],
        }],
        unit_files: Vec::new(),
        findings: vec![wrong],
        decision: Some(Decision {
            version: 9,
            pass: Some(true),
            send_back: Some("2026-04-20".into()),
            fail: true,
            mark: true,
            unmark: true,
            grounds: vec![Ground {
                rule: "entry-file-bytes".into(),
                what: "图片：大小至少1048576字节".into(),
                error: true,
            }],
            again: "fail".into(),
            typed: [("reason".to_owned(), HOSTILE.to_owned())].into(),
        }),
        history: vec![happening("2026-03-20T02:00:00Z", "张三", "报送案例", Some(HOSTILE))],
    }
}
