//! What the engine promises, seen from outside.

mod estimate;
mod pool;
mod pools;
mod scale;
mod selection;
