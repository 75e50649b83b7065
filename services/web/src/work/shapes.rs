//! Shapes of the domain's own values, for the description of the API: the domain knows nothing of OpenAPI. Nothing
//! is read or written by them. That they are true, the probes see: what they describe is sent, and what is sent
//! back is held against them.

#![expect(dead_code, reason = "they only describe")]

use utoipa::ToSchema;

/// 评分标准：各项
#[derive(ToSchema)]
pub(super) struct Rubric(Vec<Criterion>);

/// 评分标准的一项
#[derive(ToSchema)]
pub(super) struct Criterion {
    /// 编号
    #[schema(example = "innovation")]
    id: String,
    /// 名称
    #[schema(example = "创新性")]
    name: String,
    /// 权重，万分比
    #[schema(example = 3000)]
    weight: u32,
    /// 满分，百分之一分
    #[schema(example = 10000)]
    max: u32,
}

/// 盲评或明评
#[derive(ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Visibility {
    /// 盲评
    Blind,
    /// 明评
    Open,
}

/// 有效条件
#[derive(ToSchema)]
pub(super) struct Quorum {
    /// 每件案例至少几份有效评分表
    sheets_per_case: u32,
    /// 至少多少评委提交，万分比
    panel_share: u32,
}

/// 工作量
#[derive(ToSchema)]
pub(super) struct Loads {
    /// 每件案例几位专家
    experts_per_case: u32,
    /// 每位专家至少几件
    min_cases: u32,
    /// 每位专家至多几件
    max_cases: u32,
}

/// 回避规定
#[derive(ToSchema)]
pub(super) struct ConflictPolicy {
    /// 同单位
    same_unit: bool,
    /// 同推荐单位
    same_recommender: bool,
    /// 同地区
    same_region: bool,
}

/// 合成办法
#[derive(ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Aggregation {
    /// 平均分
    Mean,
    /// 去掉一个最高分、一个最低分的平均分
    TrimmedMean {
        /// 从几份评分表起
        from: u32,
    },
}

/// 是否拉平宽严
#[derive(ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Normalisation {
    /// 原始分
    None,
    /// 按专家标准分
    PerExpert,
}

/// 同分如何区分
#[derive(ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum TieBreak {
    /// 某一项得分高的
    Criterion(String),
    /// 离散程度小的
    LowerDeviation,
    /// 典型票多的
    MoreTypicalVotes,
    /// 投票
    Ballot,
    /// 抽签
    Lot,
}

/// 排序办法
#[derive(ToSchema)]
pub(super) struct RankingMethod {
    /// 评分标准
    rubric: Rubric,
    /// 合成办法
    aggregation: Aggregation,
    /// 是否拉平宽严
    normalisation: Normalisation,
    /// 同分如何区分，依次
    tie_breaks: Vec<TieBreak>,
}
