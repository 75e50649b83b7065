//! Where each page lives. The routes of the service and the links between pages both come from here.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a part of an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// 工作台
pub const DESK: &str = "/";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Signing in by way of a provider of identities.
pub const SIGN_IN_ELSEWHERE: &str = "/sign-in/oidc";
/// Where the browser comes back to from there.
pub const BACK_FROM_ELSEWHERE: &str = "/sign-in/oidc/callback";
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// 公文
pub const DOCUMENTS: &str = "/documents";
/// A new draft.
pub const DRAFT: &str = "/documents/new";
/// The editor with what a file says.
pub const IMPORT: &str = "/documents/import";
/// The page of a text that is being typed.
pub const PREVIEW: &str = "/documents/preview";
/// 文号登记簿
pub const REGISTERS: &str = "/registers";
/// 征集活动
pub const CAMPAIGNS: &str = "/campaigns";
/// A campaign planned from its notice.
pub const NEW_CAMPAIGN: &str = "/campaigns/new";
/// 参评
pub const ENTRIES: &str = "/entries";
/// 形式审查
pub const SCREENING: &str = "/screening";
/// 评审
pub const REVIEWS: &str = "/reviews";
/// 推选
pub const SELECTIONS: &str = "/selections";
/// 审计
pub const AUDIT: &str = "/audit";
/// 校验与取证
pub const VERIFICATION: &str = "/audit/verification";
/// Evidence bundles.
pub const BUNDLES: &str = "/audit/bundles";
/// 账号
pub const ACCOUNTS: &str = "/accounts";
/// 我的账号
pub const OWN: &str = "/me";
/// One's own identity with a provider.
pub const OWN_IDENTITY: &str = "/me/identity";
/// Published papers.
pub const PUBLIC: &str = "/public";
/// Published results.
pub const RESULTS: &str = "/public/results";
/// Whether a paper is genuine.
pub const VERIFY: &str = "/public/verify";

/// One part of an address.
fn part(text: &str) -> String {
    match text {
        // A browser would take these for steps up the tree.
        "." => "%2E".to_owned(),
        ".." => "%2E%2E".to_owned(),
        _ => utf8_percent_encode(text, PLAIN).to_string(),
    }
}

/// An address under another, of parts that may hold anything.
#[must_use]
pub fn under(base: &str, parts: &[&str]) -> String {
    let base = base.trim_end_matches('/');
    parts.iter().fold(base.to_owned(), |address, text| format!("{address}/{}", part(text)))
}

/// An address with a query; empty values are left out.
#[must_use]
pub fn with(base: &str, pairs: &[(&str, &str)]) -> String {
    let given: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{}={}", part(name), part(value)))
        .collect();
    if given.is_empty() { base.to_owned() } else { format!("{base}?{}", given.join("&")) }
}

/// A style, script: by the name with its hash.
#[must_use]
pub fn asset(name: &str) -> String {
    under("/assets", &[name])
}

/// One document.
#[must_use]
pub fn document(id: &str) -> String {
    under(DOCUMENTS, &[id])
}

/// Something of one document: `edit`, `redline`, `submit`.
#[must_use]
pub fn of_document(id: &str, what: &str) -> String {
    under(DOCUMENTS, &[id, what])
}

/// One campaign.
#[must_use]
pub fn campaign(id: &str) -> String {
    under(CAMPAIGNS, &[id])
}

/// One account.
#[must_use]
pub fn account(login: &str) -> String {
    under(ACCOUNTS, &[login])
}

/// One published paper.
#[must_use]
pub fn public_paper(id: &str) -> String {
    under(PUBLIC, &["documents", id])
}

/// The desk of an expert in one round of a campaign.
#[must_use]
pub fn review(campaign: &str, number: u32) -> String {
    under(REVIEWS, &[campaign, &number.to_string()])
}

/// One score sheet of an expert.
#[must_use]
pub fn sheet(campaign: &str, number: u32, case: u32) -> String {
    under(&review(campaign, number), &[&case.to_string()])
}

/// One round of a campaign, for who runs it.
#[must_use]
pub fn round(campaign: &str, number: u32) -> String {
    under(&self::campaign(campaign), &["rounds", &number.to_string()])
}

/// A new round of a campaign.
#[must_use]
pub fn new_round(campaign: &str) -> String {
    under(&self::campaign(campaign), &["rounds", "new"])
}

/// What one member of the panel was given.
#[must_use]
pub fn seats(campaign: &str, number: u32, account: &str) -> String {
    under(&round(campaign, number), &["experts", account])
}

/// The selection of a campaign.
#[must_use]
pub fn selection(campaign: &str) -> String {
    under(SELECTIONS, &[campaign])
}

/// The public notice of a campaign, with its objections.
#[must_use]
pub fn publicity(campaign: &str) -> String {
    under(&selection(campaign), &["publicity"])
}

/// The bulletin of a campaign.
#[must_use]
pub fn bulletin(campaign: &str) -> String {
    under(&selection(campaign), &["bulletin"])
}

/// A unit's entry in a campaign.
#[must_use]
pub fn entry(campaign: &str, unit: &str) -> String {
    under(ENTRIES, &[campaign, unit])
}

/// One case of a unit's entry.
#[must_use]
pub fn case(campaign: &str, unit: &str, case: &str) -> String {
    under(ENTRIES, &[campaign, unit, "cases", case])
}

/// One case in the formal screening.
#[must_use]
pub fn screening(campaign: &str, unit: &str, case: &str) -> String {
    under(SCREENING, &[campaign, unit, case])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn identifiers_cannot_leave_their_part() {
        assert_eq!(document("2022-通知"), "/documents/2022-%E9%80%9A%E7%9F%A5");
        assert_eq!(document("../admin?x=1#y"), "/documents/..%2Fadmin%3Fx%3D1%23y");
        assert_eq!(document(".."), "/documents/%2E%2E");
        assert_eq!(with("/documents", &[("q", "a&b"), ("kind", "")]), "/documents?q=a%26b");
    }

    proptest! {
        #[test]
        fn a_part_stays_one_part(id in ".*") {
            let address = document(&id);
            prop_assert_eq!(address.matches('/').count(), 2);
            prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>?#".contains(&byte)));
        }
    }
}
