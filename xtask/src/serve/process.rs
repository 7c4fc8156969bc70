//! A child process that does not outlive us.

use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::step;

/// How long a process may take to end well before it is killed.
const STOP_TIMEOUT: Duration = Duration::from_secs(15);
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A program that runs beside us; dropping it ends it.
pub struct ChildProcess {
    name: &'static str,
    child: Child,
}

impl ChildProcess {
    /// Starts a program with the terminal's own input and output.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        let child = command
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        Ok(Self { name, child })
    }

    /// Its exit code, once it has ended.
    pub fn code(&mut self) -> Result<Option<u8>> {
        let status = self
            .child
            .try_wait()
            .with_context(|| format!("cannot ask for {}", self.name))?;
        Ok(status.map(step::exit_code))
    }

    /// Waits for its end, and kills it when that takes too long. With `send_signal` it
    /// is asked to end first.
    #[expect(
        clippy::disallowed_methods,
        reason = "xtask has no other thread to keep waiting, and no clock to drive"
    )]
    pub fn stop(&mut self, send_signal: bool) -> Result<u8> {
        if send_signal && self.code()?.is_none() {
            self.request_end();
        }
        let start = Instant::now();
        loop {
            if let Some(code) = self.code()? {
                return Ok(code);
            }
            if start.elapsed() > STOP_TIMEOUT {
                eprintln!(
                    "{} does not end after {} s: killed",
                    self.name,
                    STOP_TIMEOUT.as_secs()
                );
                return self.kill();
            }
            thread::sleep(POLL_INTERVAL);
        }
    }

    fn kill(&mut self) -> Result<u8> {
        self.child
            .kill()
            .with_context(|| format!("cannot kill {}", self.name))?;
        let status = self
            .child
            .wait()
            .with_context(|| format!("cannot wait for {}", self.name))?;
        Ok(step::exit_code(status))
    }

    /// The standard library can only kill, which would cut the server off in the middle of a
    /// request; the program `kill` is on every Unix.
    #[cfg(unix)]
    fn request_end(&mut self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            eprintln!("cannot ask {} to end", self.name);
        }
    }

    #[cfg(not(unix))]
    fn request_end(&mut self) {
        if let Err(error) = self.child.kill() {
            eprintln!("cannot end {}: {error}", self.name);
        }
    }
}

impl Drop for ChildProcess {
    fn drop(&mut self) {
        // Only an error on our side leaves a process that runs.
        if matches!(self.code(), Ok(None))
            && let Err(error) = self.stop(true)
        {
            eprintln!("{error:#}");
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<ChildProcess> {
        ChildProcess::start("the test's shell", Command::new("sh").args(["-c", script]))
    }

    #[test]
    fn a_process_that_ends_by_itself_keeps_its_code() -> Result<()> {
        let mut process = shell("exit 7")?;
        assert_eq!(process.stop(false)?, 7);
        assert_eq!(process.code()?, Some(7));
        Ok(())
    }

    #[test]
    fn a_process_that_is_asked_to_end_reports_the_signal() -> Result<()> {
        let mut process = shell("exec tail -f /dev/null")?;
        assert_eq!(process.code()?, None);
        assert_eq!(process.stop(true)?, 128 + 15);
        Ok(())
    }
}
