//! Papers that come in: DOCX read, refused, measured.

mod own;
