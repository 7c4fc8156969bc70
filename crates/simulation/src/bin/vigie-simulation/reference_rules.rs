//! Rules of other systems, written from their public descriptions, to compare with.

mod maximum_information;
mod pix;

pub use maximum_information::MaximumInformation;
pub use pix::PixRule;
