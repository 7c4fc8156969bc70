//! An invigilator of a measurement: confirms everybody, then watches the board.

use super::gauge::{Gauge, Marks};
use crate::client::{CardFrame, Client, Heard};
use std::sync::Arc;
use vigie_shared::{ids::Seat, session::Command, view::SeatPhase};

/// One invigilator.
pub(super) struct Invigilator {
    client: Client,
    /// Seats that still have to come and accept the rules.
    awaited: Vec<Seat>,
    seats: Vec<Seat>,
    /// Is it he who confirms? One in each room does.
    confirms: bool,
    marks: Arc<Marks>,
    /// Treated questions of each seat as seen last, by seat number.
    seen: Vec<u8>,
}

impl Invigilator {
    pub(super) fn new(
        client: Client,
        seats: impl Iterator<Item = Seat>,
        confirms: bool,
        marks: Arc<Marks>,
    ) -> Self {
        let seats: Vec<Seat> = seats.collect();
        let seen = vec![0; seats.len() + 1];
        Self {
            client,
            awaited: seats.clone(),
            seats,
            confirms,
            marks,
            seen,
        }
    }

    /// Works until he is cut off.
    pub(super) async fn run(mut self, gauge: Arc<Gauge>) {
        loop {
            match self.client.next().await {
                Heard::View(text) => self.look(&text, &gauge).await,
                Heard::Dropped(_) => gauge.reconnected(),
                Heard::Ended(_) => return,
                Heard::Connected | Heard::Done { .. } | Heard::Refused { .. } => {}
            }
        }
    }

    async fn look(&mut self, text: &str, gauge: &Gauge) {
        if let Ok(cards) = CardFrame::in_snapshot(text) {
            for card in &cards {
                self.card(card, gauge);
            }
        } else if let Ok(Some(card)) = CardFrame::in_change(text) {
            self.card(&card, gauge);
        }
        if self.confirms && self.awaited.is_empty() {
            self.confirms = false;
            self.client
                .send(Command::ConfirmPresence {
                    seats: self.seats.clone(),
                })
                .await;
        }
    }

    fn card(&mut self, card: &CardFrame, gauge: &Gauge) {
        if !matches!(card.phase, SeatPhase::Absent | SeatPhase::Instructions) {
            self.awaited.retain(|seat| *seat != card.seat);
        }
        let Some(seen) = self.seen.get_mut(usize::from(card.seat.0)) else {
            return;
        };
        if card.treated() <= *seen {
            return;
        }
        *seen = card.treated();
        if let Some(intended) = self.marks.get(gauge, card.seat.0, card.treated()) {
            gauge.on_board(intended);
        }
    }
}
