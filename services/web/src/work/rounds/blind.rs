//! What an expert reads of a case.
//!
//! In a blind round (盲评) names of unit, inner body, recommender and authors are struck out of every text, with
//! their contacts; fields of the form that ask for them are left out; files go
//! out as [`blind_files`](super::blind_files) says.

use std::collections::BTreeMap;

use fawen_domain::{
    entry::{CaseContent, UnitEntry},
    ids::CaseId,
    review::{ReviewRound, Visibility},
    unit::Unit,
};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::{absent, expert::on_desk, load_for_expert};
use crate::{Problem, work::Desk};

/// What stands where a name was.
const STRUCK: &str = "〔隐去〕";
/// Fields whose label has one of these words ask for who it is.
const WHO: &[&str] = &[
    "单位",
    "姓名",
    "作者",
    "联系",
    "电话",
    "手机",
    "邮箱",
    "地址",
    "推荐",
    "人员",
    "负责人",
    "署名",
];
/// Endings that a short name of a unit goes without.
const BODIES: &[&str] =
    &["党委", "党组", "党总支", "党支部", "委员会", "医院", "人民医院", "中心", "局"];

/// A case as its expert reads it: nothing here could hold a unit or an author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaperlessCase {
    /// 评审编号
    pub number: u32,
    /// 类别
    pub category: String,
    /// 题目
    pub title: String,
    /// 主题
    pub themes: Vec<String>,
    /// 表格各栏
    pub fields: BTreeMap<String, String>,
    /// 起始年月
    #[schema(value_type = Option<String>, format = Date)]
    pub since: Option<Date>,
    /// 活动频次
    pub frequency: String,
}

/// A case on the desk of the expert who asks.
///
/// # Errors
/// They are not on the panel, or the number is not on their desk.
pub async fn read_case(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
) -> Result<PaperlessCase, Problem> {
    let (state, _, _, expert) = load_for_expert(desk, campaign, number).await?;
    let case = on_desk(&state, &expert, case_number)?;
    read(desk, campaign, &state, &case, case_number).await
}

/// The titles of some of the cases on the desk of the expert who asks, by their numbers.
///
/// # Errors
/// They are not on the panel, or a number is not on their desk.
pub async fn titles(
    desk: &Desk,
    campaign: &str,
    number: u32,
    numbers: impl Iterator<Item = u32>,
) -> Result<BTreeMap<u32, String>, Problem> {
    let (state, _, _, expert) = load_for_expert(desk, campaign, number).await?;
    let mut titles = BTreeMap::new();
    for number in numbers {
        let case = on_desk(&state, &expert, number)?;
        let shown = read(desk, campaign, &state, &case, number).await?;
        titles.insert(number, shown.title);
    }
    Ok(titles)
}

async fn read(
    desk: &Desk,
    campaign: &str,
    state: &ReviewRound,
    case: &CaseId,
    number: u32,
) -> Result<PaperlessCase, Problem> {
    let missing = || absent(campaign, number);
    let unit = unit_of(state, case).ok_or_else(missing)?;
    let (entry, _) = desk.app.store.load::<UnitEntry>(&format!("{campaign}/{unit}")).await?;
    let content = entry.case(case).map(|case| &case.content).ok_or_else(missing)?;
    let blind = state.plan().is_none_or(|plan| plan.visibility == Visibility::Blind);
    let names = match entry.unit().filter(|_| blind) {
        Some(unit) => names(unit, content),
        None => Vec::new(),
    };
    Ok(shown(number, content, &names, blind))
}

pub(super) fn unit_of(state: &ReviewRound, case: &CaseId) -> Option<String> {
    let cases = &state.plan()?.cases;
    cases.iter().find(|known| known.case == *case).map(|known| known.unit.to_string())
}

fn shown(number: u32, content: &CaseContent, names: &[String], blind: bool) -> PaperlessCase {
    let tells_who = |label: &str| WHO.iter().any(|word| label.contains(word));
    PaperlessCase {
        number,
        category: content.category.to_string(),
        title: struck(&content.title, names),
        themes: content.themes.clone(),
        fields: content
            .fields
            .iter()
            .filter(|(label, _)| !blind || !tells_who(label))
            .map(|(label, text)| (struck(label, names), struck(text, names)))
            .collect(),
        since: content.since,
        frequency: struck(&content.frequency, names),
    }
}

/// Every name that could tell whose case it is, the longest first.
pub(super) fn names(unit: &Unit, content: &CaseContent) -> Vec<String> {
    let mut names: Vec<String> = vec![unit.name.clone(), unit.id.to_string()];
    names.extend(unit.recommender.as_ref().map(ToString::to_string));
    names.extend(content.inner_body.clone());
    names.extend(content.authors.iter().flat_map(|who| [who.name.clone(), who.contact.clone()]));
    let short: Vec<String> = names.iter().flat_map(|name| shortened(name)).collect();
    names.extend(short);
    // What the form says of who they are is struck out elsewhere as well.
    let answers = content.fields.iter().filter(|(label, _)| WHO.iter().any(|w| label.contains(w)));
    names.extend(answers.map(|(_, answer)| answer.clone()));
    names.retain(|name| name.chars().count() > 1);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

/// A name without the word for what kind of body it is: 北京协和医院党委, 北京协和医院, 北京协和.
fn shortened(name: &str) -> Vec<String> {
    let mut shorter = Vec::new();
    let mut rest = name;
    while let Some(next) = BODIES.iter().find_map(|body| rest.strip_suffix(body)) {
        if next.chars().count() < 3 {
            break;
        }
        shorter.push(next.to_owned());
        rest = next;
    }
    shorter
}

pub(super) fn struck(text: &str, names: &[String]) -> String {
    names.iter().fold(text.to_owned(), |text, name| text.replace(name.as_str(), STRUCK))
}
