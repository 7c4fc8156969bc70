//! The sessions of a referent's center.

mod agenda;
mod candidates;
mod codes;
mod create;
mod edit;
mod invigilators;
mod list;
mod show;

// The annotations of utoipa generate an item beside each handler, hence the globs.
pub(super) use agenda::*;
pub(super) use candidates::*;
pub(super) use codes::*;
pub(super) use create::*;
pub(super) use edit::*;
pub(super) use invigilators::*;
pub(super) use list::*;
pub(super) use show::*;
