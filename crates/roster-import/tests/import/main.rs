//! Files as schools have them, through the one door of the crate.

mod bounds;
mod cases;
mod forms;
mod school_export;
mod support;
mod variants;
mod workbooks;
