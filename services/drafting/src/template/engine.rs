//! Filling the text of a template.
//!
//! minijinja does the filling, strict about names; its formatter is ours: every value is guarded,
//! so that a field can change what a paper says but never how it is built.

mod filters;

use std::collections::BTreeSet;

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior,
    syntax::SyntaxConfig, value::Serde,
};
use serde_json::{Map, Value};

use super::{DraftingError, Field, FieldKind, Template};
use crate::markup::escape_anywhere;

/// The name minijinja knows our escaping by.
const DRAFT: &str = "draft";

/// The draft, filled.
pub(super) fn fill(template: &Template, fields: &Value) -> Result<String, DraftingError> {
    let values = Serde(Value::Object(record(&template.fields, fields)));
    environment()
        .and_then(|env| env.render_named_str(&template.name, &template.text, values))
        .map_err(failure)
}

/// The names that a text asks for, those of our own functions aside.
pub(super) fn placeholders(text: &str) -> Result<BTreeSet<String>, DraftingError> {
    let env = environment().map_err(failure)?;
    let names = env.template_from_str(text).map_err(failure)?.undeclared_variables(false);
    Ok(names.into_iter().filter(|name| !filters::FUNCTIONS.contains(&name.as_str())).collect())
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    env.set_auto_escape_callback(|_| AutoEscape::Custom(DRAFT.into()));
    env.set_formatter(format_value);
    filters::register(&mut env);
    Ok(env)
}

fn format_value(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &minijinja::Value,
) -> Result<(), Error> {
    if value.is_undefined() || value.is_none() {
        let text = "印出了没有给出的字段，请以 if 判断";
        return Err(Error::new(ErrorKind::UndefinedError, text));
    }
    let text = value.to_string();
    let guarded = if value.is_safe() { text } else { escape_anywhere(&text) };
    out.write_str(&guarded).map_err(Error::from)
}

fn failure(error: Error) -> DraftingError {
    DraftingError::Text(match error.line() {
        Some(line) => format!("第{line}行：{error}"),
        None => error.to_string(),
    })
}

/// The fields as the text sees them: what is not given is none or empty, so that `if` can ask for it.
fn record(fields: &[Field], values: &Value) -> Map<String, Value> {
    let given = |field: &Field| match values.get(&field.name) {
        Some(value) if !value.is_null() => seen(field, value),
        _ => absent(field.kind),
    };
    fields.iter().map(|field| (field.name.clone(), given(field))).collect()
}

/// A list that is not given is an empty one.
fn absent(kind: FieldKind) -> Value {
    match kind {
        FieldKind::Texts | FieldKind::Records => Value::Array(Vec::new()),
        _ => Value::Null,
    }
}

fn seen(field: &Field, value: &Value) -> Value {
    match (field.kind, value) {
        (FieldKind::Records, Value::Array(records)) => {
            records.iter().map(|each| Value::Object(record(&field.fields, each))).collect()
        }
        _ => value.clone(),
    }
}
