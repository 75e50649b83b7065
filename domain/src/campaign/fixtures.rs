//! The policies of the real notices, for tests.

use super::Policy;

macro_rules! policies {
    ($($name:literal),* $(,)?) => {
        /// Every policy under `tests/fixtures/policies`, by name and text.
        pub(crate) const ALL: &[(&str, &str)] = &[$((
            $name,
            include_str!(concat!("../../../tests/fixtures/policies/", $name, ".json")),
        )),*];
    };
}

policies![
    "2019-01-weidangke",
    "2019-02-xianxue",
    "2019-03-zhuti-dangri",
    "2019-04-dangke",
    "2019-05-liangqi",
    "2019-06-diaoyan",
    "2019-07-jianyan",
    "2019-08-zhengwen",
    "2019-09-shuhua-sheying",
    "2022-ydyp",
];

/// One policy by name.
pub(crate) fn policy(name: &str) -> Policy {
    let (_, text) = ALL.iter().find(|(known, _)| *known == name).expect("a fixture of this name");
    serde_json::from_str(text).expect("a policy")
}

/// 卫健政促发〔2022〕10号.
pub(crate) fn ydyp() -> Policy {
    policy("2022-ydyp")
}
