//! Papers of any content, to try the markup on.

use fawen_domain::{
    number::DocumentNumber,
    paper::{
        Align, Annex, AsPrinted, Attached, Block, Cell, CellRole, Classification, DocumentKind,
        Figure, Format, Heading, HeadingLevel, Imprint, List, ListMarker, Masthead, NumberLine,
        Paper, Row, Secrecy, SignatoryStamp, Signature, SignatureForm, Table, Urgency,
    },
};
use jiff::civil::Date;
use proptest::{collection::vec, option, prelude::*};

/// Texts full of what means something in the markup.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        r"[@#+*>{}|\\ \n\r\t　“a中（1）〔〕号年★完\-]{0,10}",
        r"(@标题|@完|\|\||#|\{标签\}|\\n|\\z|- )? ?[一二 ]{0,4}",
        any::<String>(),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28)
        .prop_filter_map("a day of the calendar", |(y, m, d)| Date::new(y, m, d).ok())
}

fn cell() -> impl Strategy<Value = Cell> {
    let role = prop_oneof![
        Just(CellRole::Value),
        Just(CellRole::Head),
        Just(CellRole::Label),
        Just(CellRole::Hint)
    ];
    let align =
        prop_oneof![Just(Align::Auto), Just(Align::Left), Just(Align::Centre), Just(Align::Right)];
    (text(), role, 0_u8..3, any::<u8>(), align).prop_map(|(text, role, colspan, rowspan, align)| {
        Cell { text, role, colspan, rowspan, align }
    })
}

fn table() -> impl Strategy<Value = Table> {
    let row = (vec(cell(), 0..4), prop_oneof![Just(0), any::<u8>()])
        .prop_map(|(cells, min_lines)| Row { cells, min_lines });
    let rows = vec(row, 0..3);
    (option::of(text()), vec(any::<u16>(), 0..3), any::<usize>(), rows, any::<bool>()).prop_map(
        |(caption, widths, head_rows, rows, landscape)| Table {
            caption,
            widths,
            head_rows,
            rows,
            landscape,
        },
    )
}

fn heading() -> impl Strategy<Value = Heading> {
    let level = prop_oneof![
        Just(HeadingLevel::One),
        Just(HeadingLevel::Two),
        Just(HeadingLevel::Three),
        Just(HeadingLevel::Four)
    ];
    (level, text(), option::of(text())).prop_map(|(level, text, run_in)| Heading {
        level,
        text,
        run_in,
    })
}

fn list() -> impl Strategy<Value = List> {
    let marker =
        prop_oneof![Just(ListMarker::Arabic), Just(ListMarker::Bracketed), Just(ListMarker::None)];
    (marker, vec(text(), 0..3)).prop_map(|(marker, items)| List { marker, items })
}

/// Blocks of all sorts.
pub(super) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let figure = (text(), option::of(text()), any::<Option<u32>>())
        .prop_map(|(image, caption, width)| Figure { image, caption, width });
    let block = prop_oneof![
        text().prop_map(Block::Paragraph),
        text().prop_map(Block::Line),
        heading().prop_map(Block::Heading),
        list().prop_map(Block::List),
        table().prop_map(Block::Table),
        table().prop_map(Block::Form),
        figure.prop_map(Block::Figure),
    ];
    vec(block, 0..5)
}

fn masthead() -> impl Strategy<Value = Masthead> {
    let secrecy =
        prop_oneof![Just(Secrecy::Confidential), Just(Secrecy::Secret), Just(Secrecy::TopSecret)];
    let classification = (secrecy, any::<Option<u8>>())
        .prop_map(|(secrecy, years)| Classification { secrecy, years });
    let urgency = prop_oneof![
        Just(Urgency::Urgent),
        Just(Urgency::ExtraUrgent),
        Just(Urgency::TelegramOrdinary),
        Just(Urgency::TelegramImmediate)
    ];
    let number = prop_oneof![
        ("[国办发卫函]{1,6}", 1900_i16..=2100, 1..u32::MAX)
            .prop_map(|(code, year, seq)| NumberLine::Number(DocumentNumber { code, year, seq })),
        any::<u32>().prop_map(NumberLine::Order),
    ];
    (
        any::<Option<u32>>(),
        option::of(classification),
        option::of(urgency),
        vec(text(), 0..3),
        text(),
        option::of(number),
        vec(text(), 0..3),
    )
        .prop_map(
            |(copy_number, classification, urgency, issuers, mark_suffix, number, signers)| {
                Masthead {
                    copy_number,
                    classification,
                    urgency,
                    issuers,
                    mark_suffix,
                    number,
                    signers,
                }
            },
        )
}

fn signature() -> impl Strategy<Value = Signature> {
    let stamp = (text(), text()).prop_map(|(office, name)| SignatoryStamp { office, name });
    let form = prop_oneof![
        Just(SignatureForm::Sealed),
        Just(SignatureForm::Unsealed),
        vec(stamp, 0..3).prop_map(SignatureForm::Stamped)
    ];
    (vec(text(), 0..3), form, option::of(date())).prop_map(|(issuers, form, signed_on)| Signature {
        issuers,
        form,
        signed_on,
    })
}

fn imprint() -> impl Strategy<Value = Imprint> {
    (option::of(text()), option::of(text()), option::of(text()), option::of(date())).prop_map(
        |(recipients, cc, office, issued_on)| Imprint { recipients, cc, office, issued_on },
    )
}

/// Papers of all sorts.
pub(super) fn paper() -> impl Strategy<Value = Paper> {
    let kind = prop_oneof![
        Just(DocumentKind::Notice),
        Just(DocumentKind::Bulletin),
        Just(DocumentKind::Order),
        Just(DocumentKind::Letter)
    ];
    let format = prop_oneof![
        Just(Format::Document),
        Just(Format::Letter),
        Just(Format::Command),
        Just(Format::Minutes)
    ];
    let annex = (text(), blocks()).prop_map(|(title, body)| Annex { title, body });
    let attached = (text(), blocks()).prop_map(|(title, body)| Attached { title, body });
    let head = (kind, format, masthead(), text(), option::of(text()));
    let tail = (signature(), option::of(text()), option::of(attached), option::of(imprint()));
    (head, blocks(), vec(annex, 0..3), tail).prop_map(|(head, body, annexes, tail)| {
        let (kind, format, masthead, title, recipients) = head;
        let (signature, note, attached, imprint) = tail;
        Paper {
            kind,
            format,
            masthead,
            title,
            recipients,
            body,
            annexes,
            signature,
            note,
            attached,
            imprint,
            attendance: vec![],
            closing: vec![],
            printed: AsPrinted::default(),
        }
    })
}
