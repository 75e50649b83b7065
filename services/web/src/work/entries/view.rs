//! A unit's entry, for the unit, its recommender, the office and auditors.

use fawen_domain::{
    account::{Role, Scope},
    entry::{AttachedFile, Case, CaseStatus, UnitEntry},
    ids::CaseId,
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use super::{CaseText, Correction, EndorsementNote, absent, campaigns, stream};
use crate::{Finding, Problem, work::Desk};

/// Roles that see every entry of a campaign. Experts are none of them.
pub(super) const OFFICE: &[Role] = &[Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];

/// A unit's entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntryView {
    /// The campaign.
    pub campaign: String,
    /// The unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// 单位类别
    pub kind: String,
    /// 地区代码
    pub region: String,
    /// 推荐单位
    pub recommender: Option<String>,
    /// For If-Match.
    pub version: u64,
    /// Its cases.
    pub cases: Vec<CaseView>,
    /// The files of the unit itself.
    pub files: Vec<AttachedView>,
    /// What is still expected of it.
    pub shortfalls: Vec<Finding>,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CaseView {
    /// Identifier.
    pub case: String,
    /// Where it stands, in Chinese.
    pub status: String,
    /// What the unit wrote.
    pub content: CaseText,
    /// Its files.
    pub files: Vec<AttachedView>,
    /// 推荐单位
    pub recommender: Option<String>,
    /// 党委审核意见
    pub endorsement: Option<EndorsementNote>,
    /// 收件时间
    #[schema(value_type = Option<String>, format = DateTime)]
    pub received_at: Option<Timestamp>,
    /// What is to be corrected.
    pub corrections: Vec<Correction>,
    /// Until when.
    #[schema(value_type = Option<String>, format = Date)]
    pub correct_until: Option<Date>,
    /// Why it failed or was withdrawn.
    pub reason: Option<String>,
    /// The case of which it is a duplicate.
    pub duplicate_of: Option<String>,
    /// What the formal checks say now.
    pub findings: Vec<Finding>,
}

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AttachedView {
    /// 材料种类
    pub role: String,
    /// File name as it came.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Bytes.
    pub bytes: u64,
    /// Media type by its content.
    pub media: String,
}

/// A unit's entry.
///
/// # Errors
/// There is none that they may see.
pub async fn view(desk: &Desk, campaign: &str, unit: &str) -> Result<EntryView, Problem> {
    let (state, version) = seen(desk, campaign, unit).await?;
    let of_unit = state.unit().ok_or_else(|| absent(unit))?;
    Ok(EntryView {
        campaign: campaign.to_owned(),
        unit: of_unit.id.to_string(),
        name: of_unit.name.clone(),
        kind: of_unit.kind.0.clone(),
        region: format!("{:02}", of_unit.region.0),
        recommender: of_unit.recommender.as_ref().map(ToString::to_string),
        version,
        cases: state.cases().iter().map(|(id, case)| shown(&state, id, case)).collect(),
        files: state.files().values().map(AttachedView::from).collect(),
        shortfalls: state.shortfalls().iter().map(Finding::from).collect(),
    })
}

/// The entry of a unit, for who may see it: the unit, its recommender, the office, auditors.
///
/// # Errors
/// There is none that they may see.
pub(crate) async fn seen(
    desk: &Desk,
    campaign: &str,
    unit: &str,
) -> Result<(UnitEntry, u64), Problem> {
    let id = stream(campaign, unit)?;
    let (state, version) = desk.app.store.load::<UnitEntry>(&id).await?;
    let of_unit = state.unit().ok_or_else(|| absent(unit))?;
    let mut own = vec![Scope::Unit(of_unit.id.clone())];
    let recommends = of_unit.recommender.clone().map(Scope::Unit);
    let (run, _) = campaigns::load(desk, campaign).await?;
    let scopes = campaigns::scopes(desk, &run).await?;
    let may = desk.may(&[Role::Entrant], &own)
        || desk.may(OFFICE, &scopes)
        || recommends.is_some_and(|scope| {
            own.push(scope);
            desk.may(&[Role::Recommender], &own)
        });
    if !may {
        return Err(absent(unit));
    }
    Ok((state, version))
}

fn shown(entry: &UnitEntry, id: &CaseId, case: &Case) -> CaseView {
    let (items, until, reason) = match &case.status {
        CaseStatus::Returned { items, until } => (items.as_slice(), Some(*until), None),
        CaseStatus::ScreenedOut { reason, .. } | CaseStatus::Withdrawn { reason, .. } => {
            (&[][..], None, Some(reason.clone()))
        }
        CaseStatus::Draft | CaseStatus::Submitted | CaseStatus::ScreenedIn => (&[][..], None, None),
    };
    CaseView {
        case: id.to_string(),
        status: case.status.chinese().to_owned(),
        content: CaseText::from(&case.content),
        files: case.files.values().map(AttachedView::from).collect(),
        recommender: case.recommender.as_ref().map(ToString::to_string),
        endorsement: case.endorsement.as_ref().map(|record| EndorsementNote {
            committee: record.committee.clone(),
            by: record.by.clone(),
            on: record.on,
            sealed_form: record.sealed_form.clone(),
        }),
        received_at: case.receipt.as_ref().map(|receipt| receipt.received_at),
        corrections: items
            .iter()
            .map(|item| Correction { rule: item.rule.clone(), what: item.what.clone() })
            .collect(),
        correct_until: until,
        reason,
        duplicate_of: case.duplicate_of.as_ref().map(ToString::to_string),
        findings: entry.formal_findings(id).iter().map(Finding::from).collect(),
    }
}

impl From<&AttachedFile> for AttachedView {
    fn from(file: &AttachedFile) -> Self {
        Self {
            role: file.role.to_string(),
            name: file.name.clone(),
            sha256: file.sha256.clone(),
            bytes: file.bytes,
            media: file.probe.media.clone(),
        }
    }
}
