//! What can go wrong in the store. Messages are for people, in Chinese.

use std::{error::Error, path::PathBuf, time::Duration};

use crate::Position;

/// Any error, as a consumer of the log may return it.
pub type Fault = Box<dyn Error + Send + Sync>;

/// What can go wrong in the store itself.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address names no kind of store that is known.
    #[error(
        "无法识别存储地址“{url}”：请写成 sqlite:文件路径（例如 sqlite:fawen.db）或 postgres://用户@主机/数据库"
    )]
    UnknownStore {
        /// The address as it was given.
        url: String,
    },
    /// There is no file at the address, and none was to be made.
    #[error("没有“{path}”这个存储：请检查路径")]
    Absent {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened at all.
    #[error("无法打开存储“{path}”：{source}。请检查目录是否存在、能否写入")]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: Fault,
    },
    /// The file is something else.
    #[error("“{path}”不是发文存储，未作任何改动：请换一个文件")]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// A newer program has written the file.
    #[error("“{path}”由较新的程序写成（结构版本{found}，本程序只认识到{known}）：请升级程序")]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: usize,
        /// The newest version known here.
        known: usize,
    },
    /// The address of a server cannot be read.
    #[error("无法读懂存储地址“{url}”：{reason}。请写成 postgres://用户@主机:端口/数据库")]
    BadAddress {
        /// The address, without its password.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A server is no file.
    #[error("“{url}”在数据库服务器上，不是一个文件：请用服务器的工具，如 pg_dump、pg_restore")]
    NoFile {
        /// The address, without its password.
        url: String,
    },
    /// The server does not answer.
    #[error("连不上数据库“{url}”：{source}。请检查主机、端口，以及数据库服务是否在运行")]
    Unreachable {
        /// The address, without its password.
        url: String,
        /// Why not.
        source: Fault,
    },
    /// The server answers, but the encryption that the address asks for fails.
    #[error(
        "无法与数据库“{url}”建立加密连接：{source}。请检查地址中的 sslmode、sslrootcert 和服务器证书"
    )]
    NoTls {
        /// The address, without its password.
        url: String,
        /// Why not.
        source: Fault,
    },
    /// The server refuses user or password.
    #[error("数据库“{url}”拒绝登录：{reason}。请检查用户名和密码")]
    LoginRefused {
        /// The address, without its password.
        url: String,
        /// What the server says.
        reason: String,
    },
    /// The server has no such database.
    #[error("服务器上没有“{url}”这个数据库：请先用 createdb 建立")]
    NoDatabase {
        /// The address, without its password.
        url: String,
    },
    /// The tables are missing or older.
    #[error("数据库“{url}”的表尚未建立或版本较旧：请先运行 fawen migrate --store {url}")]
    NotMigrated {
        /// The address, without its password.
        url: String,
    },
    /// A newer program has made the tables.
    #[error("数据库“{url}”由较新的程序建立（结构版本{found}，本程序只认识到{known}）：请升级程序")]
    NewerDatabase {
        /// The address, without its password.
        url: String,
        /// Its version.
        found: usize,
        /// The newest version known here.
        known: usize,
    },
    /// The database cannot hold every character.
    #[error(
        "数据库“{url}”的编码是{encoding}，不是UTF8：请用 createdb -E UTF8 -T template0 另建一个"
    )]
    Encoding {
        /// The address, without its password.
        url: String,
        /// Its encoding.
        encoding: String,
    },
    /// There is no such role.
    #[error("数据库里没有“{role}”这个角色：请先运行 create role \"{role}\" login")]
    NoRole {
        /// Its name.
        role: String,
    },
    /// The role may not do this.
    #[error("数据库角色的权限不够（{reason}）：请用建表的角色运行 fawen migrate --app-role 本角色")]
    NoRight {
        /// What the server says.
        reason: String,
    },
    /// A file migrates when it is opened.
    #[error("SQLite存储在打开时自动升级，不需要 fawen migrate")]
    MigratesItself,
    /// The connection broke, several times.
    #[error("与数据库的连接中断：{source}。请检查数据库服务，稍后重试")]
    ConnectionLost {
        /// How.
        source: Fault,
    },
    /// All connections are in use, or no new one can be made.
    #[error("等不到空闲的数据库连接：请检查数据库服务是否在运行、是否繁忙，稍后重试")]
    Busy,
    /// The events are written, and nobody gives them positions.
    #[error("事件已写入，但{}秒内没有排入日志：请检查是否有很久没有结束的事务。用同一命令编号重试即可得到结果", waited.as_secs())]
    NoPosition {
        /// How long it was waited.
        waited: Duration,
    },
    /// PostgreSQL cannot hold this one character.
    #[error("文字中含有空字符（U+0000），PostgreSQL不能保存：请删去该字符")]
    NullCharacter,
    /// The log has a hole: nothing that reads it may go on.
    #[error("事件日志不连续：应为第{expected}位，读到的是{}", place(*found))]
    Gap {
        /// The position that should come.
        expected: Position,
        /// The one that came, if any.
        found: Option<Position>,
    },
    /// A stream has a hole.
    #[error("事件流{stream}不连续：应为第{expected}个，读到的是第{found}个")]
    SequenceGap {
        /// The stream, as `类型-标识`.
        stream: String,
        /// The sequence that should come.
        expected: u64,
        /// The one that came.
        found: u64,
    },
    /// A command id means one wish on one stream.
    #[error("命令编号“{command_id}”已用于{first}，不能再用于{stream}：请换一个编号")]
    CommandReused {
        /// The id.
        command_id: String,
        /// The stream it was first used for.
        first: String,
        /// The stream it was now given for.
        stream: String,
    },
    /// A newer program has written the event.
    #[error("{stream}的事件{event_type}版本为{found}，本程序只认识到{known}：请升级程序")]
    NewerEvent {
        /// The stream.
        stream: String,
        /// The type of the event.
        event_type: String,
        /// Its version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// What is stored cannot be read as what it should be.
    #[error("无法解读{what}：{source}")]
    Malformed {
        /// What it is and where it stands.
        what: String,
        /// Why not.
        source: serde_json::Error,
    },
    /// A file is there already, and is not written over.
    #[error("“{path}”已经存在，不会覆盖：请另取文件名，或先把它移走")]
    InTheWay {
        /// The file.
        path: PathBuf,
    },
    /// A file is not whole.
    #[error("“{path}”已损坏：{what}。请用备份恢复（fawen restore）")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// A personal text was sealed and does not open with its key.
    #[error("{place}里加密的个人信息打不开：内容或密钥被改动过，请运行 fawen audit verify 检查")]
    BrokenSeal {
        /// Where the event stands.
        place: String,
    },
    /// A projection writes only what `rebuild` can throw away.
    #[error("投影“{projection}”未申报视图“{view}”，不能写入")]
    ForeignView {
        /// The projection.
        projection: &'static str,
        /// The view it tried to write.
        view: String,
    },
    /// A consumer stumbled over an event; its checkpoint stays before it.
    #[error("“{consumer}”处理第{position}位事件时出错：{source}")]
    Consumer {
        /// The projection or reactor.
        consumer: String,
        /// The event.
        position: Position,
        /// Why.
        source: Fault,
    },
    /// Somebody else runs the same consumer.
    #[error("“{consumer}”的进度已被改动（应为{expected}，实为{found}）：它正在别处运行")]
    CheckpointMoved {
        /// The consumer.
        consumer: String,
        /// Where it stood when this run read on.
        expected: Position,
        /// Where it stands now.
        found: Position,
    },
    /// Somebody else builds the same views anew.
    #[error("“{projection}”的视图已由另一次重建接手：本次重建作罢，未影响读者")]
    RebuildSuperseded {
        /// The projection.
        projection: String,
    },
    /// Views lack events that were set aside, so that nothing may be concluded from them.
    #[error(
        "视图“{projection}”有{set_aside}个事件被搁置，不能据以办理：请先用 fawen consumers 查看、fawen consumers retry 重试"
    )]
    Incomplete {
        /// The projection.
        projection: String,
        /// How many events.
        set_aside: u64,
    },
    /// Other runs moved the views on at every reading; the next run tries again.
    #[error("各视图始终不在同一日志位置，数字无从取定：请稍后重试")]
    Unsettled,
    /// A job is no longer held by who wants to finish it.
    #[error("任务“{job}”的租约已过期，由别处接手：本次结果作废")]
    LeaseLost {
        /// The job.
        job: String,
    },
    /// It is not known to be stored; giving the command again, with the same id, is safe.
    #[error("未能确认写入：{reason}。请用同一命令编号重试")]
    NotCommitted {
        /// Why.
        reason: String,
    },
    /// The thread that writes has ended.
    #[error("写入线程已经停止：请重新启动程序")]
    WriterGone,
    /// The disk is full, or does not read or write.
    #[error("磁盘已满或不能读写：{0}。请腾出空间或检查磁盘，再用同一命令编号重试")]
    Disk(#[source] Fault),
    /// The database refused.
    #[error("数据库出错：{0}")]
    Database(#[source] Fault),
}

fn place(found: Option<Position>) -> String {
    found.map_or_else(|| "日志末尾".to_owned(), |found| format!("第{found}位"))
}

impl StoreError {
    /// Whether it comes from what is stored or wanted, so that it would come again each time, and
    /// not from the database, from rivals or from the program.
    pub(crate) const fn is_of_event(&self) -> bool {
        matches!(
            self,
            Self::Malformed { .. }
                | Self::BrokenSeal { .. }
                | Self::CommandReused { .. }
                | Self::Incomplete { .. }
        )
    }

    /// An error of the engine beneath.
    pub(crate) fn database(error: impl Into<Fault>) -> Self {
        Self::Database(error.into())
    }

    /// Something stored that cannot be read.
    pub(crate) fn malformed(what: impl Into<String>) -> impl FnOnce(serde_json::Error) -> Self {
        let what = what.into();
        |source| Self::Malformed { what, source }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DiskFull, SystemIoFailure};
        match error.sqlite_error_code() {
            Some(DiskFull | SystemIoFailure) => Self::Disk(error.into()),
            _ => Self::database(error),
        }
    }
}

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError<E: Error + 'static> {
    /// The domain refuses it; its message and its rule say why.
    #[error(transparent)]
    Refused(E),
    /// Others were faster, every time.
    #[error("{stream}正被频繁改动，重试{attempts}次仍未成功：请稍后再试")]
    Conflict {
        /// The stream.
        stream: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// The stream is no longer as it was seen.
    #[error("{stream}已被改动：依据的是第{seen}版，现在是第{found}版，请重新查看以后再办理")]
    Stale {
        /// The stream.
        stream: String,
        /// How many events were seen.
        seen: u64,
        /// How many it has.
        found: u64,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl<E: Error + 'static> ExecuteError<E> {
    /// As for [`StoreError::is_of_event`].
    pub(crate) const fn is_of_event(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Conflict { .. } | Self::Stale { .. } => false,
            Self::Store(error) => error.is_of_event(),
        }
    }
}
