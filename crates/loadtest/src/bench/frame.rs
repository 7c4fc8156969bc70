//! Views of the server, read no further than a measurement needs.
//!
//! Thousands of simulated candidates share two processor cores with the server
//! they measure. So most of a frame is skipped, and what is kept is borrowed from
//! its text. Structs with optional fields instead of the protocol's tagged enums:
//! those would buffer the whole frame before they look at its tag.

use serde::Deserialize;
use std::borrow::Cow;
use vigie_shared::{
    ids::{DeviceId, PresentationId, Seat},
    item::ItemResponse,
    time::Timestamp,
    view::SeatPhase,
};

/// A candidate's page.
#[derive(Debug, Deserialize)]
pub(super) struct PageFrame<'a> {
    #[serde(borrow)]
    state: StateFrame<'a>,
}

#[derive(Debug, Deserialize)]
struct StateFrame<'a> {
    #[serde(borrow)]
    phase: PhaseFrame<'a>,
}

#[derive(Debug, Deserialize)]
struct PhaseFrame<'a> {
    #[serde(borrow)]
    phase: Cow<'a, str>,
    confirmed_until: Option<Timestamp>,
    #[serde(borrow)]
    question: Option<QuestionFrame<'a>>,
}

/// The question on a page.
#[derive(Debug, Deserialize)]
pub(super) struct QuestionFrame<'a> {
    pub(super) presentation: PresentationId,
    /// None until the warning has been passed.
    #[serde(borrow)]
    pub(super) content: Option<ContentFrame<'a>>,
}

/// As much of an item as is needed to answer something.
#[derive(Debug, Deserialize)]
pub(super) struct ContentFrame<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    choices: Vec<ChoiceFrame<'a>>,
    #[serde(borrow, default)]
    left: Vec<ChoiceFrame<'a>>,
    #[serde(borrow, default)]
    right: Vec<ChoiceFrame<'a>>,
}

#[derive(Debug, Deserialize)]
struct ChoiceFrame<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
}

impl<'a> PageFrame<'a> {
    /// `phase` of the page.
    pub(super) fn phase(&self) -> &str {
        &self.state.phase.phase
    }

    /// Has the invigilator confirmed the presence?
    pub(super) fn is_confirmed(&self) -> bool {
        self.state.phase.confirmed_until.is_some()
    }

    /// The question, while the test runs.
    pub(super) fn question(&self) -> Option<&QuestionFrame<'a>> {
        self.state.phase.question.as_ref()
    }
}

/// A response in the form of an item, correct or not. None when the item is of a kind
/// this program does not know.
pub(super) fn fitting_response(content: &ContentFrame) -> Option<ItemResponse> {
    let first = || content.choices.first().map(|choice| choice.id.to_string());
    Some(match &*content.kind {
        "single" => ItemResponse::Single(first()?),
        "multiple" => ItemResponse::Multiple(vec![first()?]),
        "text" => ItemResponse::Text("42".to_owned()),
        "ordering" => ItemResponse::Ordering(
            content
                .choices
                .iter()
                .map(|choice| choice.id.to_string())
                .collect(),
        ),
        "matching" => {
            let pairs = content.left.iter().zip(&content.right);
            let pair = |(l, r): (&ChoiceFrame, &ChoiceFrame)| (l.id.to_string(), r.id.to_string());
            ItemResponse::Matching(pairs.map(pair).collect())
        }
        _ => return None,
    })
}

/// A candidate's card in a change of the board.
#[derive(Debug, Deserialize)]
pub(super) struct CardFrame {
    pub(super) seat: Seat,
    pub(super) phase: SeatPhase,
    #[serde(default)]
    devices: Vec<CardDeviceFrame>,
    test: Option<CardTestFrame>,
}

#[derive(Debug, Deserialize)]
struct CardDeviceFrame {
    device: DeviceId,
}

#[derive(Debug, Deserialize)]
struct CardTestFrame {
    treated: u8,
}

impl CardFrame {
    /// The card in a `change` frame; none when something else changed.
    ///
    /// # Errors
    /// When the text is no change of a board.
    pub(super) fn in_change(text: &str) -> Result<Option<Self>, serde_json::Error> {
        #[derive(Deserialize)]
        struct ChangeFrame {
            change: CardChange,
        }
        #[derive(Deserialize)]
        struct CardChange {
            card: Option<CardFrame>,
        }
        serde_json::from_str(text).map(|frame: ChangeFrame| frame.change.card)
    }

    /// The cards in a `snapshot` frame of the board.
    ///
    /// # Errors
    /// When the text is no snapshot of a board.
    pub(super) fn in_snapshot(text: &str) -> Result<Vec<Self>, serde_json::Error> {
        #[derive(Deserialize)]
        struct SnapshotFrame {
            state: BoardState,
        }
        #[derive(Deserialize)]
        struct BoardState {
            cards: Vec<CardFrame>,
        }
        serde_json::from_str(text).map(|frame: SnapshotFrame| frame.state.cards)
    }

    /// The device that holds the seat, if one has entered.
    pub(super) fn device(&self) -> Option<DeviceId> {
        self.devices.first().map(|one| one.device)
    }

    /// Number of treated questions; 0 before the test.
    pub(super) fn treated(&self) -> u8 {
        self.test.as_ref().map_or(0, |test| test.treated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bare_server::PAGE_BYTES;
    use serde_json::json;
    use vigie_item_bank::{Bank, BankSource, Item, is_correct};
    use vigie_shared::{
        item::{ItemContent, ItemMode},
        protocol::{CandidateMessage, ServerMessage},
        rules::EndCause,
        session::{CompanionPolicy, PairingSign},
        view::{BoardChange, CandidatePhase, CandidateView, QuestionView, SessionStatus},
    };

    fn page(phase: CandidatePhase<ItemContent>) -> String {
        let state = CandidateView {
            first_name: "Zoé \"Zo\"".to_owned(),
            last_name: "Schäffer\\".to_owned(),
            companion: CompanionPolicy::Observed,
            duration_micros: 1,
            sign: Some(PairingSign(42)),
            any_loss_counts: false,
            other_devices: Vec::new(),
            phase,
        };
        serde_json::to_string(&CandidateMessage::Snapshot { seq: 7, state }).unwrap()
    }

    fn testing(number: u16, content: Option<ItemContent>) -> String {
        page(CandidatePhase::Testing {
            treated: 0,
            deadline: Some(Timestamp(5)),
            frozen_left_micros: None,
            credited_micros: 0,
            withheld_micros: None,
            outage_micros: None,
            alerts: Vec::new(),
            question: QuestionView {
                presentation: PresentationId(number),
                number: 1,
                replacement: false,
                mode: ItemMode::Focus,
                seconds: None,
                timer_ends_at: None,
                focus_lost: false,
                signals: Vec::new(),
                left_while_blocked: false,
                shuffle: u32::MAX,
                content,
            },
        })
    }

    #[test]
    fn every_item_of_the_bank_gets_a_response_in_its_form() {
        let bank = Bank::load(&BankSource::shipped()).unwrap();
        for item in bank.items() {
            let text = testing(3, Some(item.content.clone()));
            let page: PageFrame = serde_json::from_str(&text).unwrap();
            let question = page.question().unwrap();
            let response = fitting_response(question.content.as_ref().unwrap()).unwrap();
            assert!(
                is_correct(item, &response).is_some(),
                "{}: {response:?}",
                item.id
            );
            assert_eq!(question.presentation, PresentationId(3));
        }
    }

    #[test]
    fn the_page_of_the_bare_server_is_as_long_as_that_of_a_common_item() {
        let bank = Bank::load(&BankSource::shipped()).unwrap();
        let page = |item: &Item| testing(3, Some(item.content.clone())).len();
        let mut lengths: Vec<usize> = bank.items().iter().map(page).collect();
        lengths.sort_unstable();
        let median = lengths[lengths.len() / 2];
        assert!(median.abs_diff(PAGE_BYTES) < median / 10, "{median}");
    }

    #[test]
    fn a_page_is_read_in_every_phase() {
        let waiting = page(CandidatePhase::Waiting {
            confirmed_until: Some(Timestamp(1)),
        });
        let ended = page(CandidatePhase::Ended {
            cause: EndCause::Time,
            at: Timestamp(1),
            treated: 3,
            published: false,
            signals: Vec::new(),
        });
        let awaiting = page(CandidatePhase::AwaitingResume {
            authorized_until: None,
        });
        for (text, phase, confirmed) in [
            (page(CandidatePhase::Instructions), "instructions", false),
            (waiting, "waiting", true),
            (ended, "ended", false),
            (awaiting, "awaiting_resume", false),
            (testing(1, None), "testing", false),
        ] {
            let page: PageFrame = serde_json::from_str(&text).unwrap();
            assert_eq!((page.phase(), page.is_confirmed()), (phase, confirmed));
            let envelope: vigie_client::Envelope = serde_json::from_str(&text).unwrap();
            assert_eq!((&*envelope.kind, envelope.seq), ("snapshot", Some(7)));
        }
    }

    #[test]
    fn a_card_is_found_in_a_change_and_a_status_is_none() {
        let card = json!({"type": "change", "seq": 9, "change": {"card": {
            "seat": 4, "phase": "testing", "companion": "present",
            "test": {"started_at": 1, "number": 3, "treated": 2, "moved_at": 5},
        }}});
        let card = CardFrame::in_change(&card.to_string()).unwrap().unwrap();
        assert_eq!(
            (card.seat, card.phase, card.treated()),
            (Seat(4), SeatPhase::Testing, 2)
        );
        let status: ServerMessage<(), BoardChange> = ServerMessage::Change {
            seq: 1,
            change: BoardChange::Status(SessionStatus::Created),
        };
        let text = serde_json::to_string(&status).unwrap();
        assert!(CardFrame::in_change(&text).unwrap().is_none());
    }
}
