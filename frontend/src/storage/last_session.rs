//! The session that this device was last logged in to, at one portal.

use super::StorageScope;

/// Where the number is stored. It names no person, and is no secret: it stands on the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastSession(&'static str);

impl LastSession {
    /// At the portal of the candidates.
    pub const CANDIDATE: Self = Self("vigie-candidate-session");
    /// At the portal of the invigilators.
    pub const INVIGILATOR: Self = Self("vigie-invigilator-session");

    /// Its number, if this device has one.
    pub fn read(self) -> Option<u32> {
        StorageScope::Device.read_json(self.0)
    }

    /// Remembers this one.
    pub fn remember(self, session: u32) {
        StorageScope::Device.write_json(self.0, &session);
    }
}
