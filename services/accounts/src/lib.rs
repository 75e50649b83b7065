#![doc = include_str!("../README.md")]

mod accounts;
mod administer;
mod administrators;
mod bearer;
mod error;
mod identity;
mod invitation;
mod limits;
mod password;
mod principal;
mod secret;
mod session;
mod sign_in;
mod throttle;

pub use self::{
    accounts::Accounts,
    bearer::IssuedToken,
    error::{AccountsError, SignInRefused},
    identity::{Errand, Handshake, Vouched},
    invitation::{Invitation, Invited},
    limits::Limits,
    password::{PasswordProblem, password_problems},
    principal::Principal,
    secret::Secret,
    session::{OpenSession, Session, SignedIn},
    sign_in::SignIn,
};
