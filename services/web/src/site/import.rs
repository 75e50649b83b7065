//! A paper comes in as a file of Word or of text: it is read, and put into the editor for somebody to compare with
//! the file. Nothing is kept before they keep it.

use axum::{
    extract::{DefaultBodyLimit, Multipart as Parts},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use fawen_domain::reading;
use fawen_intake::Refused;
use fawen_pages::{Finding, Flash};

use super::{
    editor,
    entries::upload::{ensure_ours, short, unreadable},
    page, preview,
    visitor::Visitor,
};
use crate::{
    Problem,
    access::forged,
    input::{Multipart, too_large},
};

/// Most bytes of a file.
const MOST: usize = 20_000_000;
/// Room for the other fields of the form.
const AROUND: usize = 64 * 1024;

/// Files are larger than forms.
pub(super) fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MOST + AROUND)
}

/// Shows the editor with what was read from a file.
pub(super) async fn take(
    visitor: Visitor,
    Multipart(form): Multipart,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let read = match received(&visitor, form).await {
        Ok(bytes) => read(bytes).await,
        Err(problem) => Err(problem),
    };
    match read {
        Ok((text, findings)) => {
            let mut shown = editor::fresh(&desk, text).await?;
            shown.preview.findings.splice(0..0, findings);
            let mut frame = visitor.frame();
            frame.flashes =
                vec![Flash::Done("文件已读入，还没有保存：请对照原件核对。".to_owned())];
            Ok(page(&frame, &shown))
        }
        Err(problem) if problem.status() == StatusCode::FORBIDDEN => Err(problem),
        Err(problem) => {
            let shown = editor::empty(&desk).await?;
            Ok((problem.status(), page(&visitor.frame_refusing(&problem), &shown)).into_response())
        }
    }
}

/// The bytes of the file; the secret of the session must come before it.
async fn received(visitor: &Visitor, mut form: Parts) -> Result<Vec<u8>, Problem> {
    let mut ours = visitor.session.is_none();
    while let Some(mut field) = form.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "csrf" => {
                ensure_ours(visitor, &mut field).await?;
                ours = true;
            }
            "file" if !ours => return Err(forged()),
            "file" => {
                let mut bytes = Vec::new();
                while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
                    bytes.extend_from_slice(&chunk);
                    if bytes.len() > MOST {
                        return Err(too_large());
                    }
                }
                return match bytes.is_empty() {
                    true => Err(Problem::malformed("没有选择文件，或者文件是空的：请选择文件")),
                    false => Ok(bytes),
                };
            }
            _ => drop(short(&mut field).await?),
        }
    }
    Err(if ours { Problem::malformed("没有收到文件：请选择文件") } else { forged() })
}

/// What a file says, as draft markup, with what was found in it; beside the threads that answer.
async fn read(bytes: Vec<u8>) -> Result<(String, Vec<Finding>), Problem> {
    let read = tokio::task::spawn_blocking(move || {
        let source = fawen_intake::read(&bytes)?;
        let read = reading::read(&source.text, &source.given);
        // Lines of the file are not those of the markup.
        let found = source.findings.iter().chain(&read.findings).map(preview::unplaced);
        Ok((fawen_drafting::print(&read.paper), found.collect()))
    });
    let read: Result<_, Refused> = read.await.map_err(|error| Problem::internal(&error))?;
    read.map_err(|refused| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Problem::new(status, "import", "文件读不进来", refused.to_string())
    })
}
