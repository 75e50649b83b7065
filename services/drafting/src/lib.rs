#![doc = include_str!("../README.md")]

mod markup;
mod template;

pub use markup::{DraftError, DraftProblem, parse, parse_blocks, print, print_blocks};
pub use template::{
    DraftingError, Field, FieldKind, FieldProblem, Template, TemplateError, Templates, draft,
    fields_from_toml,
};
