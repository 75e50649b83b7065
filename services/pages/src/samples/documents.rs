//! Papers.

use super::{HOSTILE, at, finding, frame, happening};
use crate::{
    Badge, Choice, Crumb, Flash, Frame, Page, Tone, Weight,
    document::{Act, Asks, Document, Step, StepState, Version},
    documents::{Documents, Filter, Row},
    editor::{Editor, NewPaper, Preview},
    redline::{Paragraph, Redline, Span},
    register::{Line, Register},
};

const TITLE: &str = "关于征集2022年全国职工思想政治工作优秀案例的通知";

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    let wrong = Flash::Wrong {
        message: "没有保存：有2处须先改正。".into(),
        details: vec!["标题为空".into(), HOSTILE.into()],
    };
    vec![
        ("documents", frame(), Box::new(list())),
        ("documents-empty", frame(), Box::new(Documents::default())),
        ("editor", Frame { flashes: vec![wrong], ..frame() }, Box::new(editor())),
        ("editor-new", frame(), Box::new(new_paper())),
        ("document", frame(), Box::new(document())),
        ("redline", frame(), Box::new(redline())),
        ("register", frame(), Box::new(register())),
    ]
}

fn list() -> Documents {
    let row = |id: &str, title: &str, number: &str, stage: &str, tone| Row {
        id: id.into(),
        title: title.into(),
        kind: "通知".into(),
        number: number.into(),
        issuers: "中国职工思想政治工作研究会".into(),
        last: Badge::new(stage, tone),
        issued_on: (tone == Tone::Done).then_some(jiff::civil::date(2022, 3, 7)),
    };
    Documents {
        filter: Filter { words: HOSTILE.into(), ..Filter::default() },
        kinds: vec![Choice::new("notice", "通知"), Choice::new("bulletin", "通报")],
        stages: vec![Choice::new("no", "未印发"), Choice::new("yes", "已印发")],
        rows: vec![
            row("2022-notice", TITLE, "职研〔2022〕3号", "核发", Tone::Done),
            row("../x", HOSTILE, "", "送审", Tone::Wait),
            row("3", "关于表扬2022年优秀案例的通报", "", "已撤稿", Tone::Stop),
        ],
        earlier: None,
        later: Some("/documents?after=3".into()),
        may_draft: true,
    }
}

fn editor() -> Editor {
    let page = r##"<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297"><rect width="100%" height="100%" fill="#fff"/><line x1="28" y1="100" x2="184" y2="100" stroke="#f00" stroke-width="0.7"/></svg>"##;
    Editor {
        action: "/documents/2022-notice/edit".into(),
        known_as: Some(Crumb { label: TITLE.into(), href: "/documents/2022-notice".into() }),
        text: format!("{TITLE}\n\n各有关单位：\n　　为了……\n</textarea>{HOSTILE}"),
        version: "3".into(),
        new: None,
        problems: [("text".to_owned(), "缺少主送机关；请在标题下另起一行写明。".to_owned())].into(),
        preview: Preview {
            pages: vec![page.into(), page.into()],
            findings: vec![
                finding(
                    Weight::Error,
                    "paper.title",
                    Some(1),
                    "标题",
                    "<b>",
                    "标题中不应有标记；请删去。",
                ),
                finding(
                    Weight::Warning,
                    "lint.date",
                    Some(4),
                    "正文第2段",
                    "2月30日",
                    "没有这一天；请核对日期。",
                ),
                finding(
                    Weight::Note,
                    "reading.moved",
                    None,
                    "附件说明",
                    "",
                    "附件说明移到了正文之后。",
                ),
            ],
            trouble: None,
        },
    }
}

fn new_paper() -> Editor {
    let series =
        vec![Choice::new("cpa/职研", "研究会 职研"), Choice::new("cpa/职研函", "研究会 职研函")];
    Editor {
        action: "/documents/new".into(),
        text: "@文种 通知\n@标题 \n\n@正文\n".into(),
        new: Some(NewPaper { id: "20220301-0910".into(), series, chosen: "cpa/职研函".into() }),
        ..Editor::default()
    }
}

fn document() -> Document {
    let step = |name: &str, state, note: &str| Step { name: name.into(), state, note: note.into() };
    let waived = finding(Weight::Error, "paper.title", None, "标题", "", "标题超长。");
    let act = |name: &str, label: &str, asks| Act { name: name.into(), label: label.into(), asks };
    Document {
        id: "2022-notice".into(),
        version: 4,
        title: HOSTILE.into(),
        kind: "通知".into(),
        number: String::new(),
        issuers: "中国职工思想政治工作研究会".into(),
        stage: Badge::new("审核", Tone::Wait),
        signed_on: None,
        issued_on: None,
        way: vec![
            step("起草", StepState::Past, "张拟稿 3月1日"),
            step("审核", StepState::Now, "等待审核"),
            step("会签", StepState::Ahead, ""),
            step("签发", StepState::Ahead, ""),
            step("复核", StepState::Ahead, ""),
            step("登记", StepState::Ahead, ""),
            step("印制", StepState::Ahead, ""),
            step("用印", StepState::Ahead, ""),
            step("印发", StepState::Ahead, ""),
        ],
        acts: vec![
            act("approve", "审核通过", Asks::Opinion("同意。".into())),
            act("return", "退回", Asks::Reason),
            act("edit", "修改", Asks::Page("/documents/2022-notice/edit".into())),
            act("submit", "送审", Asks::Nothing),
            act("recheck", "复核", Asks::Waivers(vec![waived])),
            act(
                "seal",
                "用印",
                Asks::Choices(vec![(
                    "seal-cpa".into(),
                    "研究会".into(),
                    vec![Choice::new("main", "公章")],
                )]),
            ),
            act(
                "publish",
                "公开发布",
                Asks::Line {
                    name: "channel".into(),
                    label: "发布渠道".into(),
                    hint: "如 门户网站。".into(),
                },
            ),
        ],
        history: vec![
            happening("2022-03-02T02:20:00Z", "张拟稿", "送审", None),
            happening("2022-03-01T01:10:00Z", "张拟稿", "起草", Some(HOSTILE)),
        ],
        findings: vec![finding(
            Weight::Warning,
            "lint.date",
            None,
            "正文第2段",
            "2月30日",
            "没有这一天；请核对日期。",
        )],
        leaf: None,
        files: vec![
            ("DOCX".into(), "/documents/2022-notice/docx".into()),
            ("PDF".into(), "/documents/2022-notice/pdf".into()),
        ],
        versions: vec![
            Version {
                label: "第2版".into(),
                who: HOSTILE.into(),
                at: at("2022-03-02T01:10:00Z"),
                compare: Some("/documents/2022-notice/redline?from=1&to=2".into()),
            },
            Version {
                label: "第1版".into(),
                who: "张拟稿".into(),
                at: at("2022-03-01T01:10:00Z"),
                compare: None,
            },
        ],
    }
}

fn redline() -> Redline {
    Redline {
        document: "2022-notice".into(),
        title: TITLE.into(),
        versions: vec![Choice::new("1", "第1版"), Choice::new("2", "第2版")],
        from: "1".into(),
        to: "2".into(),
        paragraphs: vec![
            Paragraph::Same("各有关单位：".into()),
            Paragraph::Changed(vec![
                Span::Same("请于".into()),
                Span::Gone("5月31日".into()),
                Span::Come("6月30日".into()),
                Span::Same("前报送。".into()),
            ]),
            Paragraph::Gone(HOSTILE.into()),
            Paragraph::Come("联系人：张三。".into()),
        ],
    }
}

fn register() -> Register {
    let line = |number: &str, title: &str, voided: Option<&str>| Line {
        number: number.into(),
        title: title.into(),
        document: "2022-notice".into(),
        voided: voided.map(str::to_owned),
        at: Some(at("2022-03-07T02:05:00Z")),
    };
    Register {
        ledgers: vec![Choice::new("职研/2022", "职研〔2022〕")],
        chosen: "职研/2022".into(),
        lines: vec![
            line("职研〔2022〕1号", TITLE, None),
            line("职研〔2022〕2号", HOSTILE, Some("撤稿")),
        ],
    }
}
