//! A correct paper as a model.

use jiff::civil::date;

use crate::{
    number::DocumentNumber,
    paper::{
        Annex, AsPrinted, Block, DocumentKind, Format, Imprint, List, ListMarker, Masthead,
        NumberLine, Paper, Signature,
    },
};

/// The bulletin of the correct fixtures.
pub(super) fn bulletin() -> Paper {
    let issuer = "江东省卫生健康委员会";
    Paper {
        kind: DocumentKind::Bulletin,
        format: Format::Document,
        masthead: Masthead {
            issuers: vec![issuer.into()],
            mark_suffix: "文件".into(),
            number: Some(NumberLine::Number(DocumentNumber {
                code: "江卫发".into(),
                year: 2024,
                seq: 35,
            })),
            ..Masthead::default()
        },
        title: format!("{issuer}关于2024年优秀服务案例征集活动结果的通报"),
        recipients: Some("各市卫生健康委，委直属各单位".into()),
        body: vec![
            Block::Paragraph("2024年3月至5月，省卫生健康委组织开展了优秀服务案例征集活动，产生典型案例2个、优秀案例3个。".into()),
            Block::Paragraph("现予通报表扬。".into()),
        ],
        annexes: vec![
            list("2024年典型案例（2个）", &["省人民医院《“一站式”服务暖人心》", "临江市第一医院《让数据多跑路》"]),
            list(
                "2024年优秀案例（3个）",
                &["省妇幼保健院《陪伴》", "临江市中医院《针灸走进社区》", "望海市第二医院《翻译官》"],
            ),
        ],
        signature: Signature {
            issuers: vec![issuer.into()],
            signed_on: Some(date(2024, 6, 28)),
            ..Signature::default()
        },
        note: Some("此件公开发布".into()),
        attached: None,
        attendance: vec![],
        closing: vec![],
        printed: AsPrinted::default(),
        imprint: Some(Imprint {
            cc: Some("省委宣传部".into()),
            office: Some("江东省卫生健康委员会办公室".into()),
            issued_on: Some(date(2024, 7, 1)),
            ..Imprint::default()
        }),
    }
}

fn list(title: &str, items: &[&str]) -> Annex {
    Annex {
        title: title.into(),
        body: vec![Block::List(List {
            marker: ListMarker::Arabic,
            items: items.iter().map(|item| (*item).to_owned()).collect(),
        })],
    }
}
