//! Papers as files: what goes in comes out, the same bytes every time.

mod docx;
mod pdf;
mod sample;
