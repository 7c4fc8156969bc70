//! The templates and expressions of a family.
//!
//! They are MiniJinja's: the syntax is that of Jinja, which is widely known and documented,
//! an expression can be evaluated without a template (`let`, `check` and `holds` need this),
//! and all of it runs without files, network or clock, so that a variant is the same on
//! every machine. A syntax of our own was rejected: it would come to need conditions and
//! loops as well.

mod expression;
mod known_names;
mod text_template;

use minijinja::{Environment, Error, UndefinedBehavior};
use std::{collections::HashSet, sync::LazyLock};

use super::{functions, template_lint};
pub use expression::CompiledExpression;
pub use known_names::KnownNames;
pub use text_template::TextTemplate;

/// The functions and filters of templates and expressions.
static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    // A misspelled name must not become an empty text.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Otherwise messages would differ between builds with and without optimization.
    environment.set_debug(false);
    functions::register(&mut environment);
    environment
});

/// Checks a source that was parsed.
fn lint(source: &str, names: &KnownNames, used: HashSet<String>) -> Result<(), String> {
    if let Some(piece) = template_lint::multiplied_text(source) {
        return Err(format!(
            "multiplies a text in `{piece}`: write `(a * b) | fr`"
        ));
    }
    names.check(used)
}

/// The error, with the piece of the source where it occurred.
fn error_text(error: &Error, source: &str) -> String {
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
