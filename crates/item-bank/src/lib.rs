//! The question bank: the items, their answer keys, and what each item measures.
//!
//! [`BankSource`] holds the files (from a folder, or those that ship inside the binary),
//! [`Bank::load`] checks all of them and gives file, line and reason of every
//! [`Diagnostic`], and a loaded [`Bank`] is the
//! [`AssessmentEngine`](vigie_shared::session::AssessmentEngine) of the sessions that run under its
//! version.
//!
//! **What it is not.** It keeps no results and knows no candidate. It does not choose
//! items: it translates a test for the measurement engine (`vigie-adaptive`) and back.
//! Keys and explanations never leave it except through [`Item`]; what may be shown is
//! [`Item::content`] and nothing else.
//!
//! The format of the files is described in `bank/README.md`.
//!
//! **Reading order.** [`Item`], [`AnswerKey`] and `scoring` (is a response correct),
//! `parse` (one file) and in it `family` (items made from a template), `check` (rules
//! across files), `asset`, then `exposure` (how often each item may be shown), [`Bank`] and
//! `assessment`, `simulation` (tests of simulated candidates), and [`report`], a page about
//! a whole bank.
//!
//! ```
//! use vigie_item_bank::{Bank, BankSource, is_correct};
//!
//! let bank = Bank::load(&BankSource::shipped()).expect("the shipped bank is valid");
//! let item = &bank.items()[0];
//! assert_eq!(is_correct(item, &item.correct_response()), Some(true));
//! assert_eq!(is_correct(item, &item.incorrect_response()), Some(false));
//! ```

mod assessment;
mod asset;
mod bank;
mod check;
mod diagnostic;
mod digest;
mod exposure;
mod item;
mod key;
mod parse;
pub mod report;
mod scoring;
mod simulation;
mod source;

pub use bank::Bank;
pub use diagnostic::Diagnostic;
pub use exposure::{TradeoffCurve, TradeoffPoint};
pub use item::Item;
pub use key::{AnswerKey, NumericKey};
pub use scoring::is_correct;
pub use simulation::{CandidateCount, CandidateCountError};
pub use source::{BankSource, FileBytes, SourceError};
