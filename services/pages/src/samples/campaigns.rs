//! Campaigns, entries and screening.

use super::{HOSTILE, at, finding, frame};
use crate::{
    Badge, Bar, Choice, Frame, Page, Tone, Weight,
    campaign::{Campaign, May},
    campaigns::{Campaigns, Row},
    entry::{Case, CaseAct, Entry, File, Receipt},
    screening::{Received, Screening},
};

const NAME: &str = "2022年全国职工思想政治工作优秀案例征集";

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    vec![
        ("campaigns", frame(), Box::new(list())),
        ("campaign", frame(), Box::new(campaign())),
        ("entry", frame(), Box::new(entry())),
        ("screening", frame(), Box::new(screening())),
    ]
}

fn bar(label: &str, value: u64, limit: Option<u64>) -> Bar {
    Bar { label: label.into(), value, limit }
}

fn list() -> Campaigns {
    let row = |id: &str, name: &str, stage: &str, tone| Row {
        id: id.into(),
        name: name.into(),
        stage: Badge::new(stage, tone),
        notice: "职研〔2022〕3号".into(),
        deadline: Some(at("2022-06-30T15:59:59Z")),
        cases: 691,
    };
    Campaigns {
        rows: vec![
            row("2022", NAME, "征集中", Tone::Wait),
            row("x", HOSTILE, "已截止", Tone::Done),
        ],
        plan: Some("/campaigns/new".into()),
    }
}

fn campaign() -> Campaign {
    Campaign {
        id: "2022".into(),
        name: NAME.into(),
        stage: Badge::new("征集中", Tone::Wait),
        notice: (HOSTILE.into(), "/documents/2022-notice".into()),
        deadline: Some(at("2022-06-30T15:59:59Z")),
        rules: vec![
            ("正文".into(), "不超过3000字".into()),
            ("图片".into(), "1至2张，每张不少于1MB".into()),
        ],
        collected: 691,
        standings: vec![
            bar("已报送", 120, None),
            bar("通过形式审查", 560, None),
            bar("退回补正", 11, None),
        ],
        regions: vec![
            bar("北京市", 34, Some(40)),
            bar("河北省", 52, Some(40)),
            bar(HOSTILE, 3, Some(40)),
        ],
        kinds: vec![bar("中央企业", 210, None), bar("省级政研会", 481, None)],
        may: May { extend: true, close: true },
        problems: [("until".to_owned(), "早于现在的截止时间；请另选时间。".to_owned())].into(),
    }
}

fn entry() -> Entry {
    let case = |id: &str, title: &str, acts: Vec<CaseAct>| Case {
        id: id.into(),
        title: title.into(),
        category: "基层思想政治工作".into(),
        standing: Badge::new("草稿", Tone::Plain),
        returned: None,
        files: vec![File { name: HOSTILE.into(), size: "1.2 MB".into(), href: "/files/1".into() }],
        findings: vec![finding(
            Weight::Error,
            "entry.words",
            None,
            "正文",
            "",
            "正文3210字，超过3000字；请删减210字。",
        )],
        receipt: None,
        acts,
    };
    let received = Case {
        standing: Badge::new("退回补正", Tone::Stop),
        returned: Some(HOSTILE.into()),
        findings: Vec::new(),
        receipt: Some(Receipt { at: at("2022-06-01T02:00:00Z"), number: "2022-0117".into() }),
        ..case("b", "班组里的思政课", vec![CaseAct::Correct, CaseAct::Withdraw])
    };
    Entry {
        id: "2022-unit7".into(),
        campaign: NAME.into(),
        unit: "某某集团有限公司".into(),
        deadline: Some(at("2022-06-30T15:59:59Z")),
        quota: "已报送1件，还可报送2件".into(),
        cases: vec![
            case("a", HOSTILE, vec![CaseAct::Upload, CaseAct::Endorse, CaseAct::Submit]),
            received,
        ],
        categories: vec![Choice::new("grass", "基层思想政治工作")],
        may_begin: true,
        problems: [("title".to_owned(), "标题为空；请填写。".to_owned())].into(),
    }
}

fn screening() -> Screening {
    let case = |id: &str, title: &str, open| Received {
        id: id.into(),
        title: title.into(),
        unit: "某某集团有限公司".into(),
        category: "基层思想政治工作".into(),
        standing: Badge::new("已报送", Tone::Wait),
        findings: vec![finding(
            Weight::Error,
            "entry.picture",
            None,
            "图1",
            "a.jpg",
            "长边3000像素，不足3800像素；请换原图。",
        )],
        open,
    };
    Screening {
        campaign: "2022".into(),
        name: NAME.into(),
        waiting: (2, 691),
        cases: vec![case("a", "班组里的思政课", true), case("b", HOSTILE, false)],
        earlier: None,
        later: Some("/screening/2022?after=b".into()),
    }
}
