//! What was wrong with the words on the command line, in Chinese.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::exit::{Outcome, WrongUse, tell};

/// Prints help or version, or says what is wrong.
///
/// # Errors
/// [`WrongUse`] with the mistake.
pub(crate) fn explain(error: &clap::Error, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write!(out, "{error}")?;
            Ok(Outcome::Success)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            tell(error.to_string().trim_end());
            Ok(Outcome::WrongUse)
        }
        _ => Err(WrongUse(sentence(error)).into()),
    }
}

fn sentence(error: &clap::Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            format!("没有“{command}”这个命令{}", hint(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少{argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::UnknownArgument => {
            format!("不认识“{argument}”{}", hint(error, ContextKind::SuggestedArg))
        }
        ErrorKind::ArgumentConflict => format!("“{argument}”不能这样同用或重复"),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”缺少取值"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string);
            format!("“{argument}”不能取“{value}”：{}", why.unwrap_or_default())
        }
        ErrorKind::TooManyValues => format!("“{argument}”不带取值“{value}”"),
        ErrorKind::InvalidUtf8 => "参数不是合法的 UTF-8 文字".to_owned(),
        _ => format!("“{argument}”的写法不对"),
    }
}

fn hint(error: &clap::Error, kind: ContextKind) -> String {
    match context(error, kind) {
        suggested if suggested.is_empty() => suggested,
        suggested => format!("，是否想用“{suggested}”？"),
    }
}

/// A piece of what clap knows about the error, as words.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join("、"),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}
