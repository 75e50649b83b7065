//! Whether a paper that somebody holds is genuine. A file that is sent is only hashed, as it comes; nothing
//! of it is kept.

use axum::{
    extract::{
        DefaultBodyLimit, Multipart as Parts,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use fawen_domain::digest::hex;
use fawen_pages::public::{Answer, Verify};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    Problem,
    input::{Multipart, Query},
    site::{page, visitor::Anybody},
    work::public::{self, Question, Verified},
};

/// The largest file, in bytes.
const LARGEST: usize = 32_000_000;
/// What a form says beside its file.
const REST: usize = 16_384;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    number: String,
    sha256: String,
}

/// By a hash that one has worked out; without one, the empty forms.
pub(in crate::site) async fn verify(
    anybody: Anybody,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (number, sha256) = (asked.number, asked.sha256.trim().to_owned());
    if sha256.is_empty() {
        let blank = Verify { number, ..Verify::default() };
        return Ok(page(&anybody.frame(), &blank));
    }
    answered(&anybody, number, sha256).await
}

/// How much may be sent with a file: more than with other forms.
pub(in crate::site) fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST.saturating_add(REST))
}

/// By the file itself.
pub(in crate::site) async fn verify_file(
    anybody: Anybody,
    form: Result<Multipart, Problem>,
) -> Result<Response, Problem> {
    let read = match form {
        Ok(Multipart(form)) => read(form).await,
        Err(_) => Err(Problem::malformed("请在页面上选择文件后再核验")),
    };
    match read {
        Ok((number, sha256)) => answered(&anybody, number, sha256).await,
        Err(problem) => {
            let frame = anybody.frame_refusing(&problem);
            Ok((problem.status(), page(&frame, &Verify::default())).into_response())
        }
    }
}

/// The number, and the hash of the file.
async fn read(mut form: Parts) -> Result<(String, String), Problem> {
    let (mut number, mut hash) = (String::new(), None);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("number") => number = text(field).await?,
            Some("file") => hash = hashed(field).await?,
            _ => {}
        }
    }
    let hash = hash.ok_or_else(|| Problem::malformed("没有收到文件：请选择文件后再核验"))?;
    if number.trim().is_empty() {
        return Err(Problem::malformed("没有写文号：请照公文上的原样填写"));
    }
    Ok((number, hash))
}

async fn text(mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > REST {
            return Err(Problem::malformed("文号太长：请照公文上的原样填写"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The SHA-256 of a file as it comes; none where no file was chosen.
async fn hashed(mut field: Field<'_>) -> Result<Option<String>, Problem> {
    let (mut hash, mut length) = (Sha256::new(), 0_usize);
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        length = length.saturating_add(chunk.len());
        if length > LARGEST {
            return Err(too_large());
        }
        hash.update(&chunk);
    }
    Ok((length > 0).then(|| hex(&hash.finalize())))
}

fn broken(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Problem::malformed("文件没有传完整：请重新选择文件后再核验"),
    }
}

fn too_large() -> Problem {
    let detail = "文件超过32 MB，不是核发的成品：请核对是不是选错了文件";
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "文件太大", detail)
}

async fn answered(anybody: &Anybody, number: String, sha256: String) -> Result<Response, Problem> {
    let question = Question { number, sha256 };
    let answer = public::verify(&anybody.app, &question).await;
    let Question { number, sha256 } = question;
    match answer {
        Ok(found) => {
            let shown = Verify { number, sha256, answer: Some(said(found)) };
            Ok(page(&anybody.frame(), &shown))
        }
        Err(problem) => {
            let shown = Verify { number, sha256, answer: None };
            let frame = anybody.frame_refusing(&problem);
            Ok((problem.status(), page(&frame, &shown)).into_response())
        }
    }
}

fn said(found: Verified) -> Answer {
    Answer {
        genuine: found.genuine,
        message: found.message,
        title: found.title,
        issued_on: found.issued_on,
        validity: found.validity,
    }
}
