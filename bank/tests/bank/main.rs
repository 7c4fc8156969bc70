//! What the bank promises, seen from outside.

mod examiner;
mod faults;
mod made;
mod marking;
mod rules;
mod shipped;
mod source;
