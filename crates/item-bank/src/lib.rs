//! The question bank: what is asked, what is right, and what each item measures.
//!
//! [`Source`] holds the files (from a folder, or those that ship inside the binary),
//! [`Bank::load`] checks all of them and says file, line and reason of every [`Fault`],
//! and a loaded [`Bank`] is the [`Examiner`](vigie_shared::session::Examiner) of the
//! sessions that run under its version.
//!
//! **What it is not.** It keeps no results and knows no candidate. It does not choose
//! items: it translates a test for the measurement engine (`vigie-adaptive`) and back.
//! Keys and explanations never leave it except through [`Item`]; what may be shown is
//! [`Item::content`] and nothing else.
//!
//! The format of the files is described in the README beside this crate.
//!
//! **Reading order.** [`Item`] and `mark` (what is right), `parse` (one file) and in it
//! `family` (items made from a template), `check` (rules across files), `asset`, then
//! `exposure` (how often each may be seen), [`Bank`] and `examiner`, and
//! [`report`], which looks at a whole bank.

mod asset;
mod bank;
mod check;
mod examiner;
mod exposure;
mod fault;
mod item;
mod mark;
mod parse;
pub mod report;
mod source;

pub use bank::Bank;
pub use exposure::{Curve, Point};
pub use fault::Fault;
pub use item::{Item, Key, Number};
pub use mark::is_right;
pub use source::{Bytes, Source, SourceError};
