//! How many arenas the allocator of the GNU C library uses.
//!
//! By default it makes up to eight arenas a core, one for each thread that meets another in the
//! allocator. What short tasks leave free in one arena is not used by the others: with thousands
//! of connections that is a third of the memory of the program (docs/DECISIONS/0014). One arena a
//! core keeps the threads of the runtime apart and the memory together.

#![deny(missing_docs)]

/// Limits the arenas to one a core. Call it first in `main`: arenas that exist stay.
///
/// `MALLOC_ARENA_MAX` in the environment wins. Does nothing with another C library.
pub fn limit_to_cores() {
    if std::env::var_os("MALLOC_ARENA_MAX").is_none() {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        limit_to(cores);
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn limit_to(arenas: usize) {
    let arenas = i32::try_from(arenas).unwrap_or(i32::MAX);
    // SAFETY: `mallopt` sets a number in the allocator, under its lock, and takes no pointer.
    // A value that it refuses changes nothing.
    #[expect(unsafe_code, reason = "a C function")]
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, arenas);
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn limit_to(_arenas: usize) {}
