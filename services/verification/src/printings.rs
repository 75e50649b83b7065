//! Printings (印制): every file is made again from the record and compared by its bytes.

use fawen_domain::{
    Decider,
    document::{DocumentEvent, FileFormat, OfficialDocument, Printing, Rendering},
};
use fawen_proof::{Discrepancies, Discrepancy};
use fawen_worker::{Press, PrintError, PrintedFile};
use tokio::task::spawn_blocking;

use crate::{VerificationError, stream::Happened};

/// Prints again every printing of a document; returns how many files came out the same.
pub(crate) async fn verify(
    press: &Press,
    events: &[Happened<OfficialDocument>],
    found: &mut Discrepancies,
) -> Result<u64, VerificationError> {
    let mut state = OfficialDocument::default();
    let mut same = 0_u64;
    for happened in events {
        state = state.evolve(&happened.event);
        let DocumentEvent::DocumentPrinted { printing } = &happened.event else { continue };
        let printed = reprint(press, &state).await?;
        for recorded in &printing.renderings {
            match differs(recorded, printed.as_deref()) {
                None => same = same.saturating_add(1),
                Some((class, message, was, is)) => {
                    found.push(happened.discrepancy(class, message).compared(was, is));
                }
            }
        }
    }
    Ok(same)
}

/// The files of a printed document once more, from its record alone.
pub(crate) async fn reprint(
    press: &Press,
    state: &OfficialDocument,
) -> Result<Result<Vec<PrintedFile>, String>, VerificationError> {
    let Some(Printing { sent_on, checkpoint, .. }) = state.printing().cloned() else {
        return Ok(Err("没有印制记录".to_owned()));
    };
    let Some(paper) = state.paper_to_print(sent_on) else {
        return Ok(Err("登记前就印制了".to_owned()));
    };
    let template = state.draft().and_then(|draft| draft.template.clone());
    let press = press.clone();
    let files = move || press.files(&paper, template.as_deref(), checkpoint.as_ref());
    let files = spawn_blocking(files).await?;
    Ok(files.map_err(|error: PrintError| error.to_string()))
}

type Difference = (&'static str, String, String, String);

/// In what a file made again differs from its record.
fn differs(recorded: &Rendering, printed: Result<&[PrintedFile], &String>) -> Option<Difference> {
    let format = name(recorded.format);
    let files = match printed {
        Ok(files) => files,
        Err(why) => {
            let was = recorded.sha256.clone();
            return Some(("print", format!("{format}印不出来：{why}"), was, "没有文件".into()));
        }
    };
    let own = files.iter().find(|file| file.format == recorded.format)?;
    let own = &own.rendering;
    // With other means other bytes are no surprise, and no proof either.
    let means = [
        ("字体", &recorded.fonts, &own.fonts),
        ("版面设定", &recorded.profile, &own.profile),
        ("排版程序", &recorded.renderer, &own.renderer),
    ];
    if let Some((what, was, is)) = means.into_iter().find(|(_, was, is)| was != is) {
        let message = format!("{format}是用别的{what}印的，这里无法核验：请换用当时的{what}");
        return Some(("print-unverifiable", message, was.clone(), is.clone()));
    }
    if recorded.template != own.template {
        let shown = |template: &Option<String>| template.clone().unwrap_or_else(|| "无".into());
        let message = format!("{format}记录的模板与稿本的不同");
        return Some(("print", message, shown(&recorded.template), shown(&own.template)));
    }
    let message = format!("{format}重印后字节不同");
    (recorded.sha256 != own.sha256)
        .then(|| ("print", message, recorded.sha256.clone(), own.sha256.clone()))
}

/// What a format is called.
pub(crate) const fn name(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Pdf => "PDF",
        FileFormat::Docx => "DOCX",
    }
}

/// A discrepancy of a bundle.
pub(crate) fn of_bundle(
    recorded: &Rendering,
    printed: Result<&[PrintedFile], &String>,
) -> Option<Discrepancy> {
    let (class, message, was, is) = differs(recorded, printed)?;
    Some(Discrepancy::new(class, message).compared(was, is))
}
