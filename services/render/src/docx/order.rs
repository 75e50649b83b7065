//! The order of children that the schema asks for and docx-rs does not keep (ECMA-376, CT_* sequences).

use std::sync::LazyLock;

use super::tree::{Element, Node};

/// Names of children in their order.
type Sequence = LazyLock<Vec<&'static str>>;

static PARAGRAPH: Sequence = Sequence::new(|| {
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct \
    autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents \
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr".split_whitespace().collect()
});
static RUN: Sequence = Sequence::new(|| {
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
    noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd \
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath".split_whitespace().collect()
});
static SECTION: Sequence = Sequence::new(|| {
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc \
    pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid".split_whitespace().collect()
});
static STYLE: Sequence = Sequence::new(|| {
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden \
    unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr"
        .split_whitespace()
        .collect()
});
static TABLE: Sequence = Sequence::new(|| {
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"
        .split_whitespace()
        .collect()
});
static ROW: Sequence = Sequence::new(|| {
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing \
    jc hidden".split_whitespace().collect()
});
static CELL: Sequence = Sequence::new(|| {
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection \
    tcFitText vAlign hideMark"
        .split_whitespace()
        .collect()
});

/// Brings the children of an element into order; unknown ones go last.
pub(super) fn sort(element: &mut Element) {
    let sequence = match element.name.as_str() {
        "w:pPr" => &PARAGRAPH,
        "w:rPr" => &RUN,
        "w:sectPr" => &SECTION,
        "w:style" => &STYLE,
        "w:tblPr" => &TABLE,
        "w:trPr" => &ROW,
        "w:tcPr" => &CELL,
        _ => return,
    };
    if element.children.len() > 1 {
        element.children.sort_by_key(|node| place(sequence, node));
    }
}

fn place(sequence: &[&str], node: &Node) -> usize {
    let Node::Element(element) = node else {
        return usize::MAX;
    };
    let (_, name) = element.name.split_once(':').unwrap_or_default();
    sequence.iter().position(|known| *known == name).unwrap_or(usize::MAX)
}
