//! The templates of the report. Escaping is configured here and nowhere else.

use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value};
use serde::Serialize;
use std::collections::BTreeMap;

/// Name and source of each template.
const TEMPLATES: [(&str, &str); 9] = [
    ("page", include_str!("templates/page.html.j2")),
    ("header", include_str!("templates/header.html.j2")),
    (
        "executive_summary",
        include_str!("templates/executive_summary.html.j2"),
    ),
    ("overview", include_str!("templates/overview.html.j2")),
    ("usage", include_str!("templates/usage.html.j2")),
    ("tradeoff", include_str!("templates/tradeoff.html.j2")),
    ("anomalies", include_str!("templates/anomalies.html.j2")),
    ("gap_rules", include_str!("templates/gap_rules.html.j2")),
    ("competence", include_str!("templates/competence.html.j2")),
];
const STYLE: &str = include_str!("templates/style.css");

/// The templates. Their environment is not that of the families: it escapes, and has
/// filters of its own.
pub struct HtmlTemplates(Environment<'static>);

impl HtmlTemplates {
    /// # Errors
    /// A template that cannot be read.
    pub fn new() -> Result<Self, Error> {
        let mut environment = Environment::new();
        // The name of a template does not matter: every value is escaped as text.
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        environment.add_filter("percent", percent);
        environment.add_filter("fixed", fixed);
        environment.add_filter("thousands", thousands);
        for (name, source) in TEMPLATES {
            environment.add_template(name, source)?;
        }
        Ok(Self(environment))
    }

    /// A filled-in template: markup, which the page includes as it is. Only this method and
    /// [`whole`](Self::whole) make values that are not escaped.
    pub fn part(&self, name: &str, context: &impl Serialize) -> Result<Value, Error> {
        let markup = self.0.get_template(name)?.render(context)?;
        Ok(Value::from_safe_string(markup))
    }

    /// A template filled in once for each context.
    pub fn each(&self, name: &str, contexts: &[impl Serialize]) -> Result<Value, Error> {
        let parts = contexts.iter().map(|context| self.part(name, context));
        parts.collect()
    }

    /// The HTML file.
    pub fn whole<const N: usize>(
        &self,
        version: &str,
        parts: [(&str, Value); N],
    ) -> Result<String, Error> {
        let mut context = BTreeMap::from(parts);
        context.insert("version", Value::from(version));
        // Part of this program, and without characters that HTML or XML would read as markup.
        context.insert("style", Value::from_safe_string(STYLE.to_owned()));
        self.0.get_template("page")?.render(context)
    }
}

/// A share as `31%`; with a decimal near both ends, where 0.1% must not look like 0%.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        _ if percent.is_nan() => "\u{2013}".to_owned(),
        0.05..9.95 => format!("{percent:.1}%"),
        // Rounded down: 99.97% must not look like 100%.
        99.0..100.0 => format!("{:.1}%", (percent * 10.0).floor() / 10.0),
        _ => format!("{percent:.0}%"),
    }
}

/// A number with some decimals and the minus sign U+2212.
pub fn fixed(number: f64, decimals: usize) -> String {
    if number.is_nan() {
        return "\u{2013}".to_owned();
    }
    format!("{number:.decimals$}").replace('-', "\u{2212}")
}

/// A whole number as `12,345`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(
            [0.0, 0.031, 0.31, 0.9997, 1.0].map(percent),
            ["0%", "3.1%", "31%", "99.9%", "100%"]
        );
        assert_eq!(
            [7, 1751, 12_345_678].map(thousands),
            ["7", "1,751", "12,345,678"]
        );
        assert_eq!(
            [fixed(-1.0, 1), fixed(f64::NAN, 1)],
            ["\u{2212}1.0", "\u{2013}"]
        );
    }
}
