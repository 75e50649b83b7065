//! Units and their cases: written, handed in, most of them screened; and units that have only entered.

use std::collections::BTreeMap;

use fawen_domain::{
    campaign::policy::{Channel, Policy},
    entry::{CaseContent, EntryCommand, EntryTerms, UnitEntry},
    region::RegionCode,
    unit::{Unit, UnitKind},
};
use fawen_store::Store;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use jiff::Timestamp;

use super::{AT_ONCE, CAMPAIGN, CASES_OF_A_UNIT, Seeded, case, give, late_unit, unit};
use crate::Outcome;

const KINDS: [&str; 3] = ["公立医院", "疾控中心", "卫生健康委"];
const REGIONS: [u8; 8] = [0, 11, 13, 31, 33, 44, 51, 65];

pub(super) async fn all(store: &Store, seeded: Seeded, late: u32) -> Outcome<()> {
    let policy = &super::campaign::policy()?;
    let with_cases = |number| async move {
        let id = unit(number);
        enter(store, policy, &id, number).await?;
        let left = seeded.cases.saturating_sub(number * CASES_OF_A_UNIT);
        for of_unit in 0..left.min(CASES_OF_A_UNIT) {
            hand_in(store, &id, &case(number, of_unit), number * CASES_OF_A_UNIT + of_unit).await?;
        }
        Outcome::Ok(())
    };
    let done = stream::iter(0..seeded.units).map(with_cases).buffer_unordered(AT_ONCE);
    done.try_collect::<()>().await?;
    let only_entered =
        |number| async move { enter(store, policy, &late_unit(number), number).await };
    let done = stream::iter(0..late).map(only_entered).buffer_unordered(AT_ONCE);
    done.try_collect::<()>().await
}

fn entry(unit: &str) -> String {
    format!("{CAMPAIGN}/{unit}")
}

fn chosen<T: Copy>(among: &[T], number: u32) -> Option<T> {
    among.get(number as usize % among.len().max(1)).copied()
}

async fn enter(store: &Store, policy: &Policy, id: &str, number: u32) -> Outcome<()> {
    let kind = UnitKind(chosen(&KINDS, number).unwrap_or_default().to_owned());
    let terms = Box::new(EntryTerms::for_kind(policy, &kind));
    let region = RegionCode(chosen(&REGIONS, number / 3).unwrap_or_default());
    let unit =
        Unit { id: id.into(), name: format!("第{number}医院"), kind, region, recommender: None };
    let open = EntryCommand::Open { campaign: CAMPAIGN.into(), unit, terms };
    give::<UnitEntry>(store, &entry(id), "open", open).await
}

async fn hand_in(store: &Store, unit: &str, id: &str, number: u32) -> Outcome<()> {
    let entry = entry(unit);
    let (case, name) = (|| id.into(), |act: &str| format!("{id}/{act}"));
    let draft = EntryCommand::DraftCase { case: case(), content: Box::new(content(number)) };
    give::<UnitEntry>(store, &entry, &name("draft"), draft).await?;
    let submit = EntryCommand::Submit {
        case: case(),
        channel: Channel::Mail,
        received_at: Timestamp::now(),
        deadline: None,
    };
    give::<UnitEntry>(store, &entry, &name("submit"), submit).await?;
    let screened = match number % 10 {
        0..=6 => EntryCommand::ScreenIn { case: case(), waiver: None },
        7 => EntryCommand::ScreenOut {
            case: case(),
            rules: vec!["form".into()],
            reason: "材料不全".into(),
        },
        _ => return Ok(()),
    };
    give::<UnitEntry>(store, &entry, &name("screen"), screened).await
}

fn content(number: u32) -> CaseContent {
    let text = "围绕患者需求，党员带头，把思想政治工作融入诊疗服务。".repeat(12);
    CaseContent {
        category: "case".into(),
        title: format!("“一站式”暖心服务品牌{number}"),
        authors: vec![],
        inner_body: None,
        themes: vec![],
        fields: BTreeMap::from([("简介".to_owned(), text)]),
        since: None,
        frequency: "每月一次".into(),
    }
}
