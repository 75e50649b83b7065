//! Who somebody is, out of the claims about them.

use serde_json::Value;

/// A name is cut off after so many characters: it is only read.
const LONGEST: usize = 100;
/// The names by which people know each other, the best first.
const NAMES: [&str; 4] = ["preferred_username", "email", "name", "sub"];

/// Somebody whom the provider has just vouched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The issuer.
    pub provider: String,
    /// What they are known by there, for ever (`sub`).
    pub subject: String,
    /// What people know them by there; for reading only.
    pub name: String,
    /// The account of the house that the provider names, where it is trusted in this.
    pub login: Option<String>,
}

/// Whether everything is there that is wanted.
pub(crate) fn is_enough(claims: &Value, wanted: Option<&str>) -> bool {
    claims.get(wanted.unwrap_or("preferred_username")).is_some()
}

/// Who it is. `claims` are those of the token first, then those of the endpoint for them.
pub(crate) fn vouched(
    provider: &str,
    subject: &str,
    claims: &[Value],
    wanted: Option<&str>,
) -> Vouched {
    let text = |name: &str| {
        let found = claims.iter().find_map(|claims| claims.get(name)?.as_str());
        found.map(str::trim).filter(|text| !text.is_empty())
    };
    let confirmed = |name: &str| name != "email" || is_confirmed(claims);
    let login = wanted.filter(|name| confirmed(name)).and_then(text).map(str::to_owned);
    let name = NAMES.into_iter().find_map(text).unwrap_or(subject);
    let name = name.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    Vouched { provider: provider.to_owned(), subject: subject.to_owned(), name, login }
}

/// An address of mail that anybody may write in names nobody.
fn is_confirmed(claims: &[Value]) -> bool {
    let with = claims.iter().find(|claims| claims.get("email").is_some());
    with.and_then(|claims| claims.get("email_verified")) == Some(&Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(claims: &[Value], wanted: Option<&str>) -> Vouched {
        vouched("https://id.example.cn", "a1", claims, wanted)
    }

    #[test]
    fn an_account_is_named_only_by_the_claim_that_is_trusted() {
        let token = json!({"sub": "a1", "preferred_username": "wang"});
        let more = json!({"sub": "a1", "preferred_username": "other", "staff": " 007 "});
        let claims = [token, more];
        assert_eq!(of(&claims, None).login, None);
        assert_eq!(of(&claims, None).name, "wang");
        assert_eq!(of(&claims, Some("preferred_username")).login.as_deref(), Some("wang"));
        assert_eq!(of(&claims, Some("staff")).login.as_deref(), Some("007"));
        assert_eq!(of(&claims, Some("none")).login, None);
    }

    #[test]
    fn mail_counts_once_it_is_confirmed_and_only_where_it_stands() {
        let mail = |verified: Value| json!({"email": "w@x.cn", "email_verified": verified});
        let login = |claims: &[Value]| of(claims, Some("email")).login;
        assert_eq!(login(&[mail(json!(true))]).as_deref(), Some("w@x.cn"));
        for open in [json!(false), json!("true"), json!(null)] {
            assert_eq!(login(&[mail(open)]), None);
        }
        let elsewhere = [json!({"email": "w@x.cn"}), mail(json!(true))];
        assert_eq!(login(&elsewhere), None);
    }

    #[test]
    fn a_name_is_short_and_has_nothing_unseen() {
        assert_eq!(of(&[json!({})], None).name, "a1");
        let long = json!({"name": format!("王\u{7}{}", "x".repeat(300))});
        let name = of(&[long], None).name;
        assert_eq!((name.chars().count(), name.starts_with("王x")), (100, true));
    }
}
