//! `check`: our own files hold to the standard, foreign ones are told what is wrong.

use fawen_intake::check::{Strength, check};

use super::{
    own::written,
    pack::{document, package, paragraph, part},
};
use crate::render::sample::{SAMPLES, paper};

#[test]
fn what_the_writer_writes_breaks_no_rule() {
    for name in SAMPLES {
        let report = check(&written(name), Some(paper(name).format)).unwrap();
        let broken: Vec<_> =
            report.faults.iter().filter(|fault| fault.strength == Strength::Must).collect();
        assert!(broken.is_empty(), "{name}: {broken:#?}");
        assert_eq!(report.faults, [], "{name}");
    }
}

/// What is said of the page numbers of a file with this footer.
fn page_number_faults(footer: &str) -> Vec<String> {
    let body = paragraph("滨海市人民政府关于加强城市绿化工作的通知")
        + "<w:sectPr><w:footerReference w:type='default' r:id='rId1'/></w:sectPr>";
    let footer = part("ftr", footer);
    let bytes = package(&document(&body), &[("footer1.xml", footer.as_bytes())]);
    let report = check(&bytes, None).unwrap();
    let about = report.faults.into_iter().filter(|fault| fault.clause == "7.5");
    about.map(|fault| format!("{}：{}", fault.rule, fault.found)).collect()
}

#[test]
fn page_numbers_wherever_they_stand() {
    let face = "<w:rPr><w:rFonts w:ascii='宋体' w:eastAsia='宋体'/><w:sz w:val='28'/></w:rPr>";
    let run = |text: &str| format!("<w:r>{face}<w:t>{text}</w:t></w:r>");
    let field = format!("<w:fldSimple w:instr=' PAGE '>{}</w:fldSimple>", run("1"));
    let dashed = run("— ") + &field + &run(" —");
    // A frame, and a box, at the outer edge of the page need no footers of their own for even pages.
    let frame = "<w:pPr><w:framePr w:wrap='around' w:vAnchor='text' w:hAnchor='margin' w:xAlign='outside' w:y='1'/></w:pPr>";
    assert_eq!(page_number_faults(&format!("<w:p>{frame}{dashed}</w:p>")), [""; 0]);
    let boxed = format!(
        "<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom='margin'><wp:align>outside</wp:align></wp:positionH>\
         <a:graphic><wps:txbx><w:txbxContent><w:p>{dashed}</w:p></w:txbxContent></wps:txbx></a:graphic>\
         </wp:anchor></w:drawing></w:r></w:p>"
    );
    assert_eq!(page_number_faults(&boxed), [""; 0]);
    let centred = format!("<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{field}</w:p>");
    let told = page_number_faults(&centred);
    assert!(told.contains(&"check-folio-side：页码都居中".to_owned()), "{told:?}");
    assert!(told.contains(&"check-folio：数字左右没有一字线".to_owned()), "{told:?}");
    assert_eq!(page_number_faults("<w:p/>"), ["check-folio：页脚没有页码"]);
}
