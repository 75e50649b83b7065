//! The rules that a paper is checked against, each with the words of its source.

use crate::decider::rules;

rules! {
    /// All rules of a paper, in the order of the paper.
    ALL;
    COPY_NUMBER "paper-copy-number", "条例 第九条（一）", "涉密公文应当标注份号。";
    SECRECY_PERIOD "paper-secrecy-period", "条例 第九条（二）", "涉密公文应当根据涉密程度分别标注“绝密”“机密”“秘密”和保密期限。";
    CLASSIFIED_PUBLIC "paper-classified-public", "条例 第三十一条", "公文的印发传达范围应当按照发文机关的要求执行；需要变更的，应当经发文机关批准。涉密公文公开发布前应当履行解密程序。";
    ISSUER_MARK "paper-issuer-mark", "GB/T 9704-2012 7.2.4", "由发文机关全称或者规范化简称加“文件”二字组成，也可以使用发文机关全称或者规范化简称。";
    LETTER_MARK "paper-letter-mark", "GB/T 9704-2012 10.1（大意）", "发文机关标志用发文机关全称或者规范化简称，不加“文件”二字。";
    COMMAND_MARK "paper-command-mark", "GB/T 9704-2012 10.2", "发文机关标志由发文机关全称加“命令”或“令”字组成";
    MINUTES_MARK "paper-minutes-mark", "GB/T 9704-2012 10.3", "纪要标志由“×××××纪要”组成";
    UPWARD_SIGNER "paper-upward-signer", "条例 第九条（六）", "签发人。上行文应当标注签发人姓名。";
    DOWNWARD_SIGNER "paper-downward-signer", "条例 第九条（六）", "签发人。上行文应当标注签发人姓名。";
    KIND_FORMAT "paper-kind-format", "GB/T 9704-2012 10（大意）", "信函格式、命令（令）格式、纪要格式是公文的特定格式，其余公文用一般格式。";
    MOTION_ISSUER "paper-motion-issuer", "条例 第八条（十三）", "议案。适用于各级人民政府按照法律程序向同级人民代表大会或者人民代表大会常务委员会提请审议事项。";
    TITLE "paper-title", "条例 第九条（七）", "标题。由发文机关名称、事由和文种组成。";
    TITLE_KIND "paper-title-kind", "条例 第九条（七）", "标题。由发文机关名称、事由和文种组成。";
    TITLE_ISSUER "paper-title-issuer", "条例 第九条（七）", "标题。由发文机关名称、事由和文种组成。";
    TITLE_MATTER "paper-title-matter", "条例 第九条（七）", "标题。由发文机关名称、事由和文种组成。";
    TITLE_ATTACHED "paper-title-attached", "条例 第八条（八）", "通知。适用于发布、传达要求下级机关执行和有关单位周知或者执行的事项，批转、转发公文。";
    REQUEST_ONE_MATTER "paper-request-one-matter", "条例 第十五条（四）", "请示应当一文一事。";
    RECIPIENTS "paper-recipients", "条例 第九条（八）", "主送机关。公文的主要受理机关，应当使用机关全称、规范化简称或者同类型机关统称。";
    RECIPIENTS_COLON "paper-recipients-colon", "GB/T 9704-2012 7.3.2", "编排于标题下空一行位置，居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号。";
    UPWARD_RECIPIENT "paper-upward-recipient", "条例 第十五条（一）", "原则上主送一个上级机关，根据需要同时抄送相关上级机关和同级机关，不抄送下级机关。";
    UPWARD_COPIES "paper-upward-copies", "条例 第十五条（一）", "原则上主送一个上级机关，根据需要同时抄送相关上级机关和同级机关，不抄送下级机关。";
    REPORT_REQUEST "paper-report-request", "条例 第十五条（四）", "不得在报告等非请示性公文中夹带请示事项。";
    BODY "paper-body", "条例 第九条（九）", "正文。公文的主体，用来表述公文的内容。";
    HEADING_SHAPE "paper-heading-shape", "GB/T 9704-2012 7.3.3", "文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注";
    HEADING_SEQUENCE "paper-heading-sequence", "GB/T 9704-2012 7.3.3", "文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注";
    LIST_EMPTY "paper-list-empty", "条例 第十九条（三）", "内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精练。";
    TABLE_SHAPE "paper-table-shape", "条例 第十九条（三）", "内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精练。";
    ANNEX_TITLE "paper-annex-title", "GB/T 9704-2012 7.3.7", "附件顺序号和附件标题应当与附件说明的表述一致。";
    ANNEX_PUNCTUATION "paper-annex-punctuation", "GB/T 9704-2012 7.3.4", "附件名称后不加标点符号。";
    ANNEX_REFERENCE "paper-annex-reference", "条例 第九条（十）", "附件说明。公文附件的顺序号和名称。";
    SIGNATURE "paper-signature", "条例 第九条（十一）", "发文机关署名。署发文机关全称或者规范化简称。";
    SIGNATURE_ORDER "paper-signature-order", "GB/T 9704-2012 7.3.5.1", "联合行文时，一般将各发文机关署名按照发文机关顺序整齐排列在相应位置";
    SIGNATURE_NAME "paper-signature-name", "条例 第九条（十一）", "发文机关署名。署发文机关全称或者规范化简称。";
    STAMP "paper-stamp", "GB/T 9704-2012 7.3.5.3", "单一机关制发的公文加盖签发人签名章时，在正文（或附件说明）下空二行右空四字加盖签发人签名章，签名章左空二字标注签发人职务";
    DATE_MISSING "paper-date-missing", "条例 第九条（十二）", "成文日期。署会议通过或者发文机关负责人签发的日期。联合行文时，署最后签发机关负责人签发的日期。";
    NOTE_BRACKETS "paper-note-brackets", "GB/T 9704-2012 7.3.6", "如有附注，居左空二字加圆括号编排在成文日期下一行。";
    IMPRINT_DATE "paper-imprint-date", "条例 第九条（十七）", "印发机关和印发日期。公文的送印机关和送印日期。";
    LETTER_IMPRINT "paper-letter-imprint", "GB/T 9704-2012 10.1", "版记不加印发机关和印发日期、分隔线，位于公文最后一面版心内最下方。";
}

/// Whether this rule belongs to the kind and the channel of a paper (文种、行文规则): such an error
/// cannot be waived, the paper is not even taken in for review.
#[must_use]
pub fn is_kind_rule(id: &str) -> bool {
    let kind_rules = [
        TITLE,
        TITLE_KIND,
        KIND_FORMAT,
        MOTION_ISSUER,
        REQUEST_ONE_MATTER,
        RECIPIENTS,
        UPWARD_RECIPIENT,
        UPWARD_COPIES,
        COPY_NUMBER,
        CLASSIFIED_PUBLIC,
    ];
    kind_rules.iter().any(|rule| rule.id == id)
}
