//! The public interface of the engine.

mod estimate;
mod exposure_control;
mod fixtures;
mod point_estimate;
mod pool;
mod profile;
mod scale;
mod selection;
mod suspension;
