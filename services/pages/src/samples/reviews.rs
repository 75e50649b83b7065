//! Review, selection, audit.

use super::{HOSTILE, frame};
use crate::{
    Badge, Bar, Choice, Column, Frame, Page, Problems, Tone,
    bulletin::{Bulletin, Planning, Wording},
    new_round::NewRound,
    publicity::{self, Objection, Publicity},
    review::{ReviewDesk, Task},
    reviews::{CampaignRounds, OwnRound, Reviews, Round},
    round::{self, Expert, Round as OfficeRound},
    seats::{Seat, Seats},
    selection::{Act, Outcome, Ranked, Selection, Tier},
    selections::{Row, Selections},
    sheet::{Criterion, Kept, ScoreSheet},
};

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    vec![
        ("reviews", frame(), Box::new(list())),
        ("review", frame(), Box::new(desk())),
        ("score-sheet", frame(), Box::new(sheet())),
        ("score-sheet-in", frame(), Box::new(handed_in())),
        ("round", frame(), Box::new(round())),
        ("round-new", frame(), Box::new(new_round())),
        ("round-expert", frame(), Box::new(seats())),
        ("selections", frame(), Box::new(selections())),
        ("selection", frame(), Box::new(selection())),
        ("publicity", frame(), Box::new(publicity())),
        ("bulletin", frame(), Box::new(bulletin())),
    ]
}

fn list() -> Reviews {
    let round = |number, stage| Round { number, stage, cases: 691, experts: 15, sheets: 2073 };
    let rounds = vec![
        round(1, Badge::new("已结束", Tone::Done)),
        round(2, Badge::new("进行中", Tone::Wait)),
    ];
    Reviews {
        own: Some(vec![OwnRound {
            campaign: "2022".into(),
            name: HOSTILE.into(),
            number: 1,
            stage: Badge::new("进行中", Tone::Wait),
            done: (3, 46),
        }]),
        campaigns: Some(vec![
            CampaignRounds {
                campaign: "2022".into(),
                name: "2022年优秀案例征集".into(),
                rounds,
                may_open: true,
            },
            CampaignRounds {
                campaign: "x".into(),
                name: HOSTILE.into(),
                rounds: Vec::new(),
                may_open: false,
            },
        ]),
    }
}

fn desk() -> ReviewDesk {
    let task = |number, title: &str, total: &str| Task {
        number,
        title: title.into(),
        category: "基层思想政治工作".into(),
        standing: if total.is_empty() {
            Badge::new("待评", Tone::Wait)
        } else {
            Badge::new("已评", Tone::Done)
        },
        total: total.into(),
    };
    ReviewDesk {
        campaign: "2022".into(),
        number: 1,
        name: "2022年优秀案例征集 第1轮评审".into(),
        blind: true,
        tasks: vec![task(1, "班组里的思政课", "92.50"), task(2, HOSTILE, "")],
        progress: (101, 180),
        earlier: Some("/reviews/2022/1?page=1".into()),
        later: None,
        open: true,
    }
}

fn sheet() -> ScoreSheet {
    let criterion = |id: &str, name: &str, weight: &str, given: &str| Criterion {
        id: id.into(),
        name: name.into(),
        weight: weight.into(),
        most: "100".into(),
        given: given.into(),
    };
    ScoreSheet {
        campaign: "2022".into(),
        number: 1,
        round_name: "第1轮评审".into(),
        case: 2,
        title: "班组里的思政课".into(),
        text: vec![
            ("活动简介".into(), "班组是企业最小的单元……\n〔隐去〕组织开展".into()),
            (HOSTILE.into(), HOSTILE.into()),
        ],
        files: vec![(HOSTILE.into(), "/api/campaigns/2022/rounds/1/desk/7/files/2".into())],
        criteria: vec![
            criterion("theme", "主题", "40%", "36.5"),
            criterion("effect", "成效", "60%", "161"),
        ],
        typical: true,
        comment: HOSTILE.into(),
        kept: Kept::At(Some("10:32".into())),
        returned: Some(HOSTILE.into()),
        open: true,
        total: String::new(),
        next: Some(3),
        problems: [("score-effect".to_owned(), "超过100分；请改为0至100之间的分数。".to_owned())]
            .into(),
    }
}

fn handed_in() -> ScoreSheet {
    ScoreSheet {
        open: false,
        total: "92.50".into(),
        returned: None,
        problems: Problems::default(),
        ..sheet()
    }
}

fn round() -> OfficeRound {
    let expert = |account: &str, name: &str, done, recused| Expert {
        account: account.into(),
        name: name.into(),
        role: "特聘专家".into(),
        unit: "fudan 上海".into(),
        done,
        recused,
    };
    let bar = |label: &str, value, limit| Bar { label: label.into(), value, limit: Some(limit) };
    let choices = |value: &str, label: &str| vec![Choice::new(value, label)];
    OfficeRound {
        campaign: "2022".into(),
        campaign_name: "2022年优秀案例征集".into(),
        number: 1,
        version: 7,
        stage: Badge::new("进行中", Tone::Wait),
        progress: vec![bar("评分表", 120, 138), bar("达到有效份数的作品", 40, 46)],
        plan: vec![("评分标准".into(), "主题40%、成效60%".into()), ("方式".into(), "盲评".into())],
        experts: vec![expert("wang", "王专家", (46, 46), 0), expert("x", HOSTILE, (3, 46), 2)],
        acts: vec![
            round::Act::Panel("wang，王专家，fudan，上海，特聘专家".into()),
            round::Act::Member {
                accounts: choices("li", HOSTILE), regions: choices("31", "上海")
            },
            round::Act::Conflict(choices("wang", "王专家")),
            round::Act::Assign,
            round::Act::Reassign(2),
            round::Act::Close,
        ],
    }
}

fn seats() -> Seats {
    let seat = |number, title: &str, standing, reason: &str| Seat {
        number,
        title: title.into(),
        unit: "某某集团有限公司".into(),
        standing,
        reason: reason.into(),
    };
    Seats {
        campaign: "2022".into(),
        number: 1,
        account: "wang".into(),
        name: "王专家".into(),
        seats: vec![
            seat(1, "班组里的思政课", Badge::new("已评", Tone::Done), ""),
            seat(2, HOSTILE, Badge::new("已回避", Tone::Stop), HOSTILE),
        ],
        reopen: vec![Choice::new("unit7.1", "1号　班组里的思政课")],
    }
}

fn new_round() -> NewRound {
    let given = [
        ("rubric", "theme，主题，40，100\neffect，成效，60，100"),
        ("visibility", "blind"),
        ("aggregation", "trimmed"),
        ("trim_from", "5"),
        ("experts_per_case", HOSTILE),
        ("same_unit", "yes"),
    ];
    let given = given.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned()));
    NewRound {
        campaign: "2022".into(),
        campaign_name: "2022年优秀案例征集".into(),
        number: 2,
        cases: "通过形式审查的作品691件".into(),
        given: given.collect(),
        problems: [("experts_per_case".to_owned(), "不是整数；请写数字，如3。".to_owned())].into(),
    }
}

fn selections() -> Selections {
    let row = |name: &str, stage: &str| Row {
        campaign: "2022".into(),
        name: name.into(),
        stage: Badge::new(stage, Tone::Wait),
    };
    Selections {
        rows: vec![row("2022年优秀案例征集", "待确认"), row(HOSTILE, "未开始")]
    }
}

fn selection() -> Selection {
    let ranked = |place, title: &str, score: &str, tier: &str, because: &str| Ranked {
        place,
        title: title.into(),
        unit: "某某集团有限公司".into(),
        region: "河北".into(),
        score: score.into(),
        votes: 2,
        tier: tier.into(),
        because: because.into(),
        cut: place < 3,
    };
    let tier =
        |id: &str, name: &str, size, rule| Tier { id: id.into(), name: name.into(), size, rule };
    let column = |label: &str, value| Column { label: label.into(), value };
    let outcome = Outcome {
        tiers: vec![tier("a", "典型案例", 1, 1), tier("b", HOSTILE, 2, 1)],
        movable: true,
        ranked: vec![
            ranked(1, "班组里的思政课", "94.33", "典型案例", ""),
            ranked(2, HOSTILE, "92.00", "优秀案例", "与前一名同分，“主题”得分较低"),
            ranked(3, "一线的声音", "92.00", "", HOSTILE),
        ],
        all: (46, "/selections/2022?all=yes".into()),
        regions: vec![Bar { label: "河北".into(), value: 2, limit: None }],
        shortfalls: vec![HOSTILE.into()],
    };
    let steps = vec![Choice::new("criterion:theme", HOSTILE), Choice::new("lot", "抽签")];
    Selection {
        campaign: "2022".into(),
        name: "2022年优秀案例征集".into(),
        version: 3,
        stage: Some(Badge::new("待确认", Tone::Wait)),
        outcome: Some(outcome),
        scores: vec![
            column("80–84", 12),
            column("85–89", 41),
            column("90–94", 23),
            column("95–100", 2),
        ],
        organisers: vec![("河北".into(), HOSTILE.into(), 52)],
        acts: vec![
            Act::Open { round: "第2轮评审".into(), steps, asks_days: true },
            Act::Rank,
            Act::Propose,
            Act::Confirm("典型案例1件、优秀案例1件".into()),
            Act::Organisers(HOSTILE.into()),
        ],
    }
}

fn publicity() -> Publicity {
    let day = |text: &str| text.parse().expect("a day");
    let objection = |id: &str, settled: Option<&str>, open| Objection {
        id: id.into(),
        title: HOSTILE.into(),
        reason: HOSTILE.into(),
        by: "李四".into(),
        settled: settled.map(str::to_owned),
        open,
    };
    Publicity {
        campaign: "2022".into(),
        name: "2022年优秀案例征集".into(),
        version: 9,
        stage: Badge::new("公示中", Tone::Wait),
        days: Some(5),
        period: Some((day("2023-02-06"), day("2023-02-10"))),
        tiers: vec![(
            "典型案例".into(),
            vec![
                ("某某集团有限公司".into(), "班组里的思政课".into()),
                (HOSTILE.into(), HOSTILE.into()),
            ],
        )],
        organisers: vec![HOSTILE.into()],
        objections: vec![
            objection("o-1", Some("异议不成立：经核查属实"), false),
            objection("o-2", None, true),
        ],
        acts: vec![
            publicity::Act::Start(day("2023-02-06")),
            publicity::Act::Lodge(vec![Choice::new("unit7.1", HOSTILE)]),
            publicity::Act::Close,
        ],
    }
}

fn bulletin() -> Bulletin {
    let word = |name: &str, meaning: &str, lines| Wording {
        name: name.into(),
        meaning: meaning.into(),
        required: true,
        lines,
    };
    let given = [("document", HOSTILE), ("word-basis", HOSTILE), ("cites_notice", "yes")];
    let given = given.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned()));
    Bulletin {
        campaign: "2022".into(),
        name: "2022年优秀案例征集".into(),
        version: 5,
        way: vec![
            ("确认等次".into(), Badge::new("已办", Tone::Done)),
            ("公示".into(), Badge::new("公示中", Tone::Wait)),
        ],
        paper: Some((
            HOSTILE.into(),
            "/documents/2022-bulletin".into(),
            Badge::new("待审核", Tone::Wait),
        )),
        plan: vec![("公文编号".into(), "2022-bulletin".into())],
        form: Some(Planning {
            series: vec![Choice::new("zwjc/卫健政促发", "卫健政促发（文件）")],
            wording: vec![
                word("word-basis", "发文缘由", false),
                word("word-closing", "结尾各段", true),
            ],
            given: given.collect(),
            problems: [("word-basis".to_owned(), "没有填写。".to_owned())].into(),
        }),
    }
}
