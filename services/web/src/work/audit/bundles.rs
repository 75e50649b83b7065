//! Evidence bundles (证据包): made on request, kept for a month, handed out to auditors alone.

use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use fawen_domain::{campaign::Campaign, digest::hex, document::OfficialDocument};
use fawen_proof::{Algorithm, Checkpoint, Notary, journal};
use fawen_store::{Keep, Shelf};
use fawen_verification::Scope;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::{
    auditor,
    bench::{self, Failure},
    keys::Keys,
    verification::{Standing, standing},
};
use crate::{App, Problem, work::Desk};

/// How long a bundle is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How many are listed.
const LISTED: u32 = 200;

/// Of what a bundle is wanted: of a printed paper, or of a campaign with everything behind its bulletin.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BundleOrder {
    /// 公文编号
    pub document: Option<String>,
    /// 活动编号
    pub campaign: Option<String>,
    /// 公文的证据包连同其背后的活动、参评、评审、推选的全部事件
    pub full: bool,
}

/// A bundle that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BundleView {
    /// SHA-256 of its bytes, by which it is known.
    pub bundle: String,
    /// The document that it proves.
    pub document: String,
    /// 标题
    pub title: String,
    /// 文号
    pub number: String,
    /// Whether ranks and score sheets are in it, which are not for everybody.
    pub full: bool,
    /// How many bytes.
    pub size: u64,
    /// How many events its checkpoint covers.
    pub covered: u64,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// Begins to make a bundle; when it is done, [`bundles`] has it.
///
/// # Errors
/// 审计 only; there is no such paper, or it is not printed; another piece of work is under way.
pub async fn make_bundle(desk: &Desk, order: &BundleOrder) -> Result<Standing, Problem> {
    auditor(desk)?;
    let keys = Keys::of(&desk.app.config)?;
    let (document, scope) = subject(desk, order).await?;
    let (by, at) = (desk.principal.name.clone(), desk.at);
    bench::work(&desk.app, "制作证据包", at, move |app| async move {
        make(&app, &keys, &document, scope, (by, at)).await
    })?;
    standing(desk).await
}

/// The bundles that were made, newest first.
///
/// # Errors
/// 审计 only.
pub async fn bundles(desk: &Desk) -> Result<Vec<BundleView>, Problem> {
    auditor(desk)?;
    let kept = shelf(&desk.app).list(None, "", LISTED, desk.at).await?;
    let mut made = kept.iter().map(|kept| kept.read()).collect::<Result<Vec<BundleView>, _>>()?;
    made.sort_by_key(|bundle| std::cmp::Reverse(bundle.at));
    Ok(made)
}

/// The bytes of a bundle.
///
/// # Errors
/// 审计 only; there is none.
pub async fn bundle(desk: &Desk, id: &str) -> Result<(BundleView, Vec<u8>), Problem> {
    auditor(desk)?;
    let absent = || Problem::absent("没有这个证据包，或者已过期：请重新制作");
    let kept = shelf(&desk.app).get(id, desk.at).await?.ok_or_else(absent)?;
    let view: BundleView = kept.read()?;
    let path = folder(&desk.app).join(format!("{}.zip", view.bundle));
    let bytes = tokio::task::spawn_blocking(move || std::fs::read(path)).await;
    let bytes = bytes.map_err(|error| Problem::internal(&error))?.map_err(|_| absent())?;
    Ok((view, bytes))
}

/// The paper that a bundle is made of, and how much goes in.
async fn subject(desk: &Desk, order: &BundleOrder) -> Result<(String, Scope), Problem> {
    let store = &desk.app.store;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let (document, scope) = match (given(&order.document), given(&order.campaign)) {
        (Some(document), None) => {
            (document, if order.full { Scope::Everything } else { Scope::Document })
        }
        (None, Some(campaign)) => {
            let (state, version) = store.load::<Campaign>(&campaign).await?;
            if version == 0 {
                return Err(Problem::absent(format!("没有“{campaign}”这项活动")));
            }
            // What reports the result rests on all the rest; before it there is, the notice.
            let paper = state.bulletin().or(state.notice());
            (paper.map(ToString::to_string).unwrap_or_default(), Scope::Everything)
        }
        _ => return Err(Problem::unfit("请写明公文编号或活动编号，两者写一个")),
    };
    let (state, version) = store.load::<OfficialDocument>(&document).await?;
    if version == 0 {
        return Err(Problem::absent(format!("没有“{document}”这份公文")));
    }
    if state.printing().is_none() {
        let detail = format!("公文“{document}”还没有印制，没有可以取证的文件：请在印制后再办");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "not-printed", "不能取证", detail));
    }
    Ok((document, scope))
}

async fn make(
    app: &App,
    keys: &Keys,
    document: &str,
    scope: Scope,
    (by, at): (String, Timestamp),
) -> Result<(), Failure> {
    let of = app.store.last_position().await?.get();
    app.bench.step("签署检查点", 0, of);
    let key = keys.signing()?;
    let notes = match journal::open(&keys.journal)? {
        None => vec![],
        Some(Ok(notes)) => notes,
        Some(Err((line, error))) => {
            return Err(format!("检查点簿从第{line}行起读不通：{error}。请先查明").into());
        }
    };
    let known = notes.into_iter().filter_map(|note| Checkpoint::verify(note, key.verifier()).ok());
    let known: Vec<Checkpoint> = known.collect();
    let checkpoint = Notary::new(&app.store, Algorithm::Sha256).sign(&key, &known).await?;
    if !known.contains(&checkpoint) {
        journal::append(&keys.journal, &checkpoint.note)?;
    }
    app.bench.step("重印公文，收集事件和证明", of, of);
    let states = (&checkpoint, known.as_slice());
    let (store, press) = (&app.store, &app.press);
    let bytes = fawen_verification::evidence(store, press, &key, states, document, scope).await?;
    let (state, _) = store.load::<OfficialDocument>(document).await?;
    let view = BundleView {
        bundle: hex(&Sha256::digest(&bytes)),
        document: document.to_owned(),
        title: state.draft().map(|draft| draft.paper.title.clone()).unwrap_or_default(),
        number: state.registration().map(|entry| entry.number.to_string()).unwrap_or_default(),
        full: scope == Scope::Everything,
        size: bytes.len() as u64,
        covered: checkpoint.head.size,
        at,
        by,
    };
    keep(app, &view, &bytes).await
}

/// Puts the bytes into the folder and the view on the shelf; what is over is thrown away.
async fn keep(app: &App, view: &BundleView, bytes: &[u8]) -> Result<(), Failure> {
    let folder = folder(app);
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.zip", view.bundle));
    let part = path.with_extension("part");
    std::fs::write(&part, bytes)?;
    std::fs::rename(&part, &path)?;
    let until = Some(view.at.saturating_add(KEPT)?);
    let body = serde_json::to_value(view)?;
    shelf(app).put(&view.bundle, Keep { owner: String::new(), body, until }).await?;
    sweep(app, &folder, view.at).await
}

async fn sweep(app: &App, folder: &Path, now: Timestamp) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if shelf(app).get(name, now).await?.is_none() {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}

fn folder(app: &App) -> PathBuf {
    app.config.files.join("bundles")
}

fn shelf(app: &App) -> Shelf<'_> {
    app.store.shelf("bundle")
}
