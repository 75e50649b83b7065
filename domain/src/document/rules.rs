//! The rules of a document's life-cycle, with the words of the 条例, and which refusal rests on which.

use super::DocumentError;
use crate::{Finding, Refusal, Rule, decider::rules, paper};

rules! {
    /// All rules of the life-cycle, in its order.
    ALL;
    DRAFT "document-draft", "条例 第二十条（四）", "文种是否正确，格式是否规范";
    ISSUERS "document-issuers", "条例 第九条（四）", "联合行文时，发文机关标志可以并用联合发文机关名称，也可以单独用主办机关名称。";
    REVIEW "document-review", "条例 第二十条、第二十一条", "公文文稿签发前，应当由发文机关办公厅（室）进行审核。……经审核不宜发文的公文文稿，应当退回起草单位并说明理由；符合发文条件但内容需作进一步研究和修改的，由起草单位修改后重新报送。";
    SIGN "document-sign", "条例 第二十二条", "公文应当经本机关负责人审批签发。……签发人签发公文，应当签署意见、姓名和完整日期；圈阅或者签名的，视为同意。";
    SEPARATION "document-separation", "实务", "起草与签发由不同的人办理，不自拟自签。";
    COUNTERSIGN "document-countersign", "条例 第二十二条", "联合发文由所有联署机关的负责人会签。";
    RECHECK "document-recheck", "条例 第二十五条（一）", "已经发文机关负责人签批的公文，印发前应当对公文的审批手续、内容、文种、格式等进行复核；需作实质性修改的，应当报原签批人复审。";
    REGISTER "document-register", "条例 第二十五条（二）", "对复核后的公文，应当确定发文字号、分送范围和印制份数并详细记载。";
    NUMBER "document-number", "条例 第九条（五）", "发文字号。由发文机关代字、年份、发文顺序号组成。联合行文时，使用主办机关的发文字号。";
    PRINT "document-print", "条例 第二十五条（三）", "公文印制必须确保质量和时效。";
    SEAL "document-seal", "条例 第九条（十三）", "印章。公文中有发文机关署名的，应当加盖发文机关印章，并与署名机关相符。";
    DISPATCH "document-dispatch", "条例 第二十五条（四）", "公文印制完毕，应当对公文的文字、格式和印刷质量进行检查后分发。";
    IMPRINT "document-imprint-date", "条例 第九条（十七）", "印发机关和印发日期。公文的送印机关和送印日期。";
    ARCHIVE "document-archive", "条例 第二十七条（大意）", "需要归档的公文和有关材料，应当按档案法规和机关档案管理规定，及时收集齐全并整理归档。";
    CLASSIFICATION "document-classification", "条例 第三十条", "公文的密级需要变更或者解除的，由原确定密级的机关或者其上级机关决定。";
    PUBLISH "document-publish", "条例 第三十一条", "涉密公文公开发布前应当履行解密程序。公开发布的时间、形式和渠道，由发文机关确定。";
    CORRECT "document-correct", "实务", "已印发的公文不改动原件，另行更正并说明理由。";
    END "document-end", "条例 第三十三条", "公文被撤销的，视为自始无效；公文被废止的，视为自废止之日起失效。";
}

impl Refusal for DocumentError {
    fn rule(&self) -> Rule {
        match self {
            Self::OutOfTurn { step, .. }
            | Self::ReasonMissing { step }
            | Self::NameMissing { step, .. }
            | Self::DateInFuture { step, .. }
            | Self::DateTooEarly { step, .. }
            | Self::NotClassified { step } => step.rule(),
            Self::AlreadyDrafted | Self::KindRules { .. } => DRAFT,
            Self::IssuersMissing | Self::IssuerTwice { .. } | Self::IssuersDiffer { .. } => ISSUERS,
            Self::SeveralMatters { .. } => paper::rules::REQUEST_ONE_MATTER,
            Self::NotCoIssuer { .. } => COUNTERSIGN,
            Self::DrafterSigns { .. } => SEPARATION,
            Self::SignedAlready { .. } => SIGN,
            Self::OpenFindings { .. } | Self::WaiverWithoutReason { .. } => RECHECK,
            Self::MalformedSeries { .. }
            | Self::ForeignNumber { .. }
            | Self::NumberOfOtherYear { .. }
            | Self::RegisteredAlready { .. } => NUMBER,
            Self::NumberedDraft { .. } | Self::DistributionMissing | Self::TooFewCopies { .. } => {
                REGISTER
            }
            Self::RenderingsMissing | Self::MalformedHash { .. } => PRINT,
            Self::ImprintDateDiffers { .. } => IMPRINT,
            Self::NoSealDue | Self::SealsDiffer { .. } => SEAL,
            Self::Classified { .. } => PUBLISH,
            Self::ArchivedAlready { .. } | Self::PieceMissing => ARCHIVE,
            Self::ErratumNotFound { .. } => CORRECT,
            Self::NotInForce { .. } | Self::RepealedAlready { .. } => END,
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            Self::KindRules { findings } | Self::OpenFindings { findings } => findings,
            _ => &[],
        }
    }
}
