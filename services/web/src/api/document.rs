//! The head of the OpenAPI document.

use utoipa::{OpenApi as _, openapi::OpenApi};

/// Title, version and what holds everywhere.
pub(super) fn head() -> OpenApi {
    Head::openapi()
}

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "发文 API",
        description = "公文与征集活动的全过程。错误一律以 application/problem+json 返回，含中文说明、规则编号和全部问题。",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    components(schemas(crate::Problem))
)]
struct Head;
