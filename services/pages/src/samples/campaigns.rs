//! Campaigns.

use super::{HOSTILE, at, finding, frame};
use crate::{
    Badge, Bar, Choice, Frame, Page, Tone, Weight,
    campaign::{Act, Campaign},
    campaigns::{Campaigns, Row},
    new_campaign::{ChooseNotice, Control, Kind, NewCampaign, Part},
};

const NAME: &str = "2022年全国职工思想政治工作优秀案例征集";

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    vec![
        ("campaigns", frame(), Box::new(list())),
        ("campaign", frame(), Box::new(campaign())),
        ("campaign-choose", frame(), Box::new(choose())),
        ("campaign-new", frame(), Box::new(new_campaign())),
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
    };
    Campaigns {
        rows: vec![
            row("2022", NAME, "征集中", Tone::Wait),
            row("x", HOSTILE, "已截止", Tone::Done),
        ],
        plan: Some("/campaigns/new".into()),
    }
}

fn choose() -> ChooseNotice {
    ChooseNotice { notices: vec![Choice::new("2022-notice", HOSTILE)] }
}

fn new_campaign() -> NewCampaign {
    let control = |name: &str, label: &str, value: &str, kind| Control {
        name: name.into(),
        label: label.into(),
        hint: "怎样写。".into(),
        value: value.into(),
        kind,
    };
    let part = |name: &str, label: &str, sentences: &[&str], controls| Part {
        name: name.into(),
        label: label.into(),
        sentences: sentences.iter().map(|text| (*text).to_owned()).collect(),
        confirmed: false,
        controls,
    };
    NewCampaign {
        notice: "2022-notice".into(),
        title: HOSTILE.into(),
        activities: vec![Choice::new("0", "微党课比赛"), Choice::new("1", HOSTILE)],
        activity: 1,
        campaign: "2022-ydyp".into(),
        parts: vec![
            part(
                "name",
                "活动名称",
                &[HOSTILE],
                vec![control("name", "名称", HOSTILE, Kind::Line)],
            ),
            part(
                "deadline",
                "截止日期",
                &["案例征集截止日期为2022年10月31日"],
                vec![control("deadline", "日期", "2022-10-31", Kind::Day)],
            ),
            part("quotas", "名额", &[], vec![control("quotas", "名额", HOSTILE, Kind::Lines(3))]),
            part(
                "styles",
                "文稿格式",
                &["标题使用宋体二号字"],
                vec![control("styles", "采用", "yes", Kind::Tick)],
            ),
        ],
        findings: vec![finding(
            Weight::Warning,
            "campaign-tiers",
            None,
            "等次",
            "",
            "没有设等次。",
        )],
        problems: [("ok-name".to_owned(), "请与原文核对后打钩。".to_owned())].into(),
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
        collected: Some(691),
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
        version: 4,
        phases: vec![("征集".into(), "2022年6月1日起".into())],
        open_items: vec![("比赛地点".into(), String::new()), ("时间".into(), HOSTILE.into())],
        pages: vec![("推选".into(), "/selections/2022".into())],
        acts: vec![
            Act::Extend,
            Act::Settle(vec![Choice::new("比赛地点", "比赛地点")]),
            Act::StartPhase(vec![Choice::new("筛选", HOSTILE)]),
            Act::EndPhase(vec![Choice::new("征集", "征集")]),
            Act::Cancel,
            Act::Archive,
        ],
    }
}
