//! From what went wrong below to what the client is told.

mod convert;
