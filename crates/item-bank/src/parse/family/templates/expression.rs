//! Expressions to compute.

use minijinja::{Expression, Value as TemplateValue, value::ValueKind};

use super::{
    super::super::{context::ParseContext, fields::FieldValue},
    ENVIRONMENT, KnownNames, error_text, lint,
};

/// An expression, compiled once for all variants.
pub struct CompiledExpression<'a> {
    pub line: u32,
    pub source: &'a str,
    /// Its name for the author: `holds`, or the name after `let`.
    label: &'a str,
    expression: Expression<'a, 'a>,
}

impl<'a> CompiledExpression<'a> {
    /// Faults and none if it is not an expression.
    pub fn compile(
        value: FieldValue,
        label: &'a str,
        source: &'a str,
        names: &KnownNames,
    ) -> Option<Self> {
        let expression = ENVIRONMENT
            .compile_expression(source)
            .map_err(|error| format!("is not an expression: {}", error_text(&error, source)))
            .and_then(|expression| {
                lint(source, names, expression.undeclared_variables(false))?;
                Ok(expression)
            });
        match expression {
            Ok(expression) => Some(Self {
                line: value.line,
                source,
                label,
                expression,
            }),
            Err(reason) => {
                value.add_fault(format!("`{label}` {reason}"));
                None
            }
        }
    }

    /// The value in a variant.
    pub fn compute(&self, values: &TemplateValue, context: &ParseContext) -> Option<TemplateValue> {
        let reason = match self.expression.eval(values) {
            // MiniJinja only refuses an undefined value when it is used.
            Ok(value) if value.is_undefined() => format!("undefined value in `{}`", self.source),
            Ok(value) => return Some(value),
            Err(error) => error_text(&error, self.source),
        };
        let reason = format!("`{}` cannot be computed: {reason}", self.label);
        context.add_fault(self.line, reason);
        None
    }

    /// The value of a condition, which must be true or false.
    pub fn compute_bool(&self, values: &TemplateValue, context: &ParseContext) -> Option<bool> {
        let value = self.compute(values, context)?;
        let decided = match value.kind() {
            ValueKind::Bool => Some(value.is_true()),
            _ => None,
        };
        if decided.is_none() {
            let label = self.label;
            let reason = format!("`{label}` gives `{value}`, which is neither true nor false");
            context.add_fault(self.line, reason);
        }
        decided
    }
}
