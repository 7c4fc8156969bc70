//! The addresses behind `/referent`.

use vigie_shared::ids::SessionId;
use yew_router::prelude::*;

use crate::components::NavLink;

/// A link to another of the referent's pages.
pub type ReferentLink = NavLink<ReferentRoute>;

/// The views of a session have addresses of their own, so that a reload, a bookmark and the
/// browser's history find them.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum ReferentRoute {
    /// The sessions of the center.
    #[at("/referent")]
    Sessions,
    /// The open incidents of all sessions.
    #[at("/referent/signalements")]
    Queue,
    /// Who did what with the data of the center.
    #[at("/referent/registre")]
    Audit,
    /// The sites that companions block.
    #[at("/referent/sites-bloques")]
    BlockList,
    /// What the center says of itself.
    #[at("/referent/centre")]
    Center,
    /// Who works for the center.
    #[at("/referent/equipe")]
    People,
    /// The password, the logins and the second factor of the account.
    #[at("/referent/compte")]
    Account,
    /// A new session.
    #[at("/referent/sessions/nouvelle")]
    Create,
    /// A session: what people need to come in.
    #[at("/referent/sessions/:id")]
    Codes { id: SessionId },
    /// A session: the room, live.
    #[at("/referent/sessions/:id/suivi")]
    Follow { id: SessionId },
    /// A session: what was put on record.
    #[at("/referent/sessions/:id/signalements")]
    Incidents { id: SessionId },
    /// A session: what is missing, the results.
    #[at("/referent/sessions/:id/finalisation")]
    Finalize { id: SessionId },
    /// A session: the room as it was at any moment.
    #[at("/referent/sessions/:id/relecture")]
    Replay { id: SessionId },
    #[not_found]
    #[at("/referent/introuvable")]
    NotFound,
}
