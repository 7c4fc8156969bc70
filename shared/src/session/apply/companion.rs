//! How events about the companion change a seat.

use crate::{
    ids::DeviceId,
    session::{CompanionNote, CompanionStatus, CompanionWaiver, SeatState},
    time::Timestamp,
};

impl SeatState {
    /// The companion of a device is there, or not any more.
    pub(super) fn set_companion(
        &mut self,
        device: Option<DeviceId>,
        status: CompanionStatus,
        at: Timestamp,
    ) {
        let Some(entered) = self.named_or_holder(device) else {
            return;
        };
        let before = entered.companion;
        entered.companion = status;
        if status == CompanionStatus::Absent {
            entered.extension.claimed = false;
        }
        if before != status {
            entered.extension.changed_at = Some(at);
        }
        if (before, status) == (CompanionStatus::Present, CompanionStatus::Absent) {
            entered.extension.lose(at);
        }
    }

    pub(super) fn note_companion(
        &mut self,
        device: Option<DeviceId>,
        note: &CompanionNote,
        at: Timestamp,
    ) {
        match note {
            CompanionNote::Waived { reason, by } => {
                self.companion_waiver = Some(Box::new(CompanionWaiver {
                    grounds: reason.clone(),
                    by: by.clone(),
                    at,
                }));
            }
            CompanionNote::WaiverWithdrawn { .. } => self.companion_waiver = None,
            CompanionNote::Linked { .. } => {
                self.present_reports += 1;
                self.set_companion(device, CompanionStatus::Present, at);
            }
            CompanionNote::Claimed => self.present_reports += 1,
            CompanionNote::Summarized(_)
            | CompanionNote::Misused(_)
            | CompanionNote::SelfChecked(_) => self.companion_notes += 1,
        }
        if let Some(entered) = self.named_or_holder(device) {
            entered.extension.note(note, at);
        }
    }
}
