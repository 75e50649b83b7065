//! Passwords (密码): which ones do, and how they are hashed.

mod credential;
mod hashing;
mod rules;

pub use self::rules::{PasswordProblem, password_problems};
pub(crate) use self::{credential::Credential, hashing::Hashing};
