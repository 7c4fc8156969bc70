//! The addresses of the application.

use yew_router::prelude::*;

/// Every address people may type, keep or share. French, as the users are.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// The three portals.
    #[at("/")]
    Home,
    /// For candidates: login, instructions, test, end.
    #[at("/candidat")]
    Candidate,
    /// The same for the session of this number: a page belongs to one session for its life.
    #[at("/candidat/:session")]
    CandidateSession {
        /// The number typed to log in.
        session: u32,
    },
    /// For invigilators: the board of one room.
    #[at("/surveillant")]
    Invigilator,
    /// The same for the session of this number.
    #[at("/surveillant/:session")]
    InvigilatorSession {
        /// The number typed to log in.
        session: u32,
    },
    /// For referents: sessions, incidents, finalization.
    #[at("/referent")]
    Referent,
    /// The pages behind it: `referent` has routes of its own.
    #[at("/referent/*page")]
    ReferentPages {
        /// The rest of the address.
        page: String,
    },
    /// To which address a link for a forgotten password goes. Public.
    #[at("/mot-de-passe-oublie")]
    ForgottenPassword,
    /// Behind the link of a mail: choose a password. Public.
    #[at("/mot-de-passe")]
    ChoosePassword,
    /// The first start: the first center and account. Public, while there is no account.
    #[at("/installation")]
    SetUp,
    /// Is a certificate real? Public.
    #[at("/verification")]
    Verification,
    /// Is this computer fit for a test? Public.
    #[at("/verification-poste")]
    DeviceCheck,
    /// Is this network fit for tests, and what must be set? Public.
    #[at("/verification-reseau")]
    NetworkCheck,
    /// Anything else.
    #[not_found]
    #[at("/introuvable")]
    NotFound,
}
