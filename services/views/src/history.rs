//! The history of a stream in Chinese: what each event is called.

/// Names of events with what people call them, one aggregate after the other.
const LABELS: &[(&str, &str)] = &[
    // 活动
    ("CampaignPlanned", "拟定活动方案"),
    ("CampaignReplanned", "修改活动方案"),
    ("CampaignOpened", "启动活动"),
    ("DeadlineExtended", "延长截止时间"),
    ("OpenItemSettled", "补定待定事项"),
    ("PhaseStarted", "阶段开始"),
    ("PhaseEnded", "阶段结束"),
    ("CampaignClosed", "截止"),
    ("BulletinPlanned", "拟定通报措辞"),
    ("ResultReported", "上报结果"),
    ("CampaignArchived", "活动归档"),
    ("CampaignCancelled", "取消活动"),
    // 发文机关
    ("IssuerRegistered", "登记发文机关"),
    ("IssuerOfficeSet", "确定印发机构"),
    ("IssuerAccountApplied", "申请账号"),
    ("IssuerAccountApproved", "批准账号"),
    ("IssuerAccountDeclined", "驳回账号申请"),
    ("IssuerCodeAdded", "启用机关代字"),
    ("IssuerCodeRetired", "停用机关代字"),
    ("SealAdded", "启用印章"),
    ("SealRetired", "停用印章"),
    ("IssuerMerged", "机关合并"),
    ("IssuerAbolished", "机关撤销"),
    // 发文登记簿
    ("RegisterOpened", "启用登记簿"),
    ("NumberReserved", "取号"),
    ("NumberVoided", "文号作废"),
    // 公文
    ("DocumentDrafted", "起草"),
    ("DocumentRevised", "修改稿本"),
    ("DocumentDiscarded", "废弃稿本"),
    ("DocumentSubmitted", "送审"),
    ("DocumentApproved", "审核通过"),
    ("DocumentReturned", "退回修改"),
    ("DocumentCountersigned", "会签"),
    ("CountersignatureRefused", "拒绝会签"),
    ("DocumentSigned", "签发"),
    ("SigningReopened", "退签发人复审"),
    ("DocumentRechecked", "复核"),
    ("DocumentRegistered", "登记文号"),
    ("DocumentPrinted", "印制"),
    ("DocumentSealed", "用印"),
    ("DocumentIssued", "核发"),
    ("DocumentPublished", "公开发布"),
    ("DocumentArchived", "归档"),
    ("DocumentCorrected", "更正"),
    ("DocumentRevoked", "撤销"),
    ("DocumentRepealed", "废止"),
    ("DocumentDeclassified", "解密"),
    ("ClassificationChanged", "变更密级"),
    // 参评单位
    ("EntryOpened", "单位参评"),
    ("CaseDrafted", "填写案例"),
    ("CaseRevised", "修改案例"),
    ("FileAttached", "上传附件"),
    ("FileDetached", "删除附件"),
    ("CaseNominated", "推荐"),
    ("CaseEndorsed", "党委审核盖章"),
    ("CaseSubmitted", "报送"),
    ("CaseReturned", "退回补正"),
    ("CaseCorrected", "补正"),
    ("CaseWithdrawn", "撤回"),
    ("CaseRestored", "恢复"),
    ("CaseScreenedIn", "形式审查通过"),
    ("CaseScreenedOut", "形式审查不通过"),
    ("DuplicateMarked", "标为重复"),
    ("DuplicateUnmarked", "取消重复标记"),
    ("PersonalDataErased", "删除个人信息"),
    // 评审
    ("RoundOpened", "启动评审轮次"),
    ("PanelFormed", "组成评委会"),
    ("ExpertJoined", "增补评委"),
    ("ConflictDeclared", "申报利害关系"),
    ("CasesAssigned", "分配案例"),
    ("CasesReassigned", "改派案例"),
    ("ScoreSheetSubmitted", "提交评分表"),
    ("ScoreSheetReopened", "重开评分表"),
    ("ExpertRecused", "评委回避"),
    ("QuorumReached", "达到有效评审份数"),
    ("RoundClosed", "结束评审轮次"),
    ("ExpertErased", "删除评委个人信息"),
    // 推选
    ("SelectionOpened", "启动推选"),
    ("RankingComputed", "计算排名"),
    ("BallotCast", "投票"),
    ("BallotRecorded", "记录投票结果"),
    ("TiersProposed", "拟定获选名单"),
    ("TiersConfirmed", "确认获选名单"),
    ("OrganiserAwardsDerived", "评出优秀组织单位"),
    ("PublicNoticeStarted", "开始公示"),
    ("ObjectionLodged", "提出异议"),
    ("ObjectionSettled", "处理异议"),
    ("CaseRemoved", "取消获选"),
    ("TiersAmended", "调整获选名单"),
    ("PublicNoticeClosed", "公示结束"),
    ("ResultsPublished", "公布结果"),
    ("AwardRevoked", "撤销奖项"),
    ("ObjectorErased", "删除异议人个人信息"),
    // 账号
    ("AccountOpened", "开通账号"),
    ("RoleGranted", "授予角色"),
    ("RoleWithdrawn", "收回角色"),
    ("AccountClosed", "停用账号"),
    ("AccountReopened", "恢复账号"),
    ("PasswordSet", "设置密码"),
    ("SignInLocked", "锁定登录"),
    ("TokenIssued", "发放接口令牌"),
    ("TokenRevoked", "吊销接口令牌"),
    ("IdentityLinked", "绑定统一身份"),
    ("IdentityUnlinked", "解除绑定统一身份"),
    ("AccountHolderErased", "删除账号使用人个人信息"),
];

/// What people call an event of this name; `None` for a name of another program.
#[must_use]
pub fn label(event: &str) -> Option<&'static str> {
    LABELS.iter().find(|(name, _)| *name == event).map(|(_, label)| *label)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fawen_domain::{
        Decider, DomainEvent, account::Account, campaign::Campaign, document::OfficialDocument,
        entry::UnitEntry, issuer::Issuer, register::NumberRegister, review::ReviewRound,
        selection::Selection,
    };

    use super::*;

    fn names<D: Decider>() -> &'static [&'static str] {
        D::Event::NAMES
    }

    #[test]
    fn each_event_has_one_label_and_no_two_the_same() {
        let names = [
            names::<Campaign>(),
            names::<Issuer>(),
            names::<NumberRegister>(),
            names::<OfficialDocument>(),
            names::<UnitEntry>(),
            names::<ReviewRound>(),
            names::<Selection>(),
            names::<Account>(),
        ];
        let labelled: Vec<_> = LABELS.iter().map(|(name, _)| *name).collect();
        assert_eq!(labelled, names.concat());
        let labels: BTreeSet<_> = LABELS.iter().map(|(_, label)| label).collect();
        assert_eq!(labels.len(), LABELS.len());
    }
}
