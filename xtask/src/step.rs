//! Steps: a heading, a program that must succeed, and the time it took.

use std::fmt;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// A program or a check has failed, and said itself why.
#[derive(Debug)]
pub struct StepFailure {
    /// What failed, in the words of the command line.
    pub name: String,
    /// The exit code that is passed on.
    pub exit_code: u8,
}

impl fmt::Display for StepFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed (exit code {})", self.name, self.exit_code)
    }
}

impl std::error::Error for StepFailure {}

/// Prints the title of what happens next. It goes to stderr, where cargo and trunk write too.
pub fn heading(title: &str) {
    eprintln!("\n==> {title}");
}

/// Runs a program to its end with the terminal's own input and output.
pub fn run(command: &mut Command) -> Result<()> {
    let what = words(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{what}`"))?;
    if status.success() {
        return Ok(());
    }
    Err(StepFailure {
        name: format!("`{what}`"),
        exit_code: exit_code(status),
    }
    .into())
}

/// The exit code a shell would report: a program ended by a signal gives 128 and its number.
pub fn exit_code(status: ExitStatus) -> u8 {
    let code = status
        .code()
        .or_else(|| signal(status).map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

fn words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program())
        .file_stem()
        .unwrap_or_default();
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A row of steps, timed.
#[derive(Default)]
pub struct StepLog {
    done: Vec<(String, Duration)>,
}

impl StepLog {
    /// Announces a step, does it, and notes how long it took.
    #[expect(clippy::disallowed_methods, reason = "the time is printed, no more")]
    pub fn step(&mut self, title: &str, action: impl FnOnce() -> Result<()>) -> Result<()> {
        heading(title);
        let start = Instant::now();
        action()?;
        let took = start.elapsed();
        eprintln!("    {title}: {:.1} s", took.as_secs_f64());
        self.done.push((title.to_owned(), took));
        Ok(())
    }

    /// Prints what each step took and the sum.
    pub fn summary(&self) {
        heading("Everything passed");
        for (title, took) in &self.done {
            eprintln!("{:8.1} s  {title}", took.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|(_, took)| *took).sum();
        eprintln!("{:8.1} s  in total", total.as_secs_f64());
    }
}
