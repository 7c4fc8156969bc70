//! Expressions to compute.

use minijinja::{Expression, Value as Scope, value::ValueKind};

use super::{
    super::super::fields::{Page, Value},
    ENVIRONMENT, Names, check, reason,
};

/// An expression, compiled once for all variants.
pub struct Formula<'a> {
    pub line: u32,
    pub source: &'a str,
    /// What authors call it: `holds`, or the name after `let`.
    called: &'a str,
    expression: Expression<'a, 'a>,
}

impl<'a> Formula<'a> {
    /// Faults and none if it is no expression.
    pub fn compile(place: Value, called: &'a str, source: &'a str, names: &Names) -> Option<Self> {
        let expression = ENVIRONMENT
            .compile_expression(source)
            .map_err(|error| format!("is not an expression: {}", reason(&error, source)))
            .and_then(|expression| {
                check(source, names, expression.undeclared_variables(false))?;
                Ok(expression)
            });
        match expression {
            Ok(expression) => Some(Self {
                line: place.line,
                source,
                called,
                expression,
            }),
            Err(reason) => {
                place.fault(format!("`{called}` {reason}"));
                None
            }
        }
    }

    /// The value in a variant.
    pub fn compute(&self, scope: &Scope, page: &Page) -> Option<Scope> {
        let reason = match self.expression.eval(scope) {
            // MiniJinja only minds an undefined value when something is done with it.
            Ok(value) if value.is_undefined() => format!("undefined value in `{}`", self.source),
            Ok(value) => return Some(value),
            Err(error) => reason(&error, self.source),
        };
        let reason = format!("`{}` cannot be computed: {reason}", self.called);
        page.fault(self.line, reason);
        None
    }

    /// The same for a condition: nothing but true and false will do.
    pub fn decide(&self, scope: &Scope, page: &Page) -> Option<bool> {
        let value = self.compute(scope, page)?;
        let decided = match value.kind() {
            ValueKind::Bool => Some(value.is_true()),
            _ => None,
        };
        if decided.is_none() {
            let called = self.called;
            let reason = format!("`{called}` gives `{value}`, which is neither true nor false");
            page.fault(self.line, reason);
        }
        decided
    }
}
