//! Province-level regions (省级行政区, GB/T 2260), and the order in which lists are printed.

mod guess;
mod places;
#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use self::guess::region_of_unit_name;
use crate::text::squeeze;

/// Province-level code of GB/T 2260 (two digits), or `00` for national units (中央、部属).
///
/// Its order is the order of every published list: national units first, then by code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegionCode(pub u8);

/// Code, short name and full name of each region, in order. 66 is not in GB/T 2260; the
/// statistics of the state use it for the 兵团, which takes part like a province.
const REGIONS: [(u8, &str, &str); 36] = [
    (0, "中央", "中央"),
    (11, "北京", "北京市"),
    (12, "天津", "天津市"),
    (13, "河北", "河北省"),
    (14, "山西", "山西省"),
    (15, "内蒙古", "内蒙古自治区"),
    (21, "辽宁", "辽宁省"),
    (22, "吉林", "吉林省"),
    (23, "黑龙江", "黑龙江省"),
    (31, "上海", "上海市"),
    (32, "江苏", "江苏省"),
    (33, "浙江", "浙江省"),
    (34, "安徽", "安徽省"),
    (35, "福建", "福建省"),
    (36, "江西", "江西省"),
    (37, "山东", "山东省"),
    (41, "河南", "河南省"),
    (42, "湖北", "湖北省"),
    (43, "湖南", "湖南省"),
    (44, "广东", "广东省"),
    (45, "广西", "广西壮族自治区"),
    (46, "海南", "海南省"),
    (50, "重庆", "重庆市"),
    (51, "四川", "四川省"),
    (52, "贵州", "贵州省"),
    (53, "云南", "云南省"),
    (54, "西藏", "西藏自治区"),
    (61, "陕西", "陕西省"),
    (62, "甘肃", "甘肃省"),
    (63, "青海", "青海省"),
    (64, "宁夏", "宁夏回族自治区"),
    (65, "新疆", "新疆维吾尔自治区"),
    (66, "兵团", "新疆生产建设兵团"),
    (71, "台湾", "台湾省"),
    (81, "香港", "香港特别行政区"),
    (82, "澳门", "澳门特别行政区"),
];

impl RegionCode {
    /// National units (中央、部属单位).
    pub const NATIONAL: Self = Self(0);

    /// All regions in order, the national units first.
    pub fn all() -> impl Iterator<Item = Self> {
        REGIONS.iter().map(|(code, ..)| Self(*code))
    }

    /// Short name: `北京`, `内蒙古`, `中央`; `未知` for a code that does not exist.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("未知", |(_, name, _)| name)
    }

    /// Full name: `内蒙古自治区`; `未知地区` for a code that does not exist.
    #[must_use]
    pub fn full_name(self) -> &'static str {
        self.row().map_or("未知地区", |(.., full)| full)
    }

    /// Whether it stands for national units, which count for no region.
    #[must_use]
    pub fn is_national(self) -> bool {
        self == Self::NATIONAL
    }

    /// Whether the code exists.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.row().is_some()
    }

    fn row(self) -> Option<(u8, &'static str, &'static str)> {
        REGIONS.iter().find(|(code, ..)| *code == self.0).copied()
    }
}

impl fmt::Display for RegionCode {
    /// The two digits: `00`, `33`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

/// A text that is neither code nor name of a region.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{text}”不是省级行政区：请写两位代码（如33）或名称（如浙江、浙江省），全国性单位写00或中央"
)]
pub struct UnknownRegion {
    /// The text.
    pub text: String,
}

impl FromStr for RegionCode {
    type Err = UnknownRegion;

    /// Reads a code (`33`), a short name (`浙江`) or a full one (`浙江省`).
    fn from_str(text: &str) -> Result<Self, UnknownRegion> {
        let wanted = squeeze(text);
        Self::all()
            .find(|region| {
                let names = [region.name(), region.full_name()];
                names.contains(&wanted.as_str()) || region.to_string() == wanted
            })
            .ok_or_else(|| UnknownRegion { text: text.trim().to_owned() })
    }
}
