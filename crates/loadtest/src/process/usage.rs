//! Processor time and memory of a process, from `/proc`. Two files are read for three
//! numbers, so the crate `procfs` would cost more than this file.

use anyhow::Context;
use std::{fs, time::Duration};

/// Processor time and memory of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Processor time in user and kernel mode, of all threads, since its start.
    pub cpu: Duration,
    /// Resident memory, KiB.
    pub rss_kib: u64,
}

impl Usage {
    /// Of the process `pid`.
    ///
    /// # Errors
    /// When there is none, or no `/proc`.
    pub fn of(pid: u32) -> anyhow::Result<Self> {
        Self::read(&pid.to_string())
    }

    /// Of this process.
    ///
    /// # Errors
    /// When there is no `/proc`.
    pub fn of_this_process() -> anyhow::Result<Self> {
        Self::read("self")
    }

    fn read(process: &str) -> anyhow::Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
        let status = fs::read_to_string(format!("/proc/{process}/status"))?;
        let ticks = ticks(&stat).context("/proc/../stat cannot be read")?;
        let a_second = rustix::param::clock_ticks_per_second();
        Ok(Self {
            cpu: Duration::from_secs_f64(ticks as f64 / a_second as f64),
            rss_kib: rss(&status).context("no VmRSS in /proc/../status")?,
        })
    }
}

/// `utime` + `stime`: the 14th and 15th field. Counted from the last parenthesis,
/// because the second field is the name of the program and may hold spaces.
fn ticks(stat: &str) -> Option<u64> {
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(user + system)
}

fn rss(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// Model of the processor, or an empty text.
pub fn cpu_model() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    model
        .and_then(|rest| rest.split_once(':'))
        .map_or_else(String::new, |(_, m)| m.trim().to_owned())
}

/// Name and version of the kernel, or an empty text.
pub fn kernel() -> String {
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    release.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_found_behind_a_name_with_spaces_and_parentheses() {
        let stat = "42 (a (b) c) S 1 42 42 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 4 0 9 1 2 3";
        assert_eq!(ticks(stat), Some(300));
        assert_eq!(ticks("42 (a) S"), None);
    }

    #[test]
    fn memory_is_found_in_its_line() {
        assert_eq!(
            rss("VmPeak:\t  9 kB\nVmRSS:\t    1234 kB\nThreads:\t4\n"),
            Some(1234)
        );
        assert_eq!(rss("Threads:\t4\n"), None);
    }

    #[test]
    fn this_process_uses_memory() {
        assert!(Usage::of_this_process().unwrap().rss_kib > 100);
    }
}
