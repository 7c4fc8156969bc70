//! The functions and filters that MiniJinja does not have.

mod address;
mod number;

use minijinja::{Environment, Error, ErrorKind};

/// The filters that write a number as a text.
pub const FORMATS: [&str; 5] = ["bin", "oct", "hex", "fr", "en"];

/// Adds all of them.
pub fn add(environment: &mut Environment) {
    environment.add_filter("bin", number::bin);
    environment.add_filter("oct", number::oct);
    environment.add_filter("hex", number::hex);
    environment.add_filter("fr", number::fr);
    environment.add_filter("en", number::en);
    environment.add_function("host", address::host);
    environment.add_function("site", address::site);
    environment.add_filter("host", address::host);
    environment.add_filter("site", address::site);
}

/// The argument is nothing this function takes.
fn refused(reason: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, reason)
}
