//! The contracts of the bank, through its public interface.

mod assessment;
mod diagnostics;
mod exposure;
mod families;
mod fixtures;
mod relaxation;
mod report;
mod rules;
mod scoring;
mod shipped;
mod source;
