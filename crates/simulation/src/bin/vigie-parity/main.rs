//! Does every build of the engine give the same bits?
//!
//! A score must be the same on any node and in any build. This program lets a few hundred
//! simulated candidates sit tests and prints digests of everything the engine said: each
//! item chosen, and each bit of each number. `cargo xtask test` and
//! `cargo xtask accept measurement` compile it twice, for this machine and for the wasm of
//! browsers, run both and fail when a line differs.
//!
//! **What it is not.** It says nothing about whether the numbers are right; the tests of
//! `adaptive` and the studies do.
//!
//! **Reading order.** `made` (a bank with extremes), `sitting` (one test), `books` (what is
//! written down).

mod books;
mod made;
mod sitting;

use std::process::ExitCode;
use vigie_adaptive::{Pool, Scale};
use vigie_item_bank::{Bank, BankSource};

use books::Books;

/// Tests on each bank.
const CANDIDATES: u64 = 240;

fn main() -> ExitCode {
    match lines() {
        Ok(lines) => {
            say(&lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(reason) => {
            say(&reason);
            ExitCode::FAILURE
        }
    }
}

fn lines() -> Result<Vec<String>, String> {
    let made = made::pool().map_err(|error| error.to_string())?;
    let shipped = Bank::load(&BankSource::shipped())
        .map_err(|faults| format!("the shipped bank has {} faults", faults.len()))?;
    let mut lines = of_pool("made bank", &made, &Scale::shipped());
    lines.push(format!("shipped bank, version: {}", shipped.version()));
    lines.extend(of_pool("shipped bank", shipped.pool(), shipped.scale()));
    Ok(lines)
}

fn of_pool(name: &str, pool: &Pool, scale: &Scale) -> Vec<String> {
    let mut books = Books::default();
    books.items(pool);
    for candidate in 0..CANDIDATES {
        sitting::sit(pool, scale, candidate, CANDIDATES, &mut books);
    }
    books.lines(name)
}

#[cfg(not(target_arch = "wasm32"))]
fn say(text: &str) {
    println!("{text}");
}

#[cfg(target_arch = "wasm32")]
fn say(text: &str) {
    web_sys::console::log_1(&text.into());
}
