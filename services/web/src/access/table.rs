//! The one table of all routes.

use axum::http::Method;
use fawen_domain::account::Role;

use super::Who::{self, Public, Roles, SignedIn};

/// One route: what it is, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The method; HEAD goes with GET.
    pub method: Method,
    /// The pattern of its path, as the router knows it.
    pub path: &'static str,
    /// For whom.
    pub who: Who,
}

const fn route(method: Method, path: &'static str, who: Who) -> Route {
    Route { method, path, who }
}

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;
const PATCH: Method = Method::PATCH;
const DELETE: Method = Method::DELETE;

const ADMINISTRATOR: Who = Roles(&[Role::Administrator]);
const DRAFTER: Who = Roles(&[Role::Drafter]);
const REVIEWER: Who = Roles(&[Role::Reviewer]);
const COUNTERSIGNER: Who = Roles(&[Role::Countersigner]);
const SIGNER: Who = Roles(&[Role::Signer]);
const REGISTRAR: Who = Roles(&[Role::Registrar]);
const SEAL_KEEPER: Who = Roles(&[Role::SealKeeper]);
const ENTRANT: Who = Roles(&[Role::Entrant]);
const RECOMMENDER: Who = Roles(&[Role::Recommender]);
const EXPERT: Who = Roles(&[Role::Expert]);
const AUDITOR: Who = Roles(&[Role::Auditor]);
/// Who prints.
const PRINTERS: Who = Roles(&[Role::Registrar, Role::SealKeeper]);
/// Who sees papers on their way.
const STAFF: Who = Roles(&[
    Role::Drafter,
    Role::Reviewer,
    Role::Countersigner,
    Role::Signer,
    Role::Registrar,
    Role::SealKeeper,
    Role::Auditor,
]);
/// Who does something with papers on their way.
const OFFICE: Who = Roles(&[
    Role::Drafter,
    Role::Reviewer,
    Role::Countersigner,
    Role::Signer,
    Role::Registrar,
    Role::SealKeeper,
]);
/// Who sees the ledgers.
const LEDGER: Who = Roles(&[Role::Registrar, Role::Auditor]);
/// Who sees what units hand in, and how it is judged.
const CAMPAIGN: Who = Roles(&[Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor]);
/// Who decides on the tiers.
const DECIDERS: Who = Roles(&[Role::Drafter, Role::Signer]);
/// Who shows results, records objections (拟稿) and settles them (审核).
const PUBLICISTS: Who = Roles(&[Role::Drafter, Role::Reviewer]);
/// Who sees an entry: the unit itself and its recommender as well.
const ENTRIES: Who = Roles(&[
    Role::Drafter,
    Role::Reviewer,
    Role::Signer,
    Role::Auditor,
    Role::Entrant,
    Role::Recommender,
]);
/// Who sees rounds of review: each their own part.
const REVIEWS: Who =
    Roles(&[Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor, Role::Expert]);
/// Who takes part.
const PARTIES: Who = Roles(&[Role::Entrant, Role::Recommender]);
/// Who watches the running of the service.
const WATCHERS: Who = Roles(&[Role::Administrator, Role::Auditor]);

/// All routes of the service.
pub const ROUTES: &[Route] = &[
    // 运行
    route(GET, "/health/live", Public),
    route(GET, "/health/ready", Public),
    route(GET, "/metrics", WATCHERS),
    route(GET, "/api/openapi.json", Public),
    // 登录
    route(POST, "/api/session", Public),
    route(GET, "/api/session", SignedIn),
    route(DELETE, "/api/session", SignedIn),
    route(GET, "/sign-in/oidc", Public),
    route(GET, "/sign-in/oidc/callback", Public),
    route(POST, "/invitations/{invitation}/identity", Public),
    route(POST, "/me/identity", SignedIn),
    route(POST, "/me/identity/remove", SignedIn),
    // 账号
    route(GET, "/api/accounts", ADMINISTRATOR),
    route(POST, "/api/accounts", ADMINISTRATOR),
    route(GET, "/api/accounts/{account}", ADMINISTRATOR),
    route(POST, "/api/accounts/{account}/grant", ADMINISTRATOR),
    route(POST, "/api/accounts/{account}/withdraw", ADMINISTRATOR),
    route(POST, "/api/accounts/{account}/close", ADMINISTRATOR),
    route(POST, "/api/accounts/{account}/reopen", ADMINISTRATOR),
    route(POST, "/api/accounts/{account}/invite", ADMINISTRATOR),
    route(POST, "/api/accounts/{account}/reset", ADMINISTRATOR),
    route(POST, "/api/accounts/{account}/unlink", ADMINISTRATOR),
    route(GET, "/api/me", SignedIn),
    route(POST, "/api/me/unlink", SignedIn),
    route(POST, "/api/me/password", SignedIn),
    route(POST, "/api/me/tokens", SignedIn),
    route(POST, "/api/me/tokens/{token}/revoke", SignedIn),
    route(POST, "/api/me/sessions/end-others", SignedIn),
    route(POST, "/api/me/sessions/{session}/end", SignedIn),
    route(GET, "/api/invitations/{invitation}", Public),
    route(POST, "/api/invitations/{invitation}", Public),
    // 消息
    route(GET, "/api/news", SignedIn),
    // 公文
    route(GET, "/api/documents", STAFF),
    route(POST, "/api/documents", DRAFTER),
    route(GET, "/api/documents/{document}", STAFF),
    route(PUT, "/api/documents/{document}", DRAFTER),
    route(POST, "/api/documents/{document}/discard", DRAFTER),
    route(POST, "/api/documents/{document}/submit", DRAFTER),
    route(POST, "/api/documents/{document}/approve", REVIEWER),
    route(POST, "/api/documents/{document}/return", REVIEWER),
    route(POST, "/api/documents/{document}/sign", SIGNER),
    route(POST, "/api/documents/{document}/countersign/{issuer}", COUNTERSIGNER),
    route(POST, "/api/documents/{document}/object/{issuer}", COUNTERSIGNER),
    route(POST, "/api/documents/{document}/return-to-signer", REGISTRAR),
    route(POST, "/api/documents/{document}/recheck", REGISTRAR),
    route(POST, "/api/documents/{document}/register", REGISTRAR),
    route(POST, "/api/documents/{document}/print", PRINTERS),
    route(POST, "/api/documents/{document}/seal", SEAL_KEEPER),
    route(POST, "/api/documents/{document}/issue", SEAL_KEEPER),
    route(POST, "/api/documents/{document}/publish", REGISTRAR),
    route(POST, "/api/documents/{document}/correct", REGISTRAR),
    route(POST, "/api/documents/{document}/revoke", SIGNER),
    route(POST, "/api/documents/{document}/archive", REGISTRAR),
    route(GET, "/api/documents/{document}/redline", STAFF),
    route(GET, "/api/documents/{document}/files/{format}", STAFF),
    // 发文机关、文号登记簿
    route(POST, "/api/issuers", ADMINISTRATOR),
    route(GET, "/api/issuers/{issuer}", SignedIn),
    route(POST, "/api/issuers/{issuer}/codes", ADMINISTRATOR),
    route(POST, "/api/issuers/{issuer}/seals", ADMINISTRATOR),
    route(POST, "/api/registers", REGISTRAR),
    route(GET, "/api/registers/{code}/{year}", LEDGER),
    // 征集活动
    route(GET, "/api/documents/{document}/campaign-proposals", DRAFTER),
    route(GET, "/api/campaigns", SignedIn),
    route(POST, "/api/campaigns", DRAFTER),
    route(GET, "/api/campaigns/{campaign}", SignedIn),
    route(PUT, "/api/campaigns/{campaign}/policy", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/extend", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/settle-item", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/start-phase", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/end-phase", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/plan-bulletin", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/cancel", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/archive", DRAFTER),
    route(GET, "/api/campaigns/{campaign}/progress", CAMPAIGN),
    route(GET, "/api/campaigns/{campaign}/cases", CAMPAIGN),
    // 参评、形式审查
    route(POST, "/api/campaigns/{campaign}/entries", ENTRANT),
    route(GET, "/api/campaigns/{campaign}/entries/{unit}", ENTRIES),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases", ENTRANT),
    route(PUT, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/endorse", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/nominate", RECOMMENDER),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/submit", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/correct", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/withdraw", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/restore", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/pass", REVIEWER),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/fail", REVIEWER),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/return", REVIEWER),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/duplicate", REVIEWER),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/unmark-duplicate", REVIEWER),
    // 附件
    route(GET, "/api/uploads", ENTRANT),
    route(POST, "/api/uploads", ENTRANT),
    route(GET, "/api/uploads/{upload}", ENTRANT),
    route(PATCH, "/api/uploads/{upload}", ENTRANT),
    route(DELETE, "/api/uploads/{upload}", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/files", ENTRANT),
    route(GET, "/api/campaigns/{campaign}/entries/{unit}/files/{sha256}", ENTRIES),
    route(DELETE, "/api/campaigns/{campaign}/entries/{unit}/files/{sha256}", ENTRANT),
    route(POST, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/files", ENTRANT),
    route(GET, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/files/{sha256}", ENTRIES),
    route(DELETE, "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/files/{sha256}", ENTRANT),
    // 评审
    route(GET, "/api/reviews", EXPERT),
    route(GET, "/api/campaigns/{campaign}/rounds", CAMPAIGN),
    route(POST, "/api/campaigns/{campaign}/rounds", DRAFTER),
    route(GET, "/api/campaigns/{campaign}/rounds/{number}", CAMPAIGN),
    route(GET, "/api/campaigns/{campaign}/rounds/{number}/experts/{account}", CAMPAIGN),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/panel", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/members", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/conflicts", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/assign", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/reassign", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/reopen-sheet", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/close", DRAFTER),
    route(GET, "/api/campaigns/{campaign}/rounds/{number}/desk", EXPERT),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/desk/recuse", EXPERT),
    route(GET, "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}", EXPERT),
    route(GET, "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/draft", EXPERT),
    route(PUT, "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/draft", EXPERT),
    route(PUT, "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/sheet", EXPERT),
    route(POST, "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/recuse", EXPERT),
    route(GET, "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/files", EXPERT),
    route(
        GET,
        "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/files/{file_number}",
        EXPERT,
    ),
    // 推选
    route(GET, "/api/selections", CAMPAIGN),
    route(GET, "/api/campaigns/{campaign}/selection", CAMPAIGN),
    route(POST, "/api/campaigns/{campaign}/selection", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/selection/rank", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/selection/propose", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/selection/confirm", SIGNER),
    route(POST, "/api/campaigns/{campaign}/selection/organisers", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/selection/what-if", DECIDERS),
    route(POST, "/api/campaigns/{campaign}/selection/notice", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/selection/close-notice", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/selection/objections", DRAFTER),
    route(POST, "/api/campaigns/{campaign}/selection/objections/{objection}/settle", REVIEWER),
    // 审计
    route(GET, "/api/audit/log", AUDITOR),
    route(GET, "/api/audit/trail", AUDITOR),
    route(GET, "/api/audit/as-of", AUDITOR),
    route(GET, "/api/audit/diff", AUDITOR),
    route(GET, "/api/audit/timeline", AUDITOR),
    route(GET, "/api/audit/verification", AUDITOR),
    route(POST, "/api/audit/verification", AUDITOR),
    route(GET, "/api/audit/bundles", AUDITOR),
    route(POST, "/api/audit/bundles", AUDITOR),
    route(GET, "/api/audit/bundles/{bundle}", AUDITOR),
    // 页面
    route(GET, "/assets/{name}", Public),
    route(GET, "/sign-in", Public),
    route(POST, "/sign-in", Public),
    route(POST, "/sign-out", SignedIn),
    route(GET, "/", SignedIn),
    route(GET, "/documents", STAFF),
    route(GET, "/documents/new", DRAFTER),
    route(POST, "/documents/new", DRAFTER),
    route(POST, "/documents/preview", DRAFTER),
    route(POST, "/documents/import", DRAFTER),
    route(GET, "/documents/{document}", STAFF),
    route(GET, "/documents/{document}/redline", STAFF),
    route(GET, "/documents/{document}/edit", DRAFTER),
    route(POST, "/documents/{document}/edit", DRAFTER),
    route(POST, "/documents/{document}/{act}", OFFICE),
    route(GET, "/registers", LEDGER),
    route(GET, "/audit", AUDITOR),
    route(GET, "/audit/verification", AUDITOR),
    route(POST, "/audit/verification", AUDITOR),
    route(POST, "/audit/bundles", AUDITOR),
    route(GET, "/audit/bundles/{bundle}", AUDITOR),
    route(GET, "/audit/{of}/{id}", AUDITOR),
    route(GET, "/campaigns", SignedIn),
    route(GET, "/campaigns/new", DRAFTER),
    route(POST, "/campaigns/new", DRAFTER),
    route(POST, "/campaigns/{campaign}/{act}", DRAFTER),
    route(GET, "/campaigns/{campaign}", SignedIn),
    route(GET, "/accounts", ADMINISTRATOR),
    route(POST, "/accounts", ADMINISTRATOR),
    route(GET, "/accounts/{account}", ADMINISTRATOR),
    route(POST, "/accounts/{account}/{act}", ADMINISTRATOR),
    route(GET, "/me", SignedIn),
    route(POST, "/me/password", SignedIn),
    route(POST, "/me/tokens", SignedIn),
    route(POST, "/me/tokens/{token}/revoke", SignedIn),
    route(POST, "/me/sessions/end-others", SignedIn),
    route(POST, "/me/sessions/{session}/end", SignedIn),
    route(GET, "/invitations/{invitation}", Public),
    route(POST, "/invitations/{invitation}", Public),
    route(GET, "/reviews", REVIEWS),
    route(GET, "/reviews/{campaign}/{number}", EXPERT),
    route(POST, "/reviews/{campaign}/{number}/recuse", EXPERT),
    route(GET, "/reviews/{campaign}/{number}/{case_number}", EXPERT),
    route(POST, "/reviews/{campaign}/{number}/{case_number}/draft", EXPERT),
    route(POST, "/reviews/{campaign}/{number}/{case_number}/sheet", EXPERT),
    route(POST, "/reviews/{campaign}/{number}/{case_number}/recuse", EXPERT),
    route(GET, "/selections", CAMPAIGN),
    route(GET, "/selections/{campaign}", CAMPAIGN),
    route(POST, "/selections/{campaign}/{act}", DECIDERS),
    route(GET, "/selections/{campaign}/publicity", CAMPAIGN),
    route(POST, "/selections/{campaign}/publicity/{act}", PUBLICISTS),
    route(GET, "/selections/{campaign}/bulletin", CAMPAIGN),
    route(POST, "/selections/{campaign}/bulletin", DRAFTER),
    route(GET, "/campaigns/{campaign}/rounds/new", DRAFTER),
    route(POST, "/campaigns/{campaign}/rounds/new", DRAFTER),
    route(GET, "/campaigns/{campaign}/rounds/{number}", CAMPAIGN),
    route(POST, "/campaigns/{campaign}/rounds/{number}/{act}", DRAFTER),
    route(GET, "/campaigns/{campaign}/rounds/{number}/experts/{account}", CAMPAIGN),
    route(POST, "/campaigns/{campaign}/rounds/{number}/experts/{account}/reopen", DRAFTER),
    // 参评的页面
    route(GET, "/entries", PARTIES),
    route(GET, "/entries/{campaign}", ENTRANT),
    route(POST, "/entries/{campaign}", ENTRANT),
    route(GET, "/entries/{campaign}/{unit}", ENTRIES),
    route(POST, "/entries/{campaign}/{unit}/cases", ENTRANT),
    route(POST, "/entries/{campaign}/{unit}/files", ENTRANT),
    route(POST, "/entries/{campaign}/{unit}/detach", ENTRANT),
    route(GET, "/entries/{campaign}/{unit}/cases/{case}", ENTRIES),
    route(POST, "/entries/{campaign}/{unit}/cases/{case}", ENTRANT),
    route(POST, "/entries/{campaign}/{unit}/cases/{case}/files", ENTRANT),
    route(POST, "/entries/{campaign}/{unit}/cases/{case}/nominate", RECOMMENDER),
    route(GET, "/entries/{campaign}/{unit}/cases/{case}/receipt", ENTRIES),
    route(POST, "/entries/{campaign}/{unit}/cases/{case}/{act}", ENTRANT),
    // 形式审查的页面
    route(GET, "/screening", CAMPAIGN),
    route(GET, "/screening/{campaign}", CAMPAIGN),
    route(GET, "/screening/{campaign}/{unit}/{case}", CAMPAIGN),
    route(POST, "/screening/{campaign}/{unit}/{case}/{act}", REVIEWER),
    // 公众
    route(GET, "/public", Public),
    route(GET, "/public/documents/{document}", Public),
    route(GET, "/public/results", Public),
    route(GET, "/public/results/{campaign}", Public),
    route(GET, "/public/verify", Public),
    route(POST, "/public/verify", Public),
    route(GET, "/api/public/documents", Public),
    route(GET, "/api/public/results/{campaign}", Public),
    route(GET, "/api/public/verify", Public),
    route(GET, "/api/public/documents/{document}/files/{format}", Public),
];

/// The route of a method and a pattern.
#[must_use]
pub fn find(method: &Method, path: &str) -> Option<&'static Route> {
    let method = if method == Method::HEAD { &Method::GET } else { method };
    ROUTES.iter().find(|route| route.method == *method && route.path == path)
}

/// The methods under which a pattern is known.
#[must_use]
pub(crate) fn methods(path: &str) -> Vec<&'static str> {
    let known = ROUTES.iter().filter(|route| route.path == path);
    known.map(|route| route.method.as_str()).collect()
}
