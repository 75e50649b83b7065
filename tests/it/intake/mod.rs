//! Papers that come in: DOCX read, refused, measured.

mod check;
mod foreign;
mod hostile;
mod mutation;
mod own;
pub(crate) mod pack;
