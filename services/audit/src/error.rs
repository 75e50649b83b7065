//! What can go wrong in an audit.

use fawen_store::StoreError;

/// What can go wrong in an audit.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// The text names no stream.
    #[error("{0}")]
    NoStreamName(String),
    /// The text is neither a position nor a time.
    #[error(
        "“{text}”不是时刻：请写日志位置（如 120）、日期（如 2022-09-20，指当日24时）、北京时间（如 2022-09-20T10:00）或 RFC 3339 时间"
    )]
    NoMoment {
        /// The text.
        text: String,
    },
    /// There is no such stream at all.
    #[error("事件库里没有“{stream}”这个事件流，可用 fawen log 查看有哪些")]
    Unknown {
        /// The stream.
        stream: String,
    },
    /// The log has not come so far.
    #[error("日志只到第{last}位，没有第{position}位")]
    Beyond {
        /// The position asked for.
        position: u64,
        /// The last one.
        last: u64,
    },
    /// The two moments are in the wrong order.
    #[error("起点须在终点之前：请对调两个时刻")]
    Reversed,
    /// All streams can be compared only between positions.
    #[error("比较全部事件流时，两个时刻都须是日志位置；按时间比较请用 --stream 指明事件流")]
    TimesOfAll,
    /// A state or a change has no JSON.
    #[error("无法表达为 JSON：{0}")]
    Json(#[from] serde_json::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
