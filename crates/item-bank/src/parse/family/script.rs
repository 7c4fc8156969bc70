//! The templates and expressions of a family.
//!
//! They are MiniJinja's: the syntax is that of Jinja, which authors know or find
//! documented everywhere, an expression can be evaluated by itself (which `let`, `check`
//! and `holds` need), and all of it runs without files, network or clock, so that a
//! variant is the same on every machine. A format of our own would have to grow
//! conditions and loops sooner or later.

mod formula;
mod names;
mod words;

use minijinja::{Environment, Error, UndefinedBehavior};
use std::{collections::HashSet, sync::LazyLock};

use super::{functions, slip};
pub use formula::Formula;
pub use names::Names;
pub use words::Words;

/// What templates and expressions may call.
static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    // A name written wrongly must not become an empty text.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Otherwise messages would differ between builds with and without optimisation.
    environment.set_debug(false);
    functions::add(&mut environment);
    environment
});

/// What is wrong although it parses.
fn check(source: &str, names: &Names, used: HashSet<String>) -> Result<(), String> {
    if let Some(piece) = slip::multiplied(source) {
        return Err(format!(
            "multiplies a text in `{piece}`: write `(a * b) | fr`"
        ));
    }
    names.check(used)
}

/// What happened, with the piece of the source where it happened.
fn reason(error: &Error, source: &str) -> String {
    let what = match error.detail() {
        Some(detail) => detail.to_owned(),
        None => error.kind().to_string(),
    };
    let piece = error.range().and_then(|range| source.get(range));
    match piece.map(str::trim) {
        Some("") | None => what,
        Some(piece) => format!("{what} in `{piece}`"),
    }
}
