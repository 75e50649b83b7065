//! Styles and scripts. Their names hold a hash of their content, so they may be kept for ever.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use fawen_pages::assets::find;

use crate::{Problem, input::Path};

pub(super) async fn asset(Path(name): Path<String>) -> Result<Response, Problem> {
    let asset = find(&name).ok_or_else(|| Problem::absent("没有这个文件：请刷新页面"))?;
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.bytes).into_response())
}
