//! Pages for tests.

use vigie_shared::ids::PresentationId;
use vigie_shared::item::{AnswerOption, ItemContent, ItemMode, LocalizedText, ResponseFormat};
use vigie_shared::session::CompanionPolicy;
use vigie_shared::time::TEST_DURATION;
use vigie_shared::view::{CandidatePhase, CandidateView, OpenAlert, QuestionView};

use super::context::PageView;

pub fn text(text: &str) -> LocalizedText {
    LocalizedText {
        fr: text.into(),
        en: text.into(),
    }
}

pub fn choices(ids: &[&str]) -> Vec<AnswerOption> {
    ids.iter()
        .map(|id| AnswerOption {
            id: (*id).into(),
            text: text(id),
        })
        .collect()
}

pub fn content(form: ResponseFormat) -> ItemContent {
    ItemContent {
        prompt: text("?"),
        form,
        keep_order: false,
        image: None,
        attachment: None,
    }
}

/// Question 3 under the id `presentation`.
pub fn testing(presentation: u16, alerts: Vec<OpenAlert>, credited_micros: i64) -> PageView {
    let question = QuestionView {
        presentation: PresentationId(presentation),
        number: 3,
        replacement: false,
        mode: ItemMode::Free,
        seconds: None,
        timer_ends_at: None,
        focus_lost: false,
        signals: Vec::new(),
        left_while_blocked: false,
        shuffle: 7,
        content: Some(content(ResponseFormat::Text)),
    };
    let phase = CandidatePhase::Testing {
        treated: 2,
        deadline: None,
        frozen_left_micros: None,
        credited_micros,
        withheld_micros: None,
        outage_micros: None,
        alerts,
        question,
    };
    page(phase)
}

/// The page of the candidate Lina Moreau.
pub fn page(phase: CandidatePhase<ItemContent>) -> PageView {
    CandidateView {
        first_name: "Lina".into(),
        last_name: "Moreau".into(),
        companion: CompanionPolicy::Observed,
        duration_micros: TEST_DURATION,
        sign: None,
        any_loss_counts: false,
        other_devices: Vec::new(),
        phase,
    }
}
