//! Given these events, when this command comes: the real rules of 2022 and 2019.

mod checking;
mod checking_files;
mod correcting;
mod erasing;
mod handing_in;
mod laws;
mod opening;
mod quotas;
mod screening;
mod writing;

use jiff::{
    Timestamp,
    civil::{Date, date},
};

use super::*;
use crate::{
    calendar::Deadline,
    campaign::{fixtures::policy, policy::Channel},
    given::{Given, given},
    unit::RegionCode,
};

/// Inside the collecting period of 2022.
const NOW: &str = "2022-10-20T09:00:00+08:00";

fn unit(name: &str, kind: &str, region: u8) -> Unit {
    Unit {
        id: name.into(),
        name: name.into(),
        kind: kind.into(),
        region: RegionCode(region),
        recommender: None,
    }
}

fn xiehe() -> Unit {
    unit("北京协和医院", "公立医院", 0)
}

fn terms_of(name: &str, kind: &str) -> Box<EntryTerms> {
    Box::new(EntryTerms::for_kind(&policy(name), &kind.into()))
}

/// 北京协和医院 has entered the campaign of 2022.
fn opened() -> EntryEvent {
    EntryEvent::EntryOpened {
        campaign: "2022-ydyp".into(),
        unit: xiehe(),
        terms: terms_of("2022-ydyp", "公立医院"),
    }
}

/// 柯桥区卫生健康局 has entered an activity of 2019.
fn opened_2019(name: &str) -> EntryEvent {
    let kind = "县级卫生健康局";
    EntryEvent::EntryOpened {
        campaign: name.into(),
        unit: unit("柯桥区卫生健康局", kind, 33),
        terms: terms_of(name, kind),
    }
}

fn after(events: impl IntoIterator<Item = EntryEvent>) -> Given<UnitEntry> {
    given(events).at(NOW)
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an RFC 3339 instant")
}

fn sha(n: u8) -> String {
    format!("{n:064x}")
}

fn article() -> AttachedFile {
    AttachedFile {
        role: "文稿".into(),
        name: "协和青年说.docx".into(),
        sha256: sha(1),
        bytes: 24_000,
        probe: Probe {
            media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document".into(),
            characters: Some(3000),
            has_pictures: Some(false),
            headings: Some(vec![
                "一、单位基本情况".into(),
                "二、主要做法".into(),
                "三、取得成效".into(),
            ]),
            ..Probe::default()
        },
    }
}

fn picture() -> AttachedFile {
    AttachedFile {
        role: "图片".into(),
        name: "2022年5月12日门诊大厅护士节活动.jpg".into(),
        sha256: sha(2),
        bytes: 1_048_576,
        probe: jpeg(4000, 3000),
    }
}

fn sealed_form() -> AttachedFile {
    AttachedFile {
        role: "盖章推荐表".into(),
        name: "推荐表.jpg".into(),
        sha256: sha(3),
        bytes: 800_000,
        probe: jpeg(1654, 2339),
    }
}

fn jpeg(width: u32, height: u32) -> Probe {
    Probe { media: "image/jpeg".into(), pixels: Some(Pixels { width, height }), ..Probe::default() }
}

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let owned = pairs.iter();
    owned.map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
}

/// A case of 2022 with everything written that the form asks for.
fn content() -> CaseContent {
    CaseContent {
        category: "tese-pinpai".into(),
        title: "协和青年说".into(),
        authors: vec![],
        inner_body: None,
        themes: vec!["培育和践行社会主义核心价值观".into()],
        fields: fields(&[
            ("推荐单位", "北京协和医院"),
            ("品牌名称", "协和青年说"),
            ("品牌单位", "北京协和医院团委"),
            ("参加人员", "青年医师"),
            ("起始年月", "2021年3月"),
            ("活动频次", "每月一次"),
            ("联系人", "张三，党办主任"),
            ("联系电话", "13800000000 010-69150000"),
            ("活动简介", "青年讲述身边的医者故事。"),
        ]),
        since: Some(date(2021, 3, 1)),
        frequency: "每月一次".into(),
    }
}

fn drafted() -> EntryEvent {
    EntryEvent::CaseDrafted { case: "case".into(), content: Box::new(content()) }
}

fn attached(file: AttachedFile) -> EntryEvent {
    EntryEvent::FileAttached { case: Some("case".into()), file: Box::new(file) }
}

fn endorsement() -> EndorsementRecord {
    EndorsementRecord {
        committee: "北京协和医院党委".into(),
        by: "李四".into(),
        on: date(2022, 10, 18),
        sealed_form: sha(3),
    }
}

fn endorsed() -> EntryEvent {
    EntryEvent::CaseEndorsed { case: "case".into(), endorsement: endorsement() }
}

/// Everything up to a case that is in order and may be submitted.
fn ready() -> Vec<EntryEvent> {
    vec![
        opened(),
        drafted(),
        attached(article()),
        attached(picture()),
        attached(sealed_form()),
        endorsed(),
    ]
}

fn deadline() -> Option<Deadline> {
    policy("2022-ydyp").schedule.deadline
}

fn submit(received_at: &str) -> EntryCommand {
    EntryCommand::Submit {
        case: "case".into(),
        channel: Channel::Mail,
        received_at: at(received_at),
        deadline: deadline(),
    }
}

fn submitted(received_at: &str) -> EntryEvent {
    EntryEvent::CaseSubmitted {
        campaign: "2022-ydyp".into(),
        case: "case".into(),
        unit: Box::new(xiehe()),
        inner_body: None,
        title: "协和青年说".into(),
        category: "tese-pinpai".into(),
        recommender: None,
        channel: Channel::Mail,
        received_at: at(received_at),
        deadline: deadline(),
        in_grace: false,
        findings: vec![],
    }
}

/// A case in order, received in time.
fn received() -> Vec<EntryEvent> {
    let mut events = ready();
    events.push(submitted(NOW));
    events
}

fn items() -> Vec<CorrectionItem> {
    vec![CorrectionItem {
        rule: "entry-file-bytes".into(), what: "图片请换用1M以上的原图".into()
    }]
}

fn returned(until: Date) -> EntryEvent {
    EntryEvent::CaseReturned { case: "case".into(), items: items(), until }
}

fn withdrawn() -> EntryEvent {
    EntryEvent::CaseWithdrawn { case: "case".into(), reason: "单位另有安排".into() }
}

fn screened_in() -> EntryEvent {
    EntryEvent::CaseScreenedIn { case: "case".into(), waived: vec![], waiver: None }
}

fn screened_out() -> EntryEvent {
    EntryEvent::CaseScreenedOut {
        case: "case".into(),
        rules: vec!["entry-text-length".into()],
        reason: "超过3000字且未补正".into(),
    }
}

fn with(
    mut events: Vec<EntryEvent>,
    more: impl IntoIterator<Item = EntryEvent>,
) -> Vec<EntryEvent> {
    events.extend(more);
    events
}

fn wrong_status(status: &'static str, act: &'static str, hint: &'static str) -> EntryError {
    EntryError::WrongStatus { case: "case".into(), status, act, hint }
}

fn unknown_case() -> EntryError {
    EntryError::UnknownCase { case: "other".into() }
}
