//! Whether fields are those that a template declares.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{Field, FieldKind, FieldProblem};
use crate::parse_blocks;

/// Checks all fields and gives all problems.
pub(super) fn check(fields: &[Field], values: &Value) -> Result<(), Vec<FieldProblem>> {
    let mut problems = Vec::new();
    check_record(fields, values, "", &mut problems);
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn check_record(fields: &[Field], record: &Value, at: &str, problems: &mut Vec<FieldProblem>) {
    let Value::Object(record) = record else {
        problems.push(FieldProblem::Mistyped {
            path: if at.is_empty() { "（全部字段）".to_owned() } else { at.to_owned() },
            meaning: "一条记录".to_owned(),
            expected: "字段名与值的对应",
            found: describe(record),
        });
        return;
    };
    for field in fields {
        check_field(field, record, &path(at, &field.name), problems);
    }
    let declared = |name: &&String| !fields.iter().any(|field| field.name == **name);
    for name in record.keys().filter(declared) {
        problems.push(FieldProblem::Unknown { path: path(at, name) });
    }
}

fn check_field(
    field: &Field,
    record: &Map<String, Value>,
    path: &str,
    problems: &mut Vec<FieldProblem>,
) {
    match record.get(&field.name) {
        Some(value) if !value.is_null() => check_value(field, value, path, problems),
        _ if field.required => problems
            .push(FieldProblem::Missing { path: path.to_owned(), meaning: field.meaning.clone() }),
        _ => {}
    }
}

fn check_value(field: &Field, value: &Value, path: &str, problems: &mut Vec<FieldProblem>) {
    let right = match (field.kind, value) {
        (FieldKind::Text, Value::String(text)) => {
            return check_text(field, text, path, problems);
        }
        (FieldKind::Blocks, Value::String(text)) => {
            return check_blocks(field, text, path, problems);
        }
        (FieldKind::Texts, Value::Array(texts)) => {
            let each = Field { kind: FieldKind::Text, ..field.clone() };
            for (index, text) in texts.iter().enumerate() {
                check_value(&each, text, &format!("{path}[{index}]"), problems);
            }
            return;
        }
        (FieldKind::Records, Value::Array(records)) => {
            for (index, record) in records.iter().enumerate() {
                check_record(&field.fields, record, &format!("{path}[{index}]"), problems);
            }
            return;
        }
        (FieldKind::Number, Value::Number(number)) => number.is_u64(),
        (FieldKind::Date, Value::String(date)) => date.parse::<Date>().is_ok(),
        (FieldKind::Flag, Value::Bool(_)) => true,
        _ => false,
    };
    if !right {
        problems.push(FieldProblem::Mistyped {
            path: path.to_owned(),
            meaning: field.meaning.clone(),
            expected: field.kind.name(),
            found: describe(value),
        });
    }
}

fn check_text(field: &Field, text: &str, path: &str, problems: &mut Vec<FieldProblem>) {
    if text.trim().is_empty() {
        let (path, meaning) = (path.to_owned(), field.meaning.clone());
        problems.push(FieldProblem::Blank { path, meaning });
    }
}

fn check_blocks(field: &Field, text: &str, path: &str, problems: &mut Vec<FieldProblem>) {
    check_text(field, text, path, problems);
    if let Err(errors) = parse_blocks(text) {
        let (path, meaning) = (path.to_owned(), field.meaning.clone());
        problems.push(FieldProblem::BadMarkup { path, meaning, errors });
    }
}

fn path(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// A value for a message: short ones as they are.
fn describe(value: &Value) -> String {
    match value {
        Value::Null => "空值".to_owned(),
        Value::Array(items) => format!("{}项的列表", items.len()),
        Value::Object(_) => "一条记录".to_owned(),
        Value::String(text) => format!("文字“{text}”"),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}
