//! Starts a child for each file, and makes of its death an answer.

use std::{path::PathBuf, process::Stdio, time::Duration};

use fawen_domain::entry::FaultKind;
use serde::de::DeserializeOwned;
use tokio::{
    io::AsyncReadExt as _,
    process::{Child, Command},
    sync::Semaphore,
    time::timeout,
};

use super::{Facts, ProbeLimits, Task, Words};

/// Probes at the same time: as many as small machines have processors.
const AT_ONCE: usize = 2;

/// Starts probes of files.
#[derive(Debug)]
pub struct Prober {
    program: PathBuf,
    limits: ProbeLimits,
    room: Semaphore,
}

impl Prober {
    /// Probes by this program, which is `fawen` itself.
    #[must_use]
    pub fn new(program: PathBuf, limits: ProbeLimits) -> Self {
        Self { program, limits, room: Semaphore::new(AT_ONCE) }
    }

    /// Looks at a file. Whatever happens to the child is an answer: the fault
    /// [`FaultKind::Unprobed`] says what, in Chinese.
    pub async fn probe(&self, file: std::fs::File) -> Facts {
        let Ok(_room) = self.room.acquire().await else {
            return unprobed("检查程序已停止");
        };
        match self.start(file, Task::Facts) {
            Ok(child) => self.answer(child).await.unwrap_or_else(|why| unprobed(&why)),
            Err(error) => {
                tracing::error!(%error, program = %self.program.display(), "a probe does not start");
                unprobed("检查程序无法启动")
            }
        }
    }

    /// The words of a text; `None` when there are none to be had, whatever happens to the child.
    pub async fn words(&self, file: std::fs::File) -> Option<Words> {
        let _room = self.room.acquire().await.ok()?;
        match self.start(file, Task::Words) {
            Ok(child) => self.answer::<Option<Words>>(child).await.ok()?,
            Err(error) => {
                tracing::error!(%error, program = %self.program.display(), "a probe does not start");
                None
            }
        }
    }

    fn start(&self, file: std::fs::File, task: Task) -> std::io::Result<Child> {
        let ProbeLimits { cpu_seconds, memory, file_bytes, .. } = self.limits;
        Command::new(&self.program)
            .arg("probe")
            .args((task == Task::Words).then_some("--words"))
            .args(["--cpu-seconds", &cpu_seconds.to_string()])
            .args(["--memory", &memory.to_string()])
            .args(["--file-bytes", &file_bytes.to_string()])
            // Nothing of the service's surroundings, keys and addresses among them, goes along.
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(file))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
    }

    /// What the child answers; or why it did not, in Chinese.
    async fn answer<T: DeserializeOwned>(&self, mut child: Child) -> Result<T, String> {
        let wall = Duration::from_secs(u64::from(self.limits.wall_seconds));
        let Some(output) = child.stdout.take() else {
            return Err("检查程序没有输出".to_owned());
        };
        let most = self.limits.answer_bytes;
        let mut answer = Vec::new();
        let mut output = output.take(most.saturating_add(1));
        let ended = timeout(wall, async {
            output.read_to_end(&mut answer).await?;
            // One that says too much would wait for a reader for ever.
            if answer.len() as u64 > most {
                child.start_kill()?;
            }
            child.wait().await
        });
        match ended.await {
            Err(_) => Err(format!("检查超过{}秒", self.limits.wall_seconds)),
            Ok(Err(error)) => {
                tracing::error!(%error, "a probe's answer cannot be read");
                Err("检查程序没有回答".to_owned())
            }
            Ok(Ok(_)) if answer.len() as u64 > most => Err("检查结果过长".to_owned()),
            Ok(Ok(status)) if !status.success() => {
                tracing::warn!(%status, "a probe died");
                Err(died(status).to_owned())
            }
            Ok(Ok(_)) => serde_json::from_slice(&answer).map_err(|error| {
                tracing::error!(%error, "a probe's answer makes no sense");
                "检查程序的回答有误".to_owned()
            }),
        }
    }
}

/// Why a child died, as far as its status says.
fn died(status: std::process::ExitStatus) -> &'static str {
    use std::os::unix::process::ExitStatusExt as _;
    match status.signal() {
        // SIGXCPU, or SIGKILL at the hard limit, which is the same.
        Some(24 | 9) => "检查用尽了时间",
        // SIGABRT and SIGSEGV: no memory was left.
        Some(6 | 11) => "检查用尽了内存",
        _ => "检查程序异常中止",
    }
}

fn unprobed(why: &str) -> Facts {
    Facts::faulty(FaultKind::Unprobed, why)
}
