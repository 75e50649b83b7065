//! What everybody may see.

use super::{HOSTILE, frame};
use crate::{
    Badge, Bar, Choice, Frame, Page, Tone,
    public::{Answer, Award, Erratum, Paper, Papers, Results, ResultsList, Row, Tier, Verify},
};

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    let public = || Frame { person: None, ..frame() };
    let list = ResultsList { campaigns: vec![(HOSTILE.into(), "/public/results/2022".into())] };
    vec![
        ("public-papers", public(), Box::new(papers())),
        ("public-papers-empty", public(), Box::new(Papers::default())),
        ("public-paper", public(), Box::new(paper())),
        ("public-results-list", public(), Box::new(list)),
        ("public-results", public(), Box::new(results())),
        ("public-verify", public(), Box::new(Verify::default())),
        ("public-verified", public(), Box::new(verified())),
    ]
}

fn papers() -> Papers {
    let row = |id: &str, title: &str| Row {
        id: id.into(),
        title: title.into(),
        kind: "通知".into(),
        number: "职研〔2022〕1号".into(),
        issued_on: Some(jiff::civil::date(2022, 3, 7)),
    };
    Papers {
        words: HOSTILE.into(),
        kind: "通知".into(),
        kinds: vec![Choice::new("通知", "通知")],
        rows: vec![row("2022-notice", "关于征集优秀案例的通知"), row("x", HOSTILE)],
        earlier: None,
        later: Some("/public?after=x".into()),
    }
}

fn paper() -> Paper {
    Paper {
        title: HOSTILE.into(),
        kind: "通知".into(),
        number: "职研〔2022〕1号".into(),
        issuers: "中国职工思想政治工作研究会".into(),
        validity: Badge::new("有效", Tone::Done),
        signed_on: Some(jiff::civil::date(2022, 3, 7)),
        issued_on: Some(jiff::civil::date(2022, 3, 8)),
        errata: vec![Erratum { place: "正文".into(), was: "甲".into(), now: HOSTILE.into() }],
        files: vec![("PDF".into(), "/api/public/documents/x/files/pdf".into(), "9f86".into())],
        first: 1,
        leaves: vec!["<svg></svg>".into(), "<svg></svg>".into()],
        pages: 5,
        earlier: None,
        later: Some("/public/documents/x?page=3".into()),
    }
}

fn results() -> Results {
    let award = |title: &str| Award {
        title: title.into(),
        unit: "某集团公司".into(),
        region: "北京".into(),
    };
    Results {
        name: "2022年优秀案例征集".into(),
        bulletin: Some((HOSTILE.into(), Some("/public/documents/2022-bulletin".into()))),
        tiers: vec![
            Tier { name: "典型案例".into(), awards: vec![award("班组里的思政课")] },
            Tier { name: "优秀案例".into(), awards: vec![award(HOSTILE), award("心桥")] },
        ],
        organisers: vec!["某省总工会".into()],
        regions: vec![Bar { label: "北京".into(), value: 3, limit: None }],
    }
}

fn verified() -> Verify {
    Verify {
        number: HOSTILE.into(),
        sha256: "9f86".into(),
        answer: Some(Answer {
            genuine: true,
            message: "与核发的成品完全一致".into(),
            title: Some(HOSTILE.into()),
            issued_on: Some(jiff::civil::date(2022, 3, 8)),
            validity: Some("有效".into()),
        }),
    }
}
