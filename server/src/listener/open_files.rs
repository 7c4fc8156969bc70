//! File descriptors: each connection is one.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Descriptors kept for the database, files, listeners and outgoing connections, at least.
const KEPT_AT_LEAST: usize = 64;
/// And at most.
const KEPT_AT_MOST: usize = 1_024;

/// Raises the soft limit of open files to the hard one: most systems allow 1,024 unless asked.
/// Returns what holds then; the soft limit stays where the system refuses.
pub fn raise_open_files() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    let holds = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    };
    holds.map_or(usize::MAX, |files| {
        usize::try_from(files).unwrap_or(usize::MAX)
    })
}

/// How many connections may be open when `wanted` are asked for and the process may open
/// `open_files`: a tenth of them, 64 to 1,024, is kept for other files.
pub fn connection_bound(wanted: usize, open_files: usize) -> usize {
    let kept = (open_files / 10).clamp(KEPT_AT_LEAST, KEPT_AT_MOST);
    wanted.min(open_files.saturating_sub(kept)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_files_are_kept_for_other_uses() {
        assert_eq!(connection_bound(100_000, 1_024), 922);
        assert_eq!(connection_bound(100_000, 65_536), 64_512);
        assert_eq!(connection_bound(500, 65_536), 500);
        assert_eq!(connection_bound(500, 10), 1);
    }
}
