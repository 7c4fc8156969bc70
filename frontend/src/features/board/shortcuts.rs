//! The keys of the board.

/// What a key of the board does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardShortcut {
    /// Focus the search field.
    Search,
    /// Open the candidate with the oldest alert.
    OldestAlert,
    /// Open the list of presences to confirm.
    Confirm,
    /// Record an incident for the selected candidates, or the one in focus.
    RecordIncident,
    /// Record an incident of the whole room.
    RecordRoomIncident,
    /// Open the list of incidents.
    ListIncidents,
    /// Delete the incident that was just recorded.
    Undo,
    /// Open the list of shortcuts.
    Help,
    /// Close the panel, or end the selection.
    Escape,
}

impl BoardShortcut {
    /// The shortcut of a key, by the browser's name for the key.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "/" => Self::Search,
            "a" | "A" => Self::OldestAlert,
            "c" | "C" => Self::Confirm,
            "i" | "I" => Self::RecordIncident,
            "r" | "R" => Self::RecordRoomIncident,
            "l" | "L" => Self::ListIncidents,
            "u" | "U" => Self::Undo,
            "?" => Self::Help,
            "Escape" => Self::Escape,
            _ => return None,
        })
    }
}
