//! The one table of all keys.

use std::path::PathBuf;

use fawen_store::Store;
use fawen_worker::reminders::Courier;

use super::{
    Config,
    values::{address, given, seconds, short, within},
};

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name in the file, with dots: `http.listen`.
    pub name: &'static str,
    /// What holds when nothing is said.
    pub default: &'static str,
    /// What it means, in Chinese.
    pub meaning: &'static str,
    /// Takes a value; or says what it should be.
    pub(super) set: fn(&mut Config, &str) -> Result<(), String>,
}

impl Key {
    /// Its name in the environment: `FAWEN_HTTP_LISTEN`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("FAWEN_{}", self.name.replace('.', "_").to_uppercase())
    }
}

/// All keys, in the order in which they are explained.
pub const KEYS: &[Key] = &[
    Key {
        name: "store",
        default: "sqlite:fawen.db",
        meaning: "事件库：sqlite:文件路径，或 postgres://用户@主机/数据库",
        set: |config, value| {
            Store::check_url(value).map_err(|error| error.to_string())?;
            value.clone_into(&mut config.store);
            Ok(())
        },
    },
    Key {
        name: "http.listen",
        default: "127.0.0.1:8420",
        meaning: "在哪个地址和端口上接受连接",
        set: |config, value| {
            config.http.listen = value
                .parse()
                .map_err(|_| "应为地址和端口，如 127.0.0.1:8420 或 [::1]:8420".to_owned())?;
            Ok(())
        },
    },
    Key {
        name: "http.address",
        default: "",
        meaning: "从外面访问时的网址，如 https://fawen.example.cn；写成 https 时，登录信息只经TLS传送，并发出HSTS。空着表示只在本机上不经TLS访问",
        set: |config, value| {
            config.http.address = address(value)?;
            Ok(())
        },
    },
    Key {
        name: "http.body_limit",
        default: "2097152",
        meaning: "一个请求最多多少字节（上传文件另有限制）",
        set: |config, value| {
            config.http.body_limit = within(value, 1024, 1 << 30, "字节数")?;
            Ok(())
        },
    },
    Key {
        name: "http.request_timeout",
        default: "30",
        meaning: "一个请求最多办多少秒",
        set: |config, value| {
            config.http.request_timeout = seconds(value)?;
            Ok(())
        },
    },
    Key {
        name: "http.shutdown_grace",
        default: "10",
        meaning: "收到停止信号后，最多等正在办的请求多少秒",
        set: |config, value| {
            config.http.shutdown_grace = seconds(value)?;
            Ok(())
        },
    },
    Key {
        name: "files.folder",
        default: "files",
        meaning: "印制的公文和上传的文件放在哪个目录",
        set: |config, value| {
            if value.is_empty() {
                return Err("应为目录，如 files".to_owned());
            }
            config.files = PathBuf::from(value);
            Ok(())
        },
    },
    Key {
        name: "files.location",
        default: "",
        meaning: "上传的文件放在哪里：一个目录，或 s3://桶/前缀（密钥取自环境变量 AWS_…）。空着表示放在 files.folder 下的 received 目录",
        set: |config, value| {
            config.handed_in.location = (!value.is_empty()).then(|| value.to_owned());
            Ok(())
        },
    },
    Key {
        name: "files.size_limit",
        default: "200000000",
        meaning: "一个上传的文件最多多少字节",
        set: |config, value| {
            config.handed_in.size_limit = within(value, 1024, 1 << 40, "字节数")? as u64;
            Ok(())
        },
    },
    Key {
        name: "files.quota",
        default: "4000000000",
        meaning: "一个账号最多存放多少字节的文件",
        set: |config, value| {
            config.handed_in.quota = within(value, 1024, 1 << 50, "字节数")? as u64;
            Ok(())
        },
    },
    Key {
        name: "files.open_uploads",
        default: "20",
        meaning: "一个账号最多同时有几个没有传完的文件",
        set: |config, value| {
            config.handed_in.open = within(value, 1, 1000, "个数")?;
            Ok(())
        },
    },
    Key {
        name: "files.abandoned_after",
        default: "259200",
        meaning: "没有传完的文件，多少秒没有续传就清理",
        set: |config, value| {
            config.handed_in.abandoned_after = short(value, 60, 31_536_000, "秒数")?;
            Ok(())
        },
    },
    Key {
        name: "files.upload_timeout",
        default: "1800",
        meaning: "上传文件的一个请求最多办多少秒",
        set: |config, value| {
            config.handed_in.upload_timeout = seconds(value)?;
            Ok(())
        },
    },
    Key {
        name: "files.probe_seconds",
        default: "10",
        meaning: "检查一个文件最多用多少秒处理器时间",
        set: |config, value| {
            config.handed_in.probe_seconds = short(value, 1, 3600, "秒数")?;
            Ok(())
        },
    },
    Key {
        name: "files.probe_wait",
        default: "30",
        meaning: "检查一个文件最多等多少秒",
        set: |config, value| {
            config.handed_in.probe_wait = short(value, 1, 3600, "秒数")?;
            Ok(())
        },
    },
    Key {
        name: "files.probe_memory",
        default: "1500000000",
        meaning: "检查一个文件最多用多少字节内存",
        set: |config, value| {
            config.handed_in.probe_memory = within(value, 1 << 27, 1 << 40, "字节数")? as u64;
            Ok(())
        },
    },
    Key {
        name: "proof.key",
        default: "",
        meaning: "签署检查点和证据包的密钥文件；空着就在事件库旁边（扩展名 .key），初次使用时生成。PostgreSQL 没有旁边，须写明",
        set: |config, value| {
            config.proof_key = (!value.is_empty()).then(|| PathBuf::from(value));
            Ok(())
        },
    },
    Key {
        name: "worker.interval",
        default: "1",
        meaning: "没有新事件时，后台多少秒检查一次到期的任务",
        set: |config, value| {
            config.look = seconds(value)?;
            Ok(())
        },
    },
    Key {
        name: "reminders.url",
        default: "",
        meaning: "提醒（待办、临近截止、补正期限）发到哪个网址，由那里转给本人；空着不发提醒",
        set: |config, value| {
            config.reminders.url = (!value.is_empty())
                .then(|| Courier::new(value, None).map(|_| value.to_owned()))
                .transpose()
                .map_err(|error| error.to_string())?;
            Ok(())
        },
    },
    Key {
        name: "reminders.token",
        default: "",
        meaning: "发提醒时出示的令牌（Authorization: Bearer）；宜只写在环境变量里",
        set: |config, value| {
            config.reminders.token = given(value);
            Ok(())
        },
    },
    Key {
        name: "oidc.issuer",
        default: "",
        meaning: "统一身份认证（OpenID Connect）提供方的 issuer，如 https://id.example.cn；空着只用登录名和密码登录。在提供方登记的回调地址是 http.address 加 /sign-in/oidc/callback",
        set: |config, value| {
            let problem = (!value.is_empty()).then(|| fawen_oidc::issuer_problem(value)).flatten();
            config.oidc.issuer = given(value);
            problem.map_or(Ok(()), |mend| Err(mend.to_owned()))
        },
    },
    Key {
        name: "oidc.client_id",
        default: "",
        meaning: "本系统在提供方登记的客户端编号",
        set: |config, value| {
            value.clone_into(&mut config.oidc.client_id);
            Ok(())
        },
    },
    Key {
        name: "oidc.client_secret",
        default: "",
        meaning: "客户端密钥；宜只写在环境变量里。空着表示公开客户端，只用PKCE",
        set: |config, value| {
            config.oidc.client_secret = given(value);
            Ok(())
        },
    },
    Key {
        name: "oidc.scopes",
        default: "profile",
        meaning: "除 openid 以外，向提供方要哪些范围，空格隔开；oidc.claim 写 email 的，要加上 email",
        set: |config, value| {
            config.oidc.scopes = value.split_whitespace().map(str::to_owned).collect();
            Ok(())
        },
    },
    Key {
        name: "oidc.label",
        default: "统一身份认证登录",
        meaning: "登录页上按钮的文字",
        set: |config, value| match given(value) {
            Some(label) => {
                config.oidc.label = label;
                Ok(())
            }
            None => Err("应为按钮的文字，如 统一身份认证登录".to_owned()),
        },
    },
    Key {
        name: "oidc.claim",
        default: "",
        meaning: "用哪一项认定账号，如 preferred_username：第一次登录时，其值等于登录名的账号就与这个统一身份绑定。空着表示先由本人或邀请绑定。只有提供方保证这一项不能由本人改动、不会改给别人，才可以写",
        set: |config, value| {
            config.oidc.claim = given(value);
            Ok(())
        },
    },
];
