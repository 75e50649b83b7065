//! The words of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use fawen_domain::paper::Format;

pub(crate) const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}";

/// 发文：公文与征集活动的事件溯源服务
#[derive(Debug, Parser)]
#[command(
    name = "fawen",
    version,
    help_template = TEMPLATE,
    override_usage = "fawen 命令 [选项]",
    subcommand_help_heading = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// 显示帮助
    #[arg(long, short = 'h', action = clap::ArgAction::Help, global = true, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(long, short = 'V', action = clap::ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 演示：重演真实的征集活动或印发工作，写出公文
    #[command(help_template = TEMPLATE, override_usage = "fawen demo [--scenario 情景] [--store 库] [--out 目录] [--attest]")]
    Demo(Demo),
    /// 账号：开通、授予角色、停用、邀请、设置密码
    #[command(subcommand, help_template = TEMPLATE, override_usage = "fawen admin 命令 [选项]", subcommand_help_heading = "命令")]
    Admin(crate::admin::Admin),
    /// 启动服务：网页、接口和后台工作
    #[command(help_template = TEMPLATE, override_usage = "fawen serve [--config 文件] [--store 库] [--listen 地址] [--web-only | --worker-only]")]
    Serve(crate::serve::Serve),
    /// 按顺序列出事件
    #[command(help_template = TEMPLATE, override_usage = "fawen log [--after 位置] [--limit 条数] [--json] [--store 库]")]
    Log(Log),
    /// 建立或升级 PostgreSQL 数据库里的表
    #[command(help_template = TEMPLATE, override_usage = "fawen migrate --store 库 [--app-role 角色]")]
    Migrate(Migrate),
    /// 显示一个事件流的经过和现状
    #[command(help_template = TEMPLATE, override_usage = "fawen show 事件流 [--json] [--store 库]")]
    Show(Show),
    /// 视图
    #[command(subcommand, help_template = TEMPLATE, override_usage = "fawen views rebuild [--store 库]", subcommand_help_heading = "命令")]
    Views(Views),
    /// 列出视图、流程、印制队列各自的进度和被搁置的事件，或重试
    #[command(help_template = TEMPLATE, override_usage = "fawen consumers [--json] [--store 库]\n      fawen consumers retry [消费者] [--position 位置] [--store 库]")]
    Consumers(crate::consumers::Consumers),
    /// 办理待办：更新视图、推进流程、按记录重印公文并核对
    #[command(help_template = TEMPLATE, override_usage = "fawen work [--watch] [--out 目录] [--metrics 文件] [--json] [--store 库]")]
    Work(crate::consumers::Work),
    /// 审计：签署检查点，核验事件库，出具和查验证据包
    #[command(subcommand, help_template = TEMPLATE, override_usage = "fawen audit 命令 [选项]", subcommand_help_heading = "命令")]
    Audit(crate::audit::Audit),
    /// 删除一件案例、一位评委或一件异议里的个人信息
    #[command(help_template = TEMPLATE, override_usage = "fawen erase 事件流 编号 --reason 理由 --by 经办人 [--store 库]")]
    Erase(Erase),
    /// 备份事件库，写出时不影响使用
    #[command(help_template = TEMPLATE, override_usage = "fawen backup -o 文件 [--without-keys] [--store 库]")]
    Backup(crate::backup::BackUp),
    /// 用备份恢复事件库
    #[command(help_template = TEMPLATE, override_usage = "fawen restore 备份 [--store 库]")]
    Restore(crate::backup::Restore),
    /// 体检：事件库、时钟、密钥、字体、磁盘是否正常
    #[command(help_template = TEMPLATE, override_usage = "fawen doctor [--json] [--store 库]")]
    Doctor(crate::doctor::Doctor),
    /// 对照国家标准检查一份 .docx 的格式
    #[command(help_template = TEMPLATE, override_usage = "fawen check 文件 [--format 版式] [--json]")]
    Check(Check),
    /// 检查一份公文的文字
    #[command(help_template = TEMPLATE, override_usage = "fawen lint 文件 [--notice 通知文件] [--json]")]
    Lint(Lint),
    /// 识别一份公文的结构
    #[command(help_template = TEMPLATE, override_usage = "fawen parse 文件 [--json]")]
    Parse(Parse),
    /// 排版：把一份或一批公文排成 PDF、DOCX、SVG
    #[command(help_template = TEMPLATE, override_usage = "fawen typeset 文件 -o 输出 [选项]\n      fawen typeset --batch 目录 -o 目录 [选项]")]
    Typeset(crate::typeset::Typeset),
    /// 列出所用字体及其收字，检查一份文字缺哪些字
    #[command(help_template = TEMPLATE, override_usage = "fawen fonts [--text 文件] [--profile 设定] [--json]")]
    Fonts(Fonts),
    /// 检查一个上传的文件；由服务自己启动，文件从标准输入读
    #[command(hide = true, help_template = TEMPLATE, override_usage = "fawen probe < 文件")]
    Probe(crate::probe::Probe),
    /// 发文字号
    #[command(subcommand, help_template = TEMPLATE, override_usage = "fawen number check 文号 [--json]", subcommand_help_heading = "命令")]
    Number(Number),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct StoreArgument {
    /// 事件库：sqlite:文件路径 或 postgres://用户@主机/数据库；默认 sqlite:fawen.db
    #[arg(long, value_name = "库", default_value = "sqlite:fawen.db", hide_default_value = true)]
    pub(crate) store: String,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Demo {
    /// 情景：2019、2020、2022、2023，all（四个都演），或一个含 scenario.toml 的目录；默认 2022
    #[arg(long, value_name = "情景", default_value = "2022", hide_default_value = true)]
    pub(crate) scenario: String,
    /// 写出公文的目录；默认 out
    #[arg(long, value_name = "目录", default_value = "out", hide_default_value = true)]
    pub(crate) out: PathBuf,
    /// 事件库，如 sqlite:fawen.db 或 postgres://用户@主机/数据库；默认放在写出公文的目录里。已演过的步骤不会重演
    #[arg(long, value_name = "库")]
    pub(crate) store: Option<String>,
    /// 印制时把事件库的检查点写进文件属性；每次演出的检查点不同，文件也就不同
    #[arg(long)]
    pub(crate) attest: bool,
    /// 以 JSON 报告结果
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Log {
    #[command(flatten)]
    pub(crate) store: StoreArgument,
    /// 从这个位置之后开始；默认从头开始
    #[arg(long, value_name = "位置", default_value_t = 0, hide_default_value = true, value_parser = whole_number)]
    pub(crate) after: u64,
    /// 最多列出多少条；默认全部列出
    #[arg(long, value_name = "条数", value_parser = whole_number)]
    pub(crate) limit: Option<u64>,
    /// 每行一个 JSON 对象
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Migrate {
    /// 数据库：postgres://用户@主机/数据库，用户须有权建表
    #[arg(long, value_name = "库")]
    pub(crate) store: String,
    /// 授予这个角色运行发文所需的最小权限：事件只能读取和添加
    #[arg(long, value_name = "角色")]
    pub(crate) app_role: Option<String>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Show {
    /// 事件流，如 OfficialDocument/2022-notice
    #[arg(value_name = "事件流", help_heading = "参数")]
    pub(crate) stream: String,
    #[command(flatten)]
    pub(crate) store: StoreArgument,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Erase {
    /// 事件流，如 UnitEntry/2022-ydyp/xiehe
    #[arg(value_name = "事件流", help_heading = "参数")]
    pub(crate) stream: String,
    /// 其中的案例、评委或异议的编号
    #[arg(value_name = "编号", help_heading = "参数")]
    pub(crate) subject: String,
    /// 删除的理由，如“本人申请”
    #[arg(long, value_name = "理由")]
    pub(crate) reason: String,
    /// 经办人姓名，记入历史
    #[arg(long, value_name = "经办人")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) store: StoreArgument,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Views {
    /// 从事件重建全部视图，读者不受影响
    #[command(help_template = TEMPLATE, override_usage = "fawen views rebuild [--store 库]")]
    Rebuild(StoreArgument),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Parse {
    /// UTF-8 文本文件，或 .docx
    #[arg(value_name = "文件", help_heading = "参数")]
    pub(crate) file: PathBuf,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Check {
    /// .docx 文件
    #[arg(value_name = "文件", help_heading = "参数")]
    pub(crate) file: PathBuf,
    /// 按哪种版式检查：文件、信函、命令、纪要；默认看公文本身
    #[arg(long, value_name = "版式", value_parser = format)]
    pub(crate) format: Option<Format>,
    /// 以 JSON 数组输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Lint {
    /// UTF-8 文本文件
    #[arg(value_name = "文件", help_heading = "参数")]
    pub(crate) file: PathBuf,
    /// 与这份通知对照检查（文件是其结果通报）
    #[arg(long, value_name = "通知文件")]
    pub(crate) notice: Option<PathBuf>,
    /// 以 JSON 数组输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Fonts {
    /// 检查这个 UTF-8 文本文件的用字
    #[arg(long, value_name = "文件")]
    pub(crate) text: Option<PathBuf>,
    /// 版面设定：a、b 或一个 TOML 文件，其 [fonts] 可指定字体；默认 a
    #[arg(long, value_name = "设定", default_value = "a", hide_default_value = true)]
    pub(crate) profile: String,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Number {
    /// 检查一个发文字号的写法
    #[command(help_template = TEMPLATE, override_usage = "fawen number check 文号 [--json]")]
    Check(NumberCheck),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct NumberCheck {
    /// 发文字号，如 卫健政促发〔2022〕10号
    #[arg(value_name = "文号", help_heading = "参数")]
    pub(crate) text: String,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

pub(crate) fn whole_number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "应为非负整数，如 100".to_owned())
}

/// A format by its Chinese or English name.
pub(crate) fn format(text: &str) -> Result<Format, String> {
    match text {
        "文件" | "document" => Ok(Format::Document),
        "信函" | "letter" => Ok(Format::Letter),
        "命令" | "令" | "command" => Ok(Format::Command),
        "纪要" | "minutes" => Ok(Format::Minutes),
        _ => Err("应为文件、信函、命令或纪要".to_owned()),
    }
}
