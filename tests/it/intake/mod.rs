//! Papers that come in: DOCX read, refused, measured.

mod check;
mod own;
