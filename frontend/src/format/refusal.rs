//! Why the session refused a command.

use vigie_shared::session::Refusal;

use super::{actor, resolution};
use crate::i18n::LanguageHandle;

/// What was refused and why, in words. What a refused finalization waits for is shown
/// as a list elsewhere.
pub fn refusal(language: &LanguageHandle, refusal: &Refusal) -> String {
    match refusal {
        Refusal::IncidentAlreadyResolved { by: who, how } => language.text_with(
            "referent-refusal-resolved",
            &[
                ("by", actor(language, who).into()),
                ("how", resolution(language, *how).into()),
            ],
        ),
        other => refusal_by_code(language, other),
    }
}

/// The words of any refusal, by its code, without the particulars.
pub fn refusal_by_code(language: &LanguageHandle, refusal: &Refusal) -> String {
    language.text_of("error", &code(refusal))
}

/// The code a refusal has on the wire.
fn code(refusal: &Refusal) -> String {
    let value = serde_json::to_value(refusal).expect("a refusal is plain data");
    value["code"].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_found_by_its_code_on_the_wire() {
        assert_eq!(code(&Refusal::TextOutOfBounds), "text_out_of_bounds");
        let missing = Vec::new();
        let incomplete = Refusal::FinalizationIncomplete { blockers: missing };
        assert_eq!(code(&incomplete), "finalization_incomplete");
    }
}
