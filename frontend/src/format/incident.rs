//! Incidents in words.

use vigie_shared::session::{ActorName, IncidentResolution};

use crate::i18n::LanguageHandle;

/// How an incident was resolved.
pub fn resolution(language: &LanguageHandle, how: IncidentResolution) -> String {
    match how {
        IncidentResolution::Automatic => language.text("referent-resolution-automatic"),
        IncidentResolution::Upheld => language.text("referent-resolution-upheld"),
        IncidentResolution::Dismissed => language.text("referent-resolution-dismissed"),
        IncidentResolution::Noted => language.text("referent-resolution-noted"),
    }
}

pub fn actor(language: &LanguageHandle, actor: &ActorName) -> String {
    match actor {
        ActorName::Server => language.text("referent-by-server"),
        ActorName::Candidate => language.text("referent-by-candidate"),
        ActorName::Invigilator(member) => language.text_with(
            "referent-by-invigilator",
            &[("name", member.name.as_str().into())],
        ),
        ActorName::Referent(member) => language.text_with(
            "referent-by-referent",
            &[("name", member.name.as_str().into())],
        ),
    }
}
