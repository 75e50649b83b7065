//! Why a file is not taken, or not found.

use std::io;

use thiserror::Error;

/// Why a file is not taken, or not found. What can be mended says how.
#[derive(Debug, Error)]
pub enum FilesError {
    /// A name that is a path, or that cannot be shown.
    #[error("不能接收“{shown}”：{why}；请改名后重新上传")]
    BadName {
        /// The name, with what cannot be seen written out.
        shown: String,
        /// What is wrong.
        why: &'static str,
    },
    /// More bytes than a file may have.
    #[error("文件有{bytes}字节，超过上限{limit}字节（{}兆）；请压缩或拆分后再上传", limit / 1_000_000)]
    TooBig {
        /// How many it has, or is said to have; when that is not known, one more than the limit.
        bytes: u64,
        /// How many it may have.
        limit: u64,
    },
    /// Nothing in it.
    #[error("文件是空的（0字节）；请检查后重新选择")]
    Empty,
    /// The account has taken all its room.
    #[error(
        "本账号可用空间{quota}字节，已用{used}字节，放不下这个{asked}字节的文件；请联系主办单位"
    )]
    QuotaFull {
        /// How many bytes an account may have.
        quota: u64,
        /// How many it has, those of unfinished uploads included.
        used: u64,
        /// How many were asked for.
        asked: u64,
    },
    /// Too many uploads at once.
    #[error("本账号有{open}个没有传完的文件，最多{most}个；请先传完或取消其中一个")]
    TooManyUploads {
        /// How many are open.
        open: usize,
        /// How many may be.
        most: usize,
    },
    /// There is no such upload, or it is somebody else's.
    #[error("没有这个上传任务，可能已经完成或过期；请重新上传")]
    UnknownUpload,
    /// Bytes that do not go on where the others end.
    #[error("已收到{expected}字节，请从第{expected}字节起续传（收到的是从第{given}字节起）")]
    WrongOffset {
        /// How many bytes are there.
        expected: u64,
        /// Where the new ones begin.
        given: u64,
    },
    /// More bytes than were announced.
    #[error("收到的内容超过申报的{length}字节；请重新选择文件上传")]
    Overrun {
        /// How many were announced.
        length: u64,
    },
    /// Two senders at once.
    #[error("这个文件正在上传，请稍候；如果是断线重连，请几秒后再试")]
    Busy,
    /// Not all bytes are there.
    #[error("文件没有传完：共{length}字节，收到{received}字节；请续传")]
    NotWhole {
        /// How many were announced.
        length: u64,
        /// How many are there.
        received: u64,
    },
    /// The bytes are not those that the sender has.
    #[error("收到的内容与原文件不一致（校验值不符）；请重新上传")]
    WrongDigest,
    /// Not a SHA-256.
    #[error("校验值应为64位小写十六进制的 SHA-256")]
    NoDigest,
    /// No bytes under this name.
    #[error("没有这个文件")]
    UnknownFile,
    /// Bytes that the file does not have.
    #[error("文件只有{length}字节，取不到所要的范围")]
    WrongRange {
        /// How many it has.
        length: u64,
    },
    /// The sender's bytes stopped coming.
    #[error("接收中断，已收到的部分保留着，可以续传")]
    Interrupted(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A place for files that cannot be used.
    #[error("不能用“{location}”存放文件：{why}")]
    Location {
        /// The folder or address.
        location: String,
        /// What is wrong.
        why: String,
    },
    /// The disk failed.
    #[error("读写文件时出错")]
    Disk(#[from] io::Error),
    /// The store failed.
    #[error("存取文件时出错")]
    Store(#[from] object_store::Error),
    /// What lies there is not what was written.
    #[error("文件记录已损坏：{0}")]
    Damaged(String),
}
