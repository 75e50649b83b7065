//! What may be asked of a unit's entry, and what has happened in it.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{AttachedFile, CaseContent, CorrectionItem, EndorsementRecord, EntryTerms};
use crate::{
    Finding,
    calendar::Deadline,
    campaign::policy::Channel,
    ids::{CampaignId, CaseId, CategoryId, UnitId},
    unit::Unit,
};

/// What may be asked of a unit's entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryCommand {
    /// Enters a unit into a campaign (参评).
    Open {
        /// The campaign.
        campaign: CampaignId,
        /// The unit, as it is known today.
        unit: Unit,
        /// The rules for it, see [`EntryTerms::for_kind`].
        terms: Box<EntryTerms>,
    },
    /// Starts a case (起草).
    DraftCase {
        /// Identifier, new in this entry.
        case: CaseId,
        /// What the unit wrote so far.
        content: Box<CaseContent>,
    },
    /// Rewrites a draft or a returned case (修改). An endorsement falls: what the committee
    /// endorsed is no longer what stands there.
    ReviseCase {
        /// The case.
        case: CaseId,
        /// What it says now.
        content: Box<CaseContent>,
    },
    /// Attaches a file (上传附件); the same bytes a second time are nothing.
    AttachFile {
        /// The case; `None` for a file of the unit (汇总表).
        case: Option<CaseId>,
        /// The file.
        file: Box<AttachedFile>,
    },
    /// Takes a file away again (移除附件).
    DetachFile {
        /// The case; `None` for a file of the unit.
        case: Option<CaseId>,
        /// SHA-256 of the file.
        sha256: String,
    },
    /// Names the body that recommends a case (推荐).
    Nominate {
        /// The case.
        case: CaseId,
        /// Who recommends it.
        recommender: UnitId,
    },
    /// Records the endorsement of the party committee (审核盖章).
    Endorse {
        /// The case.
        case: CaseId,
        /// Committee, signer, day and the sealed form.
        endorsement: EndorsementRecord,
    },
    /// Hands a case in (报送). It is judged by the time of receipt.
    Submit {
        /// The case.
        case: CaseId,
        /// By which way it came.
        channel: Channel,
        /// When it was received.
        received_at: Timestamp,
        /// The deadline in force, extensions included; `None`: as it was when the unit entered.
        deadline: Option<Deadline>,
    },
    /// Sends a case back to be corrected (退回补正).
    ReturnForCorrection {
        /// The case.
        case: CaseId,
        /// What is to be corrected.
        items: Vec<CorrectionItem>,
        /// The last day for it, which may lie after the deadline.
        until: Date,
    },
    /// Hands a corrected case in again (补正报送).
    Correct {
        /// The case.
        case: CaseId,
        /// By which way it came.
        channel: Channel,
        /// When it was received.
        received_at: Timestamp,
    },
    /// Takes a case back (撤回).
    Withdraw {
        /// The case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// Brings a withdrawn case back, before the deadline (恢复).
    Restore {
        /// The case.
        case: CaseId,
        /// The deadline in force, extensions included; `None`: as it was when the unit entered.
        deadline: Option<Deadline>,
    },
    /// Passes the formal screening (通过形式审查).
    ScreenIn {
        /// The case.
        case: CaseId,
        /// Why remaining formal errors are overlooked, if there are any (豁免理由).
        waiver: Option<String>,
    },
    /// Fails the formal screening (未通过形式审查).
    ScreenOut {
        /// The case.
        case: CaseId,
        /// The rules it breaks, by identifier.
        rules: Vec<String>,
        /// Why, in words.
        reason: String,
    },
    /// Marks a case as a duplicate of another, of this or another unit (重复报送).
    MarkDuplicate {
        /// The case.
        case: CaseId,
        /// The other case.
        of: CaseId,
    },
    /// Takes the mark away.
    UnmarkDuplicate {
        /// The case.
        case: CaseId,
    },
    /// Erases what is personal in a case (删除个人信息): its people, how to reach them, names of files.
    ErasePersonalData {
        /// The case.
        case: CaseId,
        /// Why, e.g. 本人申请.
        reason: String,
    },
}

/// What has happened in a unit's entry.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum EntryEvent {
    /// A unit entered a campaign.
    EntryOpened {
        /// The campaign.
        campaign: CampaignId,
        /// The unit, as it was known then.
        unit: Unit,
        /// The rules for it.
        terms: Box<EntryTerms>,
    },
    /// A case was started.
    CaseDrafted {
        /// The case.
        case: CaseId,
        /// What it says.
        content: Box<CaseContent>,
    },
    /// A case was rewritten; its endorsement fell.
    CaseRevised {
        /// The case.
        case: CaseId,
        /// What it says now.
        content: Box<CaseContent>,
    },
    /// A file was attached.
    FileAttached {
        /// The case; `None` for a file of the unit.
        case: Option<CaseId>,
        /// The file.
        file: Box<AttachedFile>,
    },
    /// A file was taken away; an endorsement that rested on it fell.
    FileDetached {
        /// The case; `None` for a file of the unit.
        case: Option<CaseId>,
        /// SHA-256 of the file.
        sha256: String,
    },
    /// A body recommends the case.
    CaseNominated {
        /// The case.
        case: CaseId,
        /// Who recommends it.
        recommender: UnitId,
    },
    /// The party committee endorsed the case.
    CaseEndorsed {
        /// The case.
        case: CaseId,
        /// Committee, signer, day and the sealed form.
        endorsement: EndorsementRecord,
    },
    /// A case was received.
    CaseSubmitted {
        /// The campaign, for the views.
        campaign: CampaignId,
        /// The case.
        case: CaseId,
        /// Whose it is, with name and region, for the views.
        unit: Box<Unit>,
        /// The body inside the unit that carries it.
        inner_body: Option<String>,
        /// Its title.
        title: String,
        /// Its category.
        category: CategoryId,
        /// Who recommends it, if not the unit itself.
        recommender: Option<UnitId>,
        /// By which way it came.
        channel: Channel,
        /// When it was received.
        received_at: Timestamp,
        /// The deadline it was judged by.
        deadline: Option<Deadline>,
        /// Whether it came after the deadline, within the grace.
        in_grace: bool,
        /// What the formal checks found, errors and warnings.
        findings: Vec<Finding>,
    },
    /// A case was sent back to be corrected.
    CaseReturned {
        /// The case.
        case: CaseId,
        /// What is to be corrected.
        items: Vec<CorrectionItem>,
        /// The last day for it.
        until: Date,
    },
    /// A corrected case was received.
    CaseCorrected {
        /// The case.
        case: CaseId,
        /// Its title, which the correction may have changed.
        title: String,
        /// Its category, which the correction may have changed.
        category: CategoryId,
        /// By which way it came.
        channel: Channel,
        /// When it was received.
        received_at: Timestamp,
        /// What the formal checks found this time.
        findings: Vec<Finding>,
    },
    /// A case was taken back.
    CaseWithdrawn {
        /// The case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// A withdrawn case was brought back to where it stood.
    CaseRestored {
        /// The case.
        case: CaseId,
    },
    /// A case passed the formal screening.
    CaseScreenedIn {
        /// The case.
        case: CaseId,
        /// The rules it still breaks, by identifier, overlooked.
        waived: Vec<String>,
        /// Why they were overlooked.
        waiver: Option<String>,
    },
    /// A case failed the formal screening.
    CaseScreenedOut {
        /// The case.
        case: CaseId,
        /// The rules it breaks, by identifier.
        rules: Vec<String>,
        /// Why, in words.
        reason: String,
    },
    /// A case was marked as a duplicate.
    DuplicateMarked {
        /// The case.
        case: CaseId,
        /// The other case.
        of: CaseId,
    },
    /// The mark was taken away.
    DuplicateUnmarked {
        /// The case.
        case: CaseId,
    },
    /// What was personal in a case was erased, in its past as well.
    PersonalDataErased {
        /// The case.
        case: CaseId,
        /// Why.
        reason: String,
    },
}
