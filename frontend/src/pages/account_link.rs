//! For who cannot log in: a link by mail, and the page that it leads to.

mod choose;
mod forgotten;

pub use choose::ChoosePasswordPage;
pub use forgotten::ForgottenPasswordPage;

use vigie_shared::api::{ErrorCode, MailLanguage, ValidationCode, ValidationErrorDetail};

use crate::api::HttpError;
use crate::i18n::{Language, LanguageHandle};

/// The language of a mail: that of the page.
pub fn mail_language(language: &LanguageHandle) -> MailLanguage {
    match language.language {
        Language::French => MailLanguage::French,
        Language::English => MailLanguage::English,
    }
}

/// The faults of fields, if that is why the server refused.
pub fn field_faults(error: &HttpError) -> Vec<(String, ValidationCode)> {
    let HttpError::Refused {
        code: ErrorCode::FieldsRefused,
        detail,
    } = error
    else {
        return Vec::new();
    };
    let detail = serde_json::from_value::<ValidationErrorDetail>(detail.clone());
    let fields = detail.map(|detail| detail.fields).unwrap_or_default();
    let pair = |field: vigie_shared::api::ValidationError| (field.field.into_owned(), field.code);
    fields.into_iter().map(pair).collect()
}
