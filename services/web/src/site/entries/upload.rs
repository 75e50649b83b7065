//! A file comes by a plain form, without a script: streamed, never held whole.

use axum::{
    extract::{
        Multipart as Parts,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use fawen_pages::address;
use futures::stream;
use tokio::sync::mpsc;

use super::{
    super::{page, visitor::Visitor},
    case::case_of,
    entry::{entry_of, refused},
};
use crate::{
    Problem,
    access::{ensure_field, forged},
    input::{Multipart, Path, too_large},
    work::{
        Desk,
        entries::{self, FileOrder},
        uploads::{self, NewUpload},
    },
};

/// Most bytes of a field that is no file.
const SHORT: usize = 4096;
/// Room for the other fields of the form.
const AROUND: u64 = 64 * 1024;

pub(super) async fn to_case(
    visitor: Visitor,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    headers: HeaderMap,
    Multipart(form): Multipart,
) -> Result<Response, Problem> {
    let place = (campaign.as_str(), unit.as_str(), Some(case.as_str()));
    let base = address::case(&campaign, &unit, &case);
    match take(&visitor, &headers, form, place).await {
        Ok(()) => Ok(Redirect::to(&address::with(&base, &[("done", "files")])).into_response()),
        Err(problem) if sent_by_nobody(&problem) => Err(problem),
        Err(problem) => {
            let shown = case_of(&visitor.desk(), &campaign, &unit, &case).await?;
            let response = page(&visitor.frame_refusing(&problem), &shown);
            Ok((problem.status(), response).into_response())
        }
    }
}

pub(super) async fn to_unit(
    visitor: Visitor,
    Path((campaign, unit)): Path<(String, String)>,
    headers: HeaderMap,
    Multipart(form): Multipart,
) -> Result<Response, Problem> {
    let base = address::entry(&campaign, &unit);
    match take(&visitor, &headers, form, (&campaign, &unit, None)).await {
        Ok(()) => Ok(Redirect::to(&address::with(&base, &[("done", "files")])).into_response()),
        Err(problem) if sent_by_nobody(&problem) => Err(problem),
        Err(problem) => {
            let shown = entry_of(&visitor.desk(), &campaign, &unit).await?;
            refused(&visitor.frame_refusing(&problem), &problem, &shown)
        }
    }
}

/// Forged, or nothing that the asker may see.
fn sent_by_nobody(problem: &Problem) -> bool {
    matches!(problem.status(), StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

type Place<'p> = (&'p str, &'p str, Option<&'p str>);

/// Takes the fields in their order: the secret of the session must come before the file.
async fn take(
    visitor: &Visitor,
    headers: &HeaderMap,
    mut form: Parts,
    (campaign, unit, case): Place<'_>,
) -> Result<(), Problem> {
    let (mut desk, mut role, mut ours) = (visitor.desk(), String::new(), visitor.session.is_none());
    while let Some(mut field) = form.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "csrf" => {
                ensure_ours(visitor, &mut field).await?;
                ours = true;
            }
            "once" => desk.key = short(&mut field).await?,
            "role" => role = short(&mut field).await?,
            "file" if !ours => return Err(forged()),
            "file" => {
                let upload = receive(&desk, length(headers), field).await?;
                let order = FileOrder { upload: upload.clone(), role, sha256: None };
                let attached = entries::attach(&desk, campaign, unit, case, order).await;
                if attached.is_err() {
                    uploads::cancel(&desk, &upload).await?;
                }
                return attached.map(drop);
            }
            _ => drop(short(&mut field).await?),
        }
    }
    Err(if ours {
        Problem::malformed("没有收到文件：请选择文件后再上传")
    } else {
        forged()
    })
}

/// How many bytes are coming, the rest of the form included.
fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Takes the bytes of a file. How many they are is only known at the end.
async fn receive(
    desk: &Desk,
    coming: Option<u64>,
    mut field: Field<'_>,
) -> Result<String, Problem> {
    let name = field.file_name().unwrap_or_default().to_owned();
    if name.is_empty() {
        return Err(Problem::malformed("没有选择文件：请选择文件后再上传"));
    }
    let most = desk.app.config.handed_in.size_limit;
    // Whatever is clearly too long is refused at once; what is just so long is counted.
    let length = match coming {
        Some(coming) if coming > most.saturating_add(AROUND) => coming,
        Some(coming) => coming.min(most),
        None => most,
    };
    let upload = uploads::begin(desk, NewUpload { name, length }).await?.upload;
    let (sender, receiver) = mpsc::channel::<Result<Bytes, MultipartError>>(4);
    let coming = stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|chunk| (chunk, receiver))
    });
    let feeding = async {
        while let Some(chunk) = field.chunk().await.transpose() {
            let broken = chunk.is_err();
            if sender.send(chunk).await.is_err() || broken {
                break;
            }
        }
        drop(sender);
    };
    let (written, ()) = tokio::join!(uploads::append(desk, &upload, 0, coming), feeding);
    let ended = match written {
        Ok(_) => uploads::end(desk, &upload).await.map(drop),
        Err(problem) => Err(problem),
    };
    if ended.is_err() {
        uploads::cancel(desk, &upload).await?;
    }
    ended.map(|()| upload)
}

/// Makes sure that a form with a file comes from a page of the session, by the field with its secret.
pub(in crate::site) async fn ensure_ours(
    visitor: &Visitor,
    field: &mut Field<'_>,
) -> Result<(), Problem> {
    let given = short(field).await?;
    visitor.session.as_ref().map_or(Ok(()), |session| ensure_field(session, &given))
}

/// A field that is no file.
pub(in crate::site) async fn short(field: &mut Field<'_>) -> Result<String, Problem> {
    let mut text = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        text.extend_from_slice(&chunk);
        if text.len() > SHORT {
            return Err(Problem::malformed("表单有误：有一栏太长，请刷新页面后重试"));
        }
    }
    String::from_utf8(text).map_err(|_| Problem::malformed("表单有误：有一栏不是文字"))
}

pub(in crate::site) fn unreadable(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Problem::malformed("表单没有传完或者有误：请重新上传"),
    }
}
