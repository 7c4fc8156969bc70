//! A server of its own for a measurement: started, watched, stopped or killed.

mod usage;

pub use usage::{Usage, cpu_model, kernel};

use anyhow::{Context, bail};
use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, kill_process, setrlimit};
use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};
use vigie_client::ServerAddress;

/// From the start to the `ready` line: a large journal is folded in this time.
const START_TIMEOUT: Duration = Duration::from_secs(60);
/// From SIGTERM to the end: everything accepted is written.
const STOP_TIMEOUT: Duration = Duration::from_secs(30);

/// A running `vigie serve --demo`.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
    address: ServerAddress,
    program: PathBuf,
    data: PathBuf,
}

impl ServerProcess {
    /// Starts `program` on the folder `data` and waits until it is ready. Port 0
    /// takes a free one.
    ///
    /// # Errors
    /// When it cannot be started, or ends before it is ready.
    pub async fn start(program: &Path, data: &Path, port: u16) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command
            .args(["serve", "--demo", "--port", &port.to_string(), "--data"])
            .arg(data)
            .args(["--admin", "127.0.0.1:0"])
            // A line for each of thousands of logins would be measured too.
            .env("RUST_LOG", "warn");
        Self::spawn(command, program, data).await
    }

    /// Starts the [bare server](crate::bare_server), which has no data folder.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn start_bare() -> anyhow::Result<Self> {
        let program = std::env::current_exe()?;
        let mut command = Command::new(&program);
        command.arg("bare-server");
        Self::spawn(command, &program, Path::new("")).await
    }

    async fn spawn(mut command: Command, program: &Path, data: &Path) -> anyhow::Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        let ready = tokio::time::timeout(START_TIMEOUT, read_ready_line(&mut child)).await;
        let origin = ready.context("the server is not ready in time")??;
        Ok(Self {
            child,
            address: origin.parse()?,
            program: program.to_owned(),
            data: data.to_owned(),
        })
    }

    /// Address of the server.
    pub fn address(&self) -> &ServerAddress {
        &self.address
    }

    /// The file with the logins of the demo.
    pub fn demo_file(&self) -> PathBuf {
        self.data.join("demo.json")
    }

    /// Processor time since the start, and memory.
    ///
    /// # Errors
    /// When it has ended, or this is not Linux.
    pub fn usage(&self) -> anyhow::Result<Usage> {
        Usage::of(self.child.id().context("the server has ended")?)
    }

    /// Kills it as a power cut would: no signal handler, no flush.
    ///
    /// # Errors
    /// When it had already ended.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        if let Some(status) = self.child.try_wait()? {
            bail!("the server has ended by itself: {status}");
        }
        Ok(self.child.kill().await?)
    }

    /// Kills it after `delay`: a power cut comes at any moment.
    ///
    /// # Errors
    /// See [`kill`](Self::kill).
    pub async fn kill_in(&mut self, delay: Duration) -> anyhow::Result<()> {
        tokio::time::sleep(delay).await;
        self.kill().await
    }

    /// Starts it again after a [kill](Self::kill), on the same data and port.
    ///
    /// # Errors
    /// See [`start`](Self::start).
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        *self = Self::start(&self.program, &self.data, self.address.port()).await?;
        Ok(())
    }

    /// Asks it to stop and waits for the end.
    ///
    /// # Errors
    /// When it does not end, or not well.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let pid = self.child.id().context("the server has ended by itself")?;
        let pid = Pid::from_raw(i32::try_from(pid)?).context("a process id of 0")?;
        kill_process(pid, Signal::TERM)?;
        let ended = tokio::time::timeout(STOP_TIMEOUT, self.child.wait()).await;
        let status = ended.context("the server does not stop")??;
        if !status.success() {
            bail!("the server ended with {status}");
        }
        Ok(())
    }
}

/// Reads up to the `ready` line, and continues reading so that the pipe never fills.
async fn read_ready_line(child: &mut Child) -> anyhow::Result<String> {
    let stdout = child.stdout.take().context("no output to read")?;
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some(origin) = line.strip_prefix("ready ") {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(origin.trim().to_owned());
        }
    }
    bail!(
        "the server ended before it was ready: {}",
        child.wait().await?
    )
}

/// Raises the soft limit of open files to the hard one, here and in every program
/// started from here: each socket is a file, and most systems allow 1,024 unless
/// asked. Returns the limit.
///
/// # Errors
/// When the system refuses.
pub fn raise_open_files() -> anyhow::Result<u64> {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(
        Resource::Nofile,
        Rlimit {
            current: limit.maximum,
            maximum: limit.maximum,
        },
    )
    .context("the limit of open files cannot be raised")?;
    Ok(limit.maximum.unwrap_or(u64::MAX))
}
