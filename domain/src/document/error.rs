//! Why a document turns a command down.

use jiff::civil::Date;

use super::{Stage, Step, Validity};
use crate::{
    Finding,
    calendar::in_figures,
    ids::{ActorId, IssuerId},
    number::DocumentNumber,
    paper::Classification,
};

/// Why a document turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The step does not follow on the present stage.
    #[error("公文现在是“{stage}”，不能{step}：{}", step.when())]
    OutOfTurn {
        /// What was asked.
        step: Step,
        /// Where the document stands.
        stage: Stage,
    },
    /// A document is drafted once.
    #[error("公文已经起草，不能重复起草；要改内容请用修改")]
    AlreadyDrafted,
    /// Somebody must issue it.
    #[error("没有发文机关，请至少写明一个（主办机关在前）")]
    IssuersMissing,
    /// An issuer is named once.
    #[error("发文机关“{issuer}”重复出现，请只列一次")]
    IssuerTwice {
        /// Which one.
        issuer: IssuerId,
    },
    /// The mark names either the host alone or all issuers.
    #[error(
        "发文机关有{issuers}个，标志上却有{names}个名称：联合行文并用全部名称，或者只用主办机关名称"
    )]
    IssuersDiffer {
        /// How many issuers.
        issuers: usize,
        /// How many names in the mark.
        names: usize,
    },
    /// The series has no possible code.
    #[error("机关代字“{series}”不合规范：只用汉字，不留空格，不带年份和“第”字")]
    MalformedSeries {
        /// The code as given.
        series: String,
    },
    /// A draft has no number.
    #[error("文稿已写有文号“{number}”：文号在签发、复核以后登记时才编，请删去")]
    NumberedDraft {
        /// The number line as it stands.
        number: String,
    },
    /// The paper breaks rules of its kind.
    #[error("公文不合文种和行文规则，不能送审：{}", messages(findings))]
    KindRules {
        /// All such errors.
        findings: Vec<Finding>,
    },
    /// A request is about one matter.
    #[error("请示应当一文一事，这份请示却涉及{matters}项活动，请分别请示")]
    SeveralMatters {
        /// How many.
        matters: usize,
    },
    /// The step needs a reason.
    #[error("{step}须写明理由")]
    ReasonMissing {
        /// Which step.
        step: Step,
    },
    /// The step needs a name: of a signer, an authority, a channel.
    #[error("{step}须写明{what}")]
    NameMissing {
        /// Which step.
        step: Step,
        /// What is missing.
        what: &'static str,
    },
    /// Only co-issuers countersign.
    #[error("“{issuer}”不是这份公文的联署机关，不能会签")]
    NotCoIssuer {
        /// Who tried.
        issuer: IssuerId,
    },
    /// Nobody signs an own draft.
    #[error("起草人“{drafter}”不能签发自己起草的公文，请由机关负责人签发")]
    DrafterSigns {
        /// Who drafted it.
        drafter: ActorId,
    },
    /// A signature is given once.
    #[error("已由{name}于{}签署，不能另行签署；需要重签的先退请签发人复审", in_figures(*on))]
    SignedAlready {
        /// Who signed.
        name: String,
        /// When.
        on: Date,
    },
    /// A date lies ahead.
    #[error("{step}日期{}在将来，今天是{}", in_figures(*date), in_figures(*today))]
    DateInFuture {
        /// Which step.
        step: Step,
        /// The date given.
        date: Date,
        /// The day of the command.
        today: Date,
    },
    /// A date lies before the step that it follows.
    #[error("{step}日期{}早于{}（{}），请核对", in_figures(*date), after, in_figures(*earliest))]
    DateTooEarly {
        /// Which step.
        step: Step,
        /// The date given.
        date: Date,
        /// What it must not precede, in Chinese.
        after: &'static str,
        /// The date of that.
        earliest: Date,
    },
    /// The re-check found errors that nobody let stand.
    #[error("复核发现{}处错误，请改正，或者逐条写明理由保留：{}", findings.len(), messages(findings))]
    OpenFindings {
        /// All of them.
        findings: Vec<Finding>,
    },
    /// A waiver needs a reason.
    #[error("保留“{place}”的错误（{rule}）须写明理由")]
    WaiverWithoutReason {
        /// Rule of the finding.
        rule: String,
        /// Its place.
        place: String,
    },
    /// The number is of another series.
    #[error("文号{number}不属于这份公文的机关代字“{series}”")]
    ForeignNumber {
        /// The number given.
        number: DocumentNumber,
        /// The series of the document.
        series: String,
    },
    /// The number is of another year.
    #[error("文号{number}的年份不对：签发在{signed}年，登记在{registered}年")]
    NumberOfOtherYear {
        /// The number given.
        number: DocumentNumber,
        /// Year of signing.
        signed: i16,
        /// Year of registration.
        registered: i16,
    },
    /// A document has one number.
    #[error("公文已登记为{number}，不能另编文号")]
    RegisteredAlready {
        /// Its number.
        number: DocumentNumber,
    },
    /// Nobody would get it.
    #[error("没有写明分送范围，请列出每个收文单位和份数")]
    DistributionMissing,
    /// Fewer copies than recipients.
    #[error("分送{distributed}份，只印{copies}份，请增加印制份数")]
    TooFewCopies {
        /// Copies handed out.
        distributed: u64,
        /// Copies printed.
        copies: u32,
    },
    /// Nothing was printed.
    #[error("没有印制成品，请附上至少一个文件")]
    RenderingsMissing,
    /// A hash is not one.
    #[error("成品的摘要“{sha256}”不是SHA-256：应为64位小写十六进制数字")]
    MalformedHash {
        /// The hash as given.
        sha256: String,
    },
    /// The imprint carries another date than that of printing.
    #[error("版记写的是{}印发，送印日期却是{}：请改正，或者在复核时写明照录的理由", in_figures(*written), in_figures(*sent_on))]
    ImprintDateDiffers {
        /// The date on the draft.
        written: Date,
        /// The date of printing.
        sent_on: Date,
    },
    /// The paper bears no seal.
    #[error("这份公文不加盖印章，不能用印")]
    NoSealDue,
    /// The seals are not those of the issuers.
    #[error("印章与署名机关不符：应当是{}，这里是{}", names(expected), names(given))]
    SealsDiffer {
        /// The issuers, host first.
        expected: Vec<IssuerId>,
        /// Whose seals were given.
        given: Vec<IssuerId>,
    },
    /// It is classified.
    #[error("公文定为{classification}，公开发布前应当履行解密程序")]
    Classified {
        /// Its classification.
        classification: Classification,
    },
    /// It is not classified.
    #[error("公文没有密级，不能{step}")]
    NotClassified {
        /// What was asked.
        step: Step,
    },
    /// It is no longer valid.
    #[error("公文{}，不能{step}", validity.name())]
    NotInForce {
        /// What was asked.
        step: Step,
        /// What it is.
        validity: Validity,
    },
    /// The archive has it in another place.
    #[error("公文已归档为第{piece}件，不能重复归档")]
    ArchivedAlready {
        /// Its number there.
        piece: u32,
    },
    /// Pieces are counted from 1.
    #[error("件号从1编起，不能是0")]
    PieceMissing,
    /// The words to be corrected are not in the paper.
    #[error("公文里找不到要更正的“{was}”，请照原文抄录")]
    ErratumNotFound {
        /// The words.
        was: String,
    },
    /// It is repealed already.
    #[error("公文已自{}起废止，不能另定日期", in_figures(*from))]
    RepealedAlready {
        /// From when.
        from: Date,
    },
}

fn messages(findings: &[Finding]) -> String {
    let lines: Vec<String> =
        findings.iter().map(|finding| format!("{}：{}", finding.place, finding.message)).collect();
    lines.join("；")
}

fn names(issuers: &[IssuerId]) -> String {
    let names: Vec<&str> = issuers.iter().map(IssuerId::as_str).collect();
    if names.is_empty() { "（无）".to_owned() } else { names.join("、") }
}
