//! Review and selection.

use super::{HOSTILE, frame};
use crate::{
    Badge, Bar, Column, Frame, Page, Tone,
    review::{Criterion, ReviewDesk, ScoreSheet, Task},
    selection::{Outcome, Ranked, Selection},
};

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    vec![
        ("review", frame(), Box::new(desk())),
        ("score-sheet", frame(), Box::new(sheet())),
        ("selection", frame(), Box::new(selection())),
    ]
}

fn desk() -> ReviewDesk {
    let task = |case: &str, title: &str, total: &str| Task {
        case: case.into(),
        title: title.into(),
        category: "基层思想政治工作".into(),
        standing: if total.is_empty() {
            Badge::new("待评", Tone::Wait)
        } else {
            Badge::new("已交", Tone::Done)
        },
        total: total.into(),
    };
    ReviewDesk {
        round: "2022-1".into(),
        name: "第1轮评审".into(),
        tasks: vec![task("a", "班组里的思政课", "92.50"), task("b", HOSTILE, "")],
    }
}

fn sheet() -> ScoreSheet {
    let criterion = |id: &str, name: &str, most: &str, given: &str| Criterion {
        id: id.into(),
        name: name.into(),
        most: most.into(),
        given: given.into(),
    };
    ScoreSheet {
        round: "2022-1".into(),
        round_name: "第1轮评审".into(),
        case: "b".into(),
        title: "班组里的思政课".into(),
        text: vec!["一、背景".into(), "班组是企业最小的单元……".into(), HOSTILE.into()],
        criteria: vec![
            criterion("theme", "主题", "40", "36.5"),
            criterion("effect", "成效", "60", "61"),
        ],
        comment: HOSTILE.into(),
        open: true,
        problems: [("effect".to_owned(), "超过60分；请改为0至60之间的分数。".to_owned())].into(),
    }
}

fn selection() -> Selection {
    let ranked = |place, title: &str, score: &str, tier: &str, because: &str| Ranked {
        place,
        title: title.into(),
        unit: "某某集团有限公司".into(),
        region: "河北省".into(),
        score: score.into(),
        tier: tier.into(),
        because: because.into(),
    };
    let column = |label: &str, value| Column { label: label.into(), value };
    Selection {
        id: "2022".into(),
        name: "2022年优秀案例征集".into(),
        stage: Some(Badge::new("待确认", Tone::Wait)),
        outcome: Outcome {
            cut: 2,
            rule: 2,
            ranked: vec![
                ranked(1, "班组里的思政课", "94.33", "典型案例", ""),
                ranked(2, HOSTILE, "92.00", "优秀案例", "与第3名同分，主题分高者在前"),
                ranked(3, "一线的声音", "92.00", "", "与第2名同分"),
            ],
            regions: vec![Bar { label: "河北省".into(), value: 2, limit: None }],
        },
        scores: vec![
            column("80–84", 12),
            column("85–89", 41),
            column("90–94", 23),
            column("95–100", 2),
        ],
        may_confirm: true,
    }
}
