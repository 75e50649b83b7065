//! Where a password comes from: typed unseen, or from a file or the standard input; never from the words of
//! the command line, which others can see.

use std::{
    fs,
    io::{self, BufRead, IsTerminal},
    path::PathBuf,
};

use anyhow::{Context, bail};
use clap::Args;

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct PasswordArgument {
    /// 从文件首行读取密码；不写则从终端输入（不显示），或从标准输入读一行
    #[arg(long, value_name = "文件")]
    password_file: Option<PathBuf>,
}

impl PasswordArgument {
    /// Reads the password for this login name.
    pub(super) fn read(&self, login: &str) -> anyhow::Result<String> {
        if let Some(path) = &self.password_file {
            let text = fs::read_to_string(path)
                .with_context(|| format!("不能读取密码文件“{}”", path.display()))?;
            return line(&text);
        }
        if !io::stdin().is_terminal() {
            let mut text = String::new();
            io::stdin().lock().read_line(&mut text).context("不能从标准输入读取密码")?;
            return line(&text);
        }
        let ask = |prompt: &str| rpassword::prompt_password(prompt).context("不能从终端读取密码");
        let password = ask(&format!("账号“{login}”的密码（输入时不显示）："))?;
        if ask("再输入一次：")? != password {
            bail!("两次输入的密码不同，请重新运行");
        }
        Ok(password)
    }
}

/// The first line, without its end.
fn line(text: &str) -> anyhow::Result<String> {
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(line.to_owned()),
        _ => bail!("没有读到密码：请把密码写在第一行"),
    }
}
