//! Every visible text, in French and English.
//!
//! The messages are Fluent files in `frontend/i18n`, compiled in and formatted by
//! [`vigie_i18n`]. A component calls [`use_language`] and writes `language.text("key")`; it is
//! rendered again when the language changes.

mod handle;
mod messages;
mod provider;

pub use handle::LanguageHandle;
pub use provider::{LanguageProvider, use_language};
pub use vigie_i18n::Language;
