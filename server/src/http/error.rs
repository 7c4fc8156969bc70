//! From what went wrong below to how the request fails.

mod convert;
