//! Campaigns.

use super::{HOSTILE, at, frame};
use crate::{
    Badge, Bar, Frame, Page, Tone,
    campaign::{Campaign, May},
    campaigns::{Campaigns, Row},
};

const NAME: &str = "2022年全国职工思想政治工作优秀案例征集";

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    vec![("campaigns", frame(), Box::new(list())), ("campaign", frame(), Box::new(campaign()))]
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
        may: May { extend: true, close: true },
        problems: [("until".to_owned(), "早于现在的截止时间；请另选时间。".to_owned())].into(),
    }
}
