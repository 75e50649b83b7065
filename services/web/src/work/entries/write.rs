//! A case is written: drafted, revised, recommended, endorsed.

use std::collections::BTreeMap;

use fawen_domain::{
    account::{Role, Scope},
    entry::{Author, CaseContent, EndorsementRecord, EntryCommand, UnitEntry},
    ids::{CaseId, CategoryId, UnitId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{super::identifier, absent, load_own, stream};
use crate::{
    Problem,
    work::{Desk, Done},
};

/// A new case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// 本单位内的案例编号，自定，不含点；全称是“单位编号.案例编号”
    pub case: String,
    /// 内容
    pub content: CaseText,
}

/// What a unit writes of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseText {
    /// 类别编号，按活动方案
    pub category: String,
    /// 题目，不带书名号
    pub title: String,
    /// 作者
    #[serde(default)]
    pub authors: Vec<Writer>,
    /// 内设党组织
    #[serde(default)]
    pub inner_body: Option<String>,
    /// 主题，按活动方案
    #[serde(default)]
    pub themes: Vec<String>,
    /// 表格各栏，按标签
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// 起始年月（日不论）
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub since: Option<Date>,
    /// 活动频次
    #[serde(default)]
    pub frequency: String,
}

/// A person who made a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Writer {
    /// 姓名
    pub name: String,
    /// 联系电话
    #[serde(default)]
    pub contact: String,
}

/// An endorsement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndorsementNote {
    /// 审核的党委
    pub committee: String,
    /// 签署人
    pub by: String,
    /// 签署日期
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// 盖章表的SHA-256
    pub sealed_form: String,
}

/// Starts a case.
///
/// # Errors
/// 参评单位 for this unit only; a refusal.
pub async fn draft(desk: &Desk, campaign: &str, unit: &str, new: NewCase) -> Result<Done, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "填写案例").await?;
    let short = identifier::chosen(&new.case)?;
    if short.contains('.') {
        return Err(Problem::unfit("案例编号里不能有点：请改用字母、数字和连字符"));
    }
    // Unique in the campaign: a unit may not take the name of another's case.
    let case = CaseId::new(format!("{unit}.{short}"));
    let content = Box::new(new.content.into());
    desk.give::<UnitEntry>(&stream, EntryCommand::DraftCase { case, content }).await
}

/// Rewrites a draft or a returned case.
///
/// # Errors
/// As for [`draft`]; 412 when the entry was changed since it was seen.
pub async fn revise(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    text: CaseText,
) -> Result<Done, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "修改案例").await?;
    let (case, content) = (CaseId::new(case), Box::new(text.into()));
    desk.give::<UnitEntry>(&stream, EntryCommand::ReviseCase { case, content }).await
}

/// Records the endorsement of the party committee.
///
/// # Errors
/// As for [`draft`].
pub async fn endorse(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    note: EndorsementNote,
) -> Result<Done, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "登记党委审核意见").await?;
    let EndorsementNote { committee, by, on, sealed_form } = note;
    let endorsement = EndorsementRecord { committee, by, on, sealed_form };
    let command = EntryCommand::Endorse { case: CaseId::new(case), endorsement };
    desk.give::<UnitEntry>(&stream, command).await
}

/// Recommends a case, for the body that the asker stands for.
///
/// # Errors
/// 推荐单位 for that body only; a refusal.
pub async fn nominate(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    recommender: String,
) -> Result<Done, Problem> {
    let recommender = UnitId::new(recommender);
    desk.require(&[Role::Recommender], &[Scope::Unit(recommender.clone())], "推荐案例")?;
    let stream = stream(campaign, unit)?;
    let (state, _) = desk.app.store.load::<UnitEntry>(&stream).await?;
    state.unit().ok_or_else(|| absent(unit))?;
    let command = EntryCommand::Nominate { case: CaseId::new(case), recommender };
    desk.give::<UnitEntry>(&stream, command).await
}

impl From<CaseText> for CaseContent {
    fn from(text: CaseText) -> Self {
        let author = |writer: Writer| Author { name: writer.name, contact: writer.contact };
        Self {
            category: CategoryId::new(text.category),
            title: text.title,
            authors: text.authors.into_iter().map(author).collect(),
            inner_body: text.inner_body,
            themes: text.themes,
            fields: text.fields,
            since: text.since,
            frequency: text.frequency,
        }
    }
}

impl From<&CaseContent> for CaseText {
    fn from(content: &CaseContent) -> Self {
        let writer =
            |author: &Author| Writer { name: author.name.clone(), contact: author.contact.clone() };
        Self {
            category: content.category.to_string(),
            title: content.title.clone(),
            authors: content.authors.iter().map(writer).collect(),
            inner_body: content.inner_body.clone(),
            themes: content.themes.clone(),
            fields: content.fields.clone(),
            since: content.since,
            frequency: content.frequency.clone(),
        }
    }
}
