//! Why nobody was vouched for. Messages are for people, in Chinese; the log says more.

/// Why nobody was vouched for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// The provider cannot be reached, or does not answer in time.
    #[error("统一身份认证暂时连不上：请稍后再试，或用登录名和密码登录")]
    Unreachable,
    /// The provider does not take the code: it is over, or was used.
    #[error("这次登录已经用过或已经过期：请重新从登录页开始")]
    Spent,
    /// What the provider says cannot be relied on, or not be understood.
    #[error("统一身份认证的答复不可信（{0}），没有登录：请重试，仍不行请把这句话告诉系统管理员")]
    Untrusted(&'static str),
    /// It is not set up as the provider wants it.
    #[error("统一身份认证的设置有误（{0}）：请告诉系统管理员")]
    SetUp(&'static str),
}
