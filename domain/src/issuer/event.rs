//! What may be asked of an issuer, and what has happened to it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Founding, Profile};
use crate::ids::{IssuerId, SealId};

/// What may be asked of an issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssuerCommand {
    /// Registers a body (登记机关).
    Register {
        /// Its identifier.
        issuer: IssuerId,
        /// Its names.
        profile: Profile,
        /// Whether it issued papers before.
        founding: Founding,
    },
    /// Names the office that prints and sends (印发机关), and whom to ask.
    SetOffice {
        /// The office, as printed in the imprint.
        office: String,
        /// Name and telephone number.
        contact: Option<String>,
    },
    /// Applies for an account (申请发文立户).
    ApplyForAccount {
        /// The general office (办公厅、办公室) that decides.
        to: String,
        /// The paper by which the body was founded, and why it must issue papers.
        grounds: String,
    },
    /// Approves the account (批准立户).
    ApproveAccount {
        /// The general office that decided.
        by: String,
        /// The paper that says so.
        basis: String,
    },
    /// Declines the account (不予立户); the body may apply again.
    DeclineAccount {
        /// The general office that decided.
        by: String,
        /// Why.
        reason: String,
    },
    /// Adds an issuer code (启用机关代字).
    AddCode {
        /// The code, e.g. `绍卫党函`.
        code: String,
        /// The series that is numbered under it: `发`, `函`, `党函`, `令`.
        series: String,
    },
    /// Retires a code (停用机关代字).
    RetireCode {
        /// The code.
        code: String,
        /// Why.
        reason: String,
    },
    /// Adds a seal (启用印章).
    AddSeal {
        /// Its identifier.
        seal: SealId,
        /// The name on the seal.
        name: String,
        /// SHA-256 of its image, in 64 hexadecimal digits.
        image: String,
        /// The first day on which it may be used.
        valid_from: Date,
    },
    /// Retires a seal (停用印章).
    RetireSeal {
        /// The seal.
        seal: SealId,
        /// Why: worn, lost, handed in.
        reason: String,
    },
    /// The body has merged into another (合并).
    MergeInto {
        /// The body that goes on.
        successor: IssuerId,
        /// Since when.
        on: Date,
        /// The paper that ordered it.
        basis: String,
    },
    /// The body was abolished (撤销).
    Abolish {
        /// Since when.
        on: Date,
        /// The paper that ordered it.
        basis: String,
    },
}

/// What has happened to an issuer.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum IssuerEvent {
    /// The body was registered.
    IssuerRegistered {
        /// Its identifier.
        issuer: IssuerId,
        /// Its names.
        profile: Profile,
        /// Whether it issued papers before.
        founding: Founding,
    },
    /// The office that prints and sends was named.
    IssuerOfficeSet {
        /// The office.
        office: String,
        /// Whom to ask.
        contact: Option<String>,
    },
    /// An account was applied for.
    IssuerAccountApplied {
        /// The office that decides.
        to: String,
        /// Why it is needed.
        grounds: String,
    },
    /// The account was approved.
    IssuerAccountApproved {
        /// The office that decided.
        by: String,
        /// The paper that says so.
        basis: String,
    },
    /// The account was declined.
    IssuerAccountDeclined {
        /// The office that decided.
        by: String,
        /// Why.
        reason: String,
    },
    /// A code came into use.
    IssuerCodeAdded {
        /// The code.
        code: String,
        /// The series numbered under it.
        series: String,
    },
    /// A code went out of use.
    IssuerCodeRetired {
        /// The code.
        code: String,
        /// Why.
        reason: String,
        /// From this day on.
        on: Date,
    },
    /// A seal came into use.
    SealAdded {
        /// Its identifier.
        seal: SealId,
        /// The name on it.
        name: String,
        /// SHA-256 of its image, in lower-case hexadecimal.
        image: String,
        /// The first day on which it may be used.
        valid_from: Date,
    },
    /// A seal went out of use.
    SealRetired {
        /// The seal.
        seal: SealId,
        /// Why.
        reason: String,
        /// From this day on.
        on: Date,
    },
    /// The body merged into another.
    IssuerMerged {
        /// The body that goes on.
        successor: IssuerId,
        /// Since when.
        on: Date,
        /// The paper that ordered it.
        basis: String,
    },
    /// The body was abolished.
    IssuerAbolished {
        /// Since when.
        on: Date,
        /// The paper that ordered it.
        basis: String,
    },
}
