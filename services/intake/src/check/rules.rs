//! What is measured: each with its clause, its strength and the words of the standard.

use fawen_domain::Rule;
use serde::Serialize;

/// How strongly the standard asks for something. Only a broken 规定 is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Strength {
    /// The standard says that it must be so.
    #[serde(rename = "规定")]
    Must,
    /// The standard says that it is normally so.
    #[serde(rename = "一般")]
    Normally,
    /// The standard recommends it.
    #[serde(rename = "推荐")]
    Recommended,
    /// Good practice, in no standard.
    #[serde(rename = "实务")]
    Practice,
}

impl Strength {
    /// The Chinese word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Must => "规定",
            Self::Normally => "一般",
            Self::Recommended => "推荐",
            Self::Practice => "实务",
        }
    }
}

/// Something that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measure {
    pub(crate) rule: Rule,
    pub(crate) strength: Strength,
}

impl Measure {
    /// The clause of the standard: `7.2.5`.
    pub(crate) fn clause(&self) -> &'static str {
        self.rule.source.trim_start_matches("GB/T 9704-2012 ")
    }
}

macro_rules! measures {
    ($($name:ident $id:literal, $source:literal, $strength:ident, $quote:literal;)*) => {
        $(
            #[doc = concat!($source, "：", $quote)]
            pub(crate) const $name: Measure = Measure {
                rule: Rule { id: $id, source: $source, quote: $quote },
                strength: Strength::$strength,
            };
        )*
        /// All that is measured, in the order of the standard.
        pub(crate) const MEASURES: &[Measure] = &[$($name),*];
    };
}

measures! {
    SHEET "check-sheet", "GB/T 9704-2012 5.1", Must, "公文用纸采用GB/T 148中规定的A4型纸，其成品幅面尺寸为：210mm×297mm。";
    TOP "check-top", "GB/T 9704-2012 5.2.1", Must, "公文用纸天头（上白边）为37mm±1mm";
    LEFT "check-left", "GB/T 9704-2012 5.2.1", Must, "公文用纸订口（左白边）为28mm±1mm";
    AREA "check-area", "GB/T 9704-2012 5.2.1", Must, "版心尺寸为156mm×225mm。";
    TABLE_WIDTH "check-table-width", "GB/T 9704-2012 5.2.1", Must, "版心尺寸为156mm×225mm。";
    TYPE "check-type", "GB/T 9704-2012 5.2.2", Normally, "如无特殊说明，公文格式各要素一般用3号仿宋体字。";
    LINES "check-lines", "GB/T 9704-2012 5.2.3", Normally, "一般每面排22行，每行排28个字，并撑满版心。";
    CHARACTERS "check-characters", "GB/T 9704-2012 5.2.3", Normally, "一般每面排22行，每行排28个字，并撑满版心。";
    COLOUR "check-colour", "GB/T 9704-2012 5.2.4", Must, "如无特殊说明，公文中文字的颜色均为黑色。";
    CORNER "check-corner", "GB/T 9704-2012 7.2.2", Normally, "如需标注密级和保密期限，一般用3号黑体字，顶格编排在版心左上角第二行";
    MARK_PLACE "check-mark-place", "GB/T 9704-2012 7.2.4", Must, "发文机关标志居中排布，上边缘至版心上边缘为35mm";
    MARK_CENTRED "check-mark-centred", "GB/T 9704-2012 7.2.4", Must, "发文机关标志居中排布";
    MARK_COLOUR "check-mark-colour", "GB/T 9704-2012 7.2.4", Must, "颜色为红色，以醒目、美观、庄重为原则。";
    MARK_FACE "check-mark-face", "GB/T 9704-2012 7.2.4", Recommended, "推荐使用小标宋体字";
    NUMBER_FORM "check-number-form", "GB/T 9704-2012 7.2.5", Must, "年份、发文顺序号用阿拉伯数字标注；年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（即1不编为01），在阿拉伯数字后加“号”字。";
    NUMBER_PLACE "check-number-place", "GB/T 9704-2012 7.2.5", Must, "编排在发文机关标志下空二行位置，居中排布。";
    SIGNERS "check-signers", "GB/T 9704-2012 7.2.6", Must, "“签发人”三字用3号仿宋体字，签发人姓名用3号楷体字。";
    RED_RULE "check-red-rule", "GB/T 9704-2012 7.2.7", Must, "发文字号之下4mm处居中印一条与版心等宽的红色分隔线。";
    TITLE_TYPE "check-title-type", "GB/T 9704-2012 7.3.1", Normally, "一般用2号小标宋体字";
    TITLE_PLACE "check-title-place", "GB/T 9704-2012 7.3.1", Must, "编排于红色分隔线下空二行位置";
    TITLE_CENTRED "check-title-centred", "GB/T 9704-2012 7.3.1", Must, "分一行或多行居中排布";
    RECIPIENTS_PLACE "check-recipients-place", "GB/T 9704-2012 7.3.2", Must, "编排于标题下空一行位置，居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号。";
    BODY_TYPE "check-body-type", "GB/T 9704-2012 7.3.3", Normally, "一般用3号仿宋体字，编排于主送机关名称下一行";
    INDENT "check-indent", "GB/T 9704-2012 7.3.3", Must, "每个自然段左空二字，回行顶格。";
    HEADING_FACE "check-heading-face", "GB/T 9704-2012 7.3.3", Normally, "一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注。";
    ANNEX_LIST "check-annex-list", "GB/T 9704-2012 7.3.4", Must, "如有附件，在正文下空一行左空二字编排“附件”二字，后标全角冒号和附件名称。";
    ANNEX_LIST_END "check-annex-list-end", "GB/T 9704-2012 7.3.4", Must, "附件名称后不加标点符号。";
    DATE_PLACE "check-date-place", "GB/T 9704-2012 7.3.5.1", Normally, "成文日期一般右空四字编排";
    DATE_FORM "check-date-form", "GB/T 9704-2012 7.3.5.4", Must, "用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位（即1不编为01）。";
    EMPTY_PAGE "check-empty-page", "GB/T 9704-2012 7.3.5.5", Normally, "可以采取调整行距、字距的措施解决";
    NOTE "check-note", "GB/T 9704-2012 7.3.6", Must, "如有附注，居左空二字加圆括号编排在成文日期下一行。";
    ANNEX_PAGE "check-annex-page", "GB/T 9704-2012 7.3.7", Must, "附件应当另面编排，并在版记之前，与公文正文一起装订。";
    ANNEX_LABEL "check-annex-label", "GB/T 9704-2012 7.3.7", Must, "“附件”二字及附件顺序号用3号黑体字顶格编排在版心左上角第一行。";
    ANNEX_TITLE "check-annex-title", "GB/T 9704-2012 7.3.7", Must, "附件标题居中编排在版心第三行。";
    IMPRINT_RULES "check-imprint-rules", "GB/T 9704-2012 7.4.1", Must, "版记中的分隔线与版心等宽";
    IMPRINT_THICKNESS "check-imprint-thickness", "GB/T 9704-2012 7.4.1", Recommended, "首条分隔线和末条分隔线用粗线（推荐高度为0.35mm）";
    IMPRINT_TYPE "check-imprint-type", "GB/T 9704-2012 7.4.2", Normally, "如有抄送机关，一般用4号仿宋体字，在印发机关和印发日期之上一行、左右各空一字编排。";
    COPIES_END "check-copies-end", "GB/T 9704-2012 7.4.2", Must, "最后一个抄送机关名称后标句号。";
    ISSUE_DATE "check-issue-date", "GB/T 9704-2012 7.4.3", Must, "用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位（即1不编为01），后加“印发”二字。";
    FOLIO "check-folio", "GB/T 9704-2012 7.5", Must, "编排在公文版心下边缘之下，数字左右各放一条一字线";
    FOLIO_TYPE "check-folio-type", "GB/T 9704-2012 7.5", Normally, "一般用4号半角宋体阿拉伯数字";
    FOLIO_PLACE "check-folio-place", "GB/T 9704-2012 7.5", Must, "一字线上距版心下边缘7mm。";
    FOLIO_SIDE "check-folio-side", "GB/T 9704-2012 7.5", Must, "单页码居右空一字，双页码居左空一字。";
    LETTER_MARK "check-letter-mark", "GB/T 9704-2012 10.1", Must, "居中排布，上边缘至上页边为30mm";
    LETTER_RULES "check-letter-rules", "GB/T 9704-2012 10.1", Must, "发文机关标志下4mm处印一条红色双线（上粗下细），距下页边20mm处印一条红色双线（上细下粗），线长均为170mm，居中排布。";
    LETTER_NUMBER "check-letter-number", "GB/T 9704-2012 10.1", Must, "发文字号顶格居版心右边缘编排在第一条红色双线下";
    LETTER_FOLIO "check-letter-folio", "GB/T 9704-2012 10.1", Must, "首页不显示页码。";
    LETTER_IMPRINT "check-letter-imprint", "GB/T 9704-2012 10.1", Must, "版记不加印发机关和印发日期、分隔线，位于公文最后一面版心内最下方。";
    COMMAND_MARK "check-command-mark", "GB/T 9704-2012 10.2", Must, "居中排布，上边缘至版心上边缘为20mm";
    EMPHASIS "check-emphasis", "实务", Practice, "公文正文不用加粗、倾斜、下划线表示强调，标题层次靠字体区分。";
    QUOTATION_MARKS "check-quotation-marks", "实务", Practice, "引号、省略号用中文字体，占一个字宽。";
    SPACES "check-spaces", "实务", Practice, "缩进、居中用段落格式，不用空格凑位置。";
}
