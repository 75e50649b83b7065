//! What can be wrong with a configuration.

use std::{io, path::PathBuf};

/// What is wrong, where, and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("不能读取配置文件“{}”：{source}。请检查路径和权限", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file is no TOML.
    #[error("配置文件“{}”不是合格的TOML，第{line}行有误：请对照docs/configuration.md改正", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// There is no such key.
    #[error("{place}中的“{key}”不是配置项：请检查拼写，全部配置项见docs/configuration.md{}", hint(meant.as_deref()))]
    Unknown {
        /// The file or the environment.
        place: String,
        /// The key.
        key: String,
        /// What was perhaps meant.
        meant: Option<String>,
    },
    /// A value cannot be used.
    #[error("{place}中的{key}=“{value}”有误：{mend}")]
    Bad {
        /// The file or the environment.
        place: String,
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// What it should be.
        mend: String,
    },
    /// The provider would not know who asks.
    #[error(
        "写明了oidc.issuer，而没有oidc.client_id：请填写在统一身份认证登记本系统时得到的客户端编号"
    )]
    NoClient,
    /// The provider would not know where to send people back to.
    #[error(
        "写明了oidc.issuer，而http.listen的端口是0、又没有http.address：登录后不知道返回哪里。请写明http.address，或固定端口"
    )]
    NoWayBack,
    /// Cookies would travel in the open.
    #[error(
        "http.listen={listen}不在本机之内，而http.address没有写成https://…：登录信息会以明文传输。请在前面设置TLS代理并写明http.address，或只监听127.0.0.1"
    )]
    InTheOpen {
        /// The address.
        listen: String,
    },
}

fn hint(meant: Option<&str>) -> String {
    meant.map(|meant| format!("，是不是“{meant}”？")).unwrap_or_default()
}
