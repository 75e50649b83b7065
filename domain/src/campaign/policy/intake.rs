//! How cases come in.

use serde::{Deserialize, Serialize};

use super::NamePattern;

/// How cases come in (报送方式).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Intake {
    /// The ways that are open; empty: the notice does not say, any will do.
    pub channels: Vec<Channel>,
    /// Where to, e.g. an e-mail address.
    pub address: String,
    /// How a mail's subject must be worded, e.g. `单位名称+特色品牌案例`.
    pub subject: Option<NamePattern>,
    /// Who answers questions (联系人).
    pub contacts: Vec<String>,
    /// What authors and units agree to (投稿说明), e.g. publication without fee.
    pub consents: Vec<String>,
}

/// A way by which a case comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 网上填报: the unit sees the findings before it submits.
    Web,
    /// 电子邮件.
    Mail,
    /// 纸质: by post, courier or hand.
    Paper,
    /// 传真.
    Fax,
    /// 办公系统 (OA).
    Oa,
}

impl Channel {
    /// The name in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Web => "网上填报",
            Self::Mail => "电子邮件",
            Self::Paper => "纸质报送",
            Self::Fax => "传真",
            Self::Oa => "办公系统",
        }
    }
}
