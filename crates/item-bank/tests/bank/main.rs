//! What the bank promises, seen from outside.

mod examiner;
mod exposure;
mod families;
mod faults;
mod made;
mod marking;
mod relaxation;
mod report;
mod rules;
mod shipped;
mod source;
