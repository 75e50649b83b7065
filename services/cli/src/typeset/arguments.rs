//! The words of `fawen typeset`.

use std::path::PathBuf;

use clap::Args;
use fawen_domain::paper::Format;

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Typeset {
    /// 公文：UTF-8 文本（.txt）或 Word 文档（.docx）
    #[arg(value_name = "文件", help_heading = "参数", required_unless_present = "batch")]
    pub(crate) file: Option<PathBuf>,
    /// 排这个目录里的全部公文，用上全部处理器
    #[arg(long, value_name = "目录", conflicts_with = "file")]
    pub(crate) batch: Option<PathBuf>,
    /// 写到哪里：.pdf、.docx 或 .svg 文件，可以写几次；与 --batch 同用时是目录
    #[arg(long, short = 'o', value_name = "输出", required = true)]
    pub(crate) out: Vec<PathBuf>,
    /// 与 --batch 同用：写成哪些格式，如 pdf,docx；默认 pdf
    #[arg(long, value_name = "格式", value_delimiter = ',', requires = "batch", value_parser = super::target::Kind::named)]
    pub(crate) to: Vec<super::target::Kind>,
    /// 与 --batch 同用：同时排几份；默认等于处理器数
    #[arg(long, value_name = "份数", requires = "batch", value_parser = jobs)]
    pub(crate) jobs: Option<usize>,
    /// 版式：文件、信函、命令、纪要；默认按文种和发文字号判断
    #[arg(long, value_name = "版式", value_parser = crate::arguments::format)]
    pub(crate) format: Option<Format>,
    /// 版面设定：a、b 或一个 TOML 文件；默认 a
    #[arg(long, value_name = "设定", default_value = "a", hide_default_value = true)]
    pub(crate) profile: String,
    /// 发文机关，联合行文时写几次，主办机关在前；默认取自公文
    #[arg(long, value_name = "机关")]
    pub(crate) issuer: Vec<String>,
    /// 发文字号，如 国办发〔2019〕4号；默认取自公文
    #[arg(long, value_name = "文号")]
    pub(crate) number: Option<String>,
    /// 印章：机关=图片.png，可以写几次；名称同署名
    #[arg(long, value_name = "机关=图片", value_parser = seal)]
    pub(crate) seal: Vec<(String, PathBuf)>,
    /// 以 JSON 报告结果
    #[arg(long)]
    pub(crate) json: bool,
}

fn jobs(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=64).contains(count));
    count.ok_or_else(|| "应为 1 到 64 的整数".to_owned())
}

fn seal(text: &str) -> Result<(String, PathBuf), String> {
    let parts = text.split_once('=').filter(|(name, path)| !name.is_empty() && !path.is_empty());
    let (name, path) = parts.ok_or_else(|| "应写作 机关=图片.png".to_owned())?;
    Ok((name.to_owned(), path.into()))
}
