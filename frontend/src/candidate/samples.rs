//! Pages for tests.

use vigie_shared::ids::Ask;
use vigie_shared::item::{Bilingual, Choice, Content, Form, Mode};
use vigie_shared::session::CompanionPolicy;
use vigie_shared::time::TEST_TIME;
use vigie_shared::view::{CandidatePhase, CandidateView, OpenAlert, Question};

use super::store::Page;

pub fn text(text: &str) -> Bilingual {
    Bilingual {
        fr: text.into(),
        en: text.into(),
    }
}

pub fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter()
        .map(|id| Choice {
            id: (*id).into(),
            text: text(id),
        })
        .collect()
}

pub fn content(form: Form) -> Content {
    Content {
        prompt: text("?"),
        form,
        keep_order: false,
        image: None,
        attachment: None,
    }
}

/// Question 3, as the ask `ask`.
pub fn testing(ask: u16, alerts: Vec<OpenAlert>, credited: i64) -> Page {
    let question = Question {
        ask: Ask(ask),
        number: 3,
        replacement: false,
        mode: Mode::Free,
        seconds: None,
        timer_ends_at: None,
        focus_lost: false,
        shuffle: 7,
        content: Some(content(Form::Text)),
    };
    let phase = CandidatePhase::Testing {
        treated: 2,
        deadline: None,
        frozen_left: None,
        credited,
        alerts,
        question,
    };
    page(phase)
}

/// A page of Lina's.
pub fn page(phase: CandidatePhase<Content>) -> Page {
    CandidateView {
        first_name: "Lina".into(),
        last_name: "Moreau".into(),
        companion: CompanionPolicy::Observed,
        duration: TEST_TIME,
        phase,
    }
}
