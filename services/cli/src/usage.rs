//! What was wrong with the words on the command line, in Chinese.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Prints help, version or the mistake; 0 for what was asked for, 2 for wrong use.
pub(crate) fn explain(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        print!("{error}");
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        eprint!("{error}");
        return ExitCode::from(2);
    }
    eprintln!("用法有误：{}", sentence(error));
    eprintln!("用 fawen --help 查看命令，用 fawen 命令 --help 查看其选项。");
    ExitCode::from(2)
}

fn sentence(error: &clap::Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let hint = context(error, ContextKind::SuggestedSubcommand);
            let hint =
                if hint.is_empty() { hint } else { format!("，是否想用“{hint}”？") };
            format!("没有“{}”这个命令{hint}", context(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少{argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::UnknownArgument => format!("不认识“{argument}”"),
        ErrorKind::ArgumentConflict => format!("“{argument}”不能这样同用或重复"),
        ErrorKind::InvalidValue => {
            let valid = context(error, ContextKind::ValidValue);
            let valid = if valid.is_empty() { valid } else { format!("，可用的有：{valid}") };
            format!("“{argument}”不能取“{value}”{valid}")
        }
        ErrorKind::ValueValidation => format!("“{argument}”的值“{value}”不对"),
        ErrorKind::InvalidUtf8 => "参数不是合法的 UTF-8 文字".to_owned(),
        _ => error.to_string(),
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
