//! Every visible text, in French and English.
//!
//! The messages are Fluent files in `frontend/i18n`, compiled in. A page asks for
//! the handle with [`use_language`] and writes `language.text("key")`; when the
//! language changes, everything that asked is rendered again.

mod bundle;
mod handle;
mod language;
mod provider;

pub use bundle::Value;
pub use handle::LanguageHandle;
pub use language::Language;
pub use provider::{LanguageProvider, use_language};
