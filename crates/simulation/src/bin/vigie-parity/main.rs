//! Checks that every build of the engine gives the same bits.
//!
//! A score must be the same on any node and in any build. This program lets a few hundred
//! simulated candidates take tests and prints digests of all results of the engine: each
//! item selected, and each bit of each number. `cargo xtask test` and
//! `cargo xtask accept measurement` compile it twice, for this machine and for the wasm of
//! browsers, run both and fail when a line differs.
//!
//! **What it is not.** It says nothing about whether the numbers are right; the tests of
//! `adaptive` and the studies do.
//!
//! **Reading order.** `fixture_bank` (a bank with extreme items), `simulated_test` (one
//! test), `digest_set` (the digests of its results).

mod digest_set;
mod fixture_bank;
mod simulated_test;

use std::process::ExitCode;
use vigie_adaptive::{Pool, Scale};
use vigie_item_bank::{Bank, BankSource};

use digest_set::DigestSet;
use simulated_test::SimulatedTest;

/// Tests on each bank.
const CANDIDATES: u64 = 240;

fn main() -> ExitCode {
    match lines() {
        Ok(lines) => {
            print(&lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(reason) => {
            print(&reason);
            ExitCode::FAILURE
        }
    }
}

fn lines() -> Result<Vec<String>, String> {
    let fixture = fixture_bank::pool().map_err(|error| error.to_string())?;
    let shipped = Bank::load(&BankSource::shipped())
        .map_err(|faults| format!("the shipped bank has {} faults", faults.len()))?;
    let mut lines = digest_pool("made bank", &fixture, &Scale::shipped());
    lines.push(format!("shipped bank, version: {}", shipped.version()));
    lines.extend(digest_pool("shipped bank", shipped.pool(), shipped.scale()));
    Ok(lines)
}

fn digest_pool(name: &str, pool: &Pool, scale: &Scale) -> Vec<String> {
    let mut digests = DigestSet::default();
    digests.items(pool);
    for candidate in 0..CANDIDATES {
        SimulatedTest::new(candidate, CANDIDATES).run(pool, scale, &mut digests);
    }
    digests.lines(name)
}

#[cfg(not(target_arch = "wasm32"))]
fn print(text: &str) {
    println!("{text}");
}

#[cfg(target_arch = "wasm32")]
fn print(text: &str) {
    web_sys::console::log_1(&text.into());
}
