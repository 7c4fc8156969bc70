//! What the engine promises, seen from outside.

mod estimate;
mod exposure;
mod point;
mod pool;
mod pools;
mod profile;
mod scale;
mod selection;
mod suspension;
