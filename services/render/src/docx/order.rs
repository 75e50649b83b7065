//! The order of children that the schema asks for and docx-rs does not keep (ECMA-376, CT_* sequences).

use super::tree::{Element, Node};

const PARAGRAPH: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct \
    autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents \
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr";
const RUN: &str = "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
    noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd \
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath";
const SECTION: &str = "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc \
    pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid";
const STYLE: &str = "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden \
    unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr";
const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook";
const ROW: &str = "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing \
    jc hidden";
const CELL: &str = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection \
    tcFitText vAlign hideMark";

/// Brings the children of an element into order; unknown ones go last.
pub(super) fn sort(element: &mut Element) {
    let sequence = match element.name.as_str() {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:sectPr" => SECTION,
        "w:style" => STYLE,
        "w:tblPr" => TABLE,
        "w:trPr" => ROW,
        "w:tcPr" => CELL,
        _ => return,
    };
    element.children.sort_by_cached_key(|node| place(sequence, node));
}

fn place(sequence: &str, node: &Node) -> usize {
    let Node::Element(element) = node else {
        return usize::MAX;
    };
    let name = element.name.rsplit(':').next().unwrap_or_default();
    sequence.split_whitespace().position(|known| known == name).unwrap_or(usize::MAX)
}
