//! Texts with placeholders.

use minijinja::{Template, Value as TemplateValue};

use super::{
    super::super::{context::ParseContext, fields::FieldValue},
    ENVIRONMENT, KnownNames, error_text, lint,
};

/// A text with placeholders, compiled once for all variants.
pub struct TextTemplate<'a> {
    pub line: u32,
    /// Its name for the author, such as `fr.prompt`.
    label: String,
    template: Template<'a, 'a>,
}

impl<'a> TextTemplate<'a> {
    /// Faults and none if it is not a template.
    pub fn compile(
        value: FieldValue,
        label: String,
        source: &'a str,
        names: &KnownNames,
    ) -> Option<Self> {
        let template = ENVIRONMENT
            .template_from_str(source)
            .map_err(|error| format!("is not a template: {}", error_text(&error, source)))
            .and_then(|template| {
                lint(source, names, template.undeclared_variables(false))?;
                Ok(template)
            });
        match template {
            Ok(template) => Some(Self {
                line: value.line,
                label,
                template,
            }),
            Err(reason) => {
                value.add_fault(format!("`{label}` {reason}"));
                None
            }
        }
    }

    /// The text of a variant.
    pub fn fill(&self, values: &TemplateValue, context: &ParseContext) -> Option<String> {
        let filled = self.template.render(values);
        filled
            .inspect_err(|error| {
                let reason = error_text(error, self.template.source());
                let reason = format!("`{}` cannot be filled in: {reason}", self.label);
                context.add_fault(self.line, reason);
            })
            .ok()
    }
}
