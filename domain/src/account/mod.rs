//! Accounts (账号): who may do what, and in what part of the house.

mod role;

pub use self::role::{Grant, Role, Scope};
