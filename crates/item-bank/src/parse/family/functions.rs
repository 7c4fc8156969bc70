//! Functions and filters beside those of MiniJinja.

mod address;
mod number_format;

use minijinja::{Environment, Error, ErrorKind};

/// The filters that write a number as a text.
pub const FORMATS: [&str; 5] = ["bin", "oct", "hex", "fr", "en"];

pub fn register(environment: &mut Environment) {
    environment.add_filter("bin", number_format::bin);
    environment.add_filter("oct", number_format::oct);
    environment.add_filter("hex", number_format::hex);
    environment.add_filter("fr", number_format::fr);
    environment.add_filter("en", number_format::en);
    environment.add_function("host", address::host);
    environment.add_function("site", address::site);
    environment.add_filter("host", address::host);
    environment.add_filter("site", address::site);
}

/// The error of an argument that a function does not accept.
fn invalid_argument(reason: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, reason)
}
