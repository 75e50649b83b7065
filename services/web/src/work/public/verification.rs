//! Whether a paper that somebody holds is genuine: by its number and the hash of its file.

use fawen_domain::{Actor, Context, digest::is_sha256, document::OfficialDocument};
use fawen_views::Catalogue;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{App, Problem};

/// What is asked: a number, and the hash of the file that one holds.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// 文号，如 卫健政促发〔2022〕10号
    pub number: String,
    /// 文件的SHA-256，64位小写十六进制
    #[param(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
}

/// What the record says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Verified {
    /// Whether a paper of this number was issued with a file of these bytes.
    pub genuine: bool,
    /// In Chinese.
    pub message: String,
    /// 核发日期
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// 标题
    pub title: Option<String>,
    /// Whether it is valid today, in Chinese.
    pub validity: Option<String>,
}

/// Looks a paper up. Who has the very bytes has the paper, so its title tells nothing new; who has not learns
/// only that they do not agree.
///
/// # Errors
/// The hash is none; what the store runs into.
pub async fn verify(app: &App, question: &Question) -> Result<Verified, Problem> {
    if !is_sha256(&question.sha256) {
        return Err(Problem::malformed("sha256应为64位小写十六进制数字：请用sha256sum等工具计算"));
    }
    let of_number = Catalogue::of_number(&app.store, question.number.trim()).await?;
    let Some(document) = of_number else { return Ok(not_genuine()) };
    let row = Catalogue::get(&app.store, &document).await?;
    let Some(row) = row.filter(|row| row.issued_on.is_some()) else { return Ok(not_genuine()) };
    let (state, _) = app.store.load::<OfficialDocument>(row.document.as_str()).await?;
    let renderings = state.printing().map(|printing| printing.renderings.as_slice());
    let same = renderings.unwrap_or_default().iter().any(|file| file.sha256 == question.sha256);
    if !same {
        return Ok(not_genuine());
    }
    let asker = Actor { id: "public".into(), name: "公众".into() };
    let today = Context::new(app.clock.now(), asker).today();
    Ok(Verified {
        genuine: true,
        message: "与核发的成品完全一致".to_owned(),
        issued_on: row.issued_on,
        title: Some(row.title),
        validity: Some(state.validity_on(today).name().to_owned()),
    })
}

/// The same answer for an unknown number and for other bytes: numbers are not to be found out by asking.
fn not_genuine() -> Verified {
    Verified {
        genuine: false,
        message: "没有核发过这一文号的这个文件：文号有误，或者文件不是核发的成品".to_owned(),
        issued_on: None,
        title: None,
        validity: None,
    }
}
