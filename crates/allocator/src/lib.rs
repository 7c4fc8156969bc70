//! Settings of the allocator of the GNU C library, for a program with thousands of connections.
//!
//! - **Arenas**: by default it makes up to eight a core, one for each thread that meets another in
//!   the allocator. What short tasks leave free in one arena is not used by the others: with
//!   thousands of connections that is a third of the memory of the program. One arena a core keeps
//!   the threads of the runtime apart and the memory together.
//! - **Large blocks** come from the system and go back to it. By default the limit above which that
//!   is so rises to the largest block ever freed: after the first password hash (19 MiB) such
//!   blocks stay with the arena of the thread that computed it.
//!
//! Measured in docs/DECISIONS/0014.

#![deny(missing_docs)]

/// Blocks from this size on come from the system and go back to it, bytes.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE_BLOCK_BYTES: i32 = 1024 * 1024;

/// Applies both settings. Call it first in `main`: arenas that exist stay.
///
/// `MALLOC_ARENA_MAX` and `MALLOC_MMAP_THRESHOLD_` in the environment win. Does nothing with
/// another C library.
pub fn configure() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let arenas = i32::try_from(cores).unwrap_or(i32::MAX);
        set("MALLOC_ARENA_MAX", libc::M_ARENA_MAX, arenas);
        set(
            "MALLOC_MMAP_THRESHOLD_",
            libc::M_MMAP_THRESHOLD,
            LARGE_BLOCK_BYTES,
        );
    }
}

/// Sets a number of the allocator unless the environment has set it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn set(variable: &str, parameter: libc::c_int, value: libc::c_int) {
    if std::env::var_os(variable).is_some() {
        return;
    }
    // SAFETY: `mallopt` sets a number in the allocator, under its lock, and takes no pointer.
    // A value that it refuses changes nothing.
    #[expect(unsafe_code, reason = "a C function")]
    unsafe {
        libc::mallopt(parameter, value);
    }
}
