//! For whom a route is.

use fawen_accounts::Principal;
use fawen_domain::account::Role;

/// For whom a route is. How far a role reaches (its scope) is looked at where the object is known, in `work`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody, signed in or not.
    Public,
    /// Anybody who is signed in.
    SignedIn,
    /// Whoever holds one of these roles somewhere.
    Roles(&'static [Role]),
}

impl Who {
    /// Whether somebody, or nobody, is let through.
    #[must_use]
    pub fn admits(self, principal: Option<&Principal>) -> bool {
        match self {
            Self::Public => true,
            Self::SignedIn => principal.is_some(),
            Self::Roles(roles) => {
                principal.is_some_and(|asker| roles.iter().any(|role| asker.holds(*role)))
            }
        }
    }

    /// The roles in Chinese, for a refusal.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Public => "任何人".to_owned(),
            Self::SignedIn => "已登录的人".to_owned(),
            Self::Roles(roles) => {
                let names: Vec<_> = roles.iter().map(|role| role.label()).collect();
                names.join("、")
            }
        }
    }
}
