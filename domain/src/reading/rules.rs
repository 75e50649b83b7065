//! What there is to say of a text that was read: practice, in no standard.

use crate::decider::rules;

rules! {
    /// All rules of reading, in the order of the text.
    ALL;
    PAGE_NUMBER "reading-page-number", "实务", "页码由排版重新编排，不作为公文的文字。";
    DEBRIS "reading-debris", "实务", "网页、文字识别和软件留下的文字不属于公文，不收入正文。";
    MARKUP "reading-markup", "实务", "标记语言的符号不属于公文，不收入正文。";
    GIVEN "reading-given", "实务", "表格和图片以来源文件中的为准。";
    MOVED "reading-moved", "实务", "要素按照公文格式规定的位置编排，来文中的位置另行注明。";
    ADDED "reading-added", "实务", "来文没有而格式要求的要素由标题和署名推定，另行注明。";
    UNPLACED "reading-unplaced", "实务", "认不出用途的文字作为一段保留在原处。";
    KIND "reading-kind", "实务", "标题没有写明文种的，由格式和文中用语推定。";
    AS_IT_STANDS "reading-as-it-stands", "实务", "无法可靠识别结构的文本逐行保留，不作编排。";
}
