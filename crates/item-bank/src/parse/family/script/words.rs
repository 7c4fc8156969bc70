//! Texts to fill in.

use minijinja::{Template, Value as Scope};

use super::{
    super::super::fields::{Page, Value},
    ENVIRONMENT, Names, check, reason,
};

/// A text with places to fill in, compiled once for all variants.
pub struct Words<'a> {
    pub line: u32,
    /// What authors call the text: `fr.prompt`.
    called: String,
    template: Template<'a, 'a>,
}

impl<'a> Words<'a> {
    /// Faults and none if it is no template.
    pub fn compile(place: Value, called: String, source: &'a str, names: &Names) -> Option<Self> {
        let template = ENVIRONMENT
            .template_from_str(source)
            .map_err(|error| format!("is not a template: {}", reason(&error, source)))
            .and_then(|template| {
                check(source, names, template.undeclared_variables(false))?;
                Ok(template)
            });
        match template {
            Ok(template) => Some(Self {
                line: place.line,
                called,
                template,
            }),
            Err(reason) => {
                place.fault(format!("`{called}` {reason}"));
                None
            }
        }
    }

    /// The text of a variant.
    pub fn fill(&self, scope: &Scope, page: &Page) -> Option<String> {
        let filled = self.template.render(scope);
        filled
            .inspect_err(|error| {
                let reason = reason(error, self.template.source());
                let reason = format!("`{}` cannot be filled in: {reason}", self.called);
                page.fault(self.line, reason);
            })
            .ok()
    }
}
