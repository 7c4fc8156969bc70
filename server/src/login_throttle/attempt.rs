//! One attempt to log in, and the keys its failure counts under.

use super::price::LoginPrice;
use crate::{governor::network, portal::Portal, telemetry::MetricLabel};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// Where secrets can be guessed: the three portals, and the public verification of
/// certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GuardedPortal {
    /// The portal of the candidates.
    Candidate,
    /// The portal of the invigilators.
    Invigilator,
    /// The portal of the referents.
    Referent,
    /// The verification of certificates.
    Verification,
}

impl GuardedPortal {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Candidate,
        Self::Invigilator,
        Self::Referent,
        Self::Verification,
    ];

    /// As in labels of metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Candidate => Portal::Candidate.name(),
            Self::Invigilator => Portal::Invigilator.name(),
            Self::Referent => Portal::Referent.name(),
            Self::Verification => "verification",
        }
    }
}

impl MetricLabel for GuardedPortal {
    fn label(self) -> &'static str {
        self.name()
    }
}

impl From<Portal> for GuardedPortal {
    fn from(portal: Portal) -> Self {
        match portal {
            Portal::Candidate => Self::Candidate,
            Portal::Invigilator => Self::Invigilator,
            Portal::Referent => Self::Referent,
        }
    }
}

/// One attempt to log in.
#[derive(Clone)]
pub struct LoginAttempt {
    portal: GuardedPortal,
    address: IpAddr,
    session: Option<u32>,
    account: Option<String>,
    /// Who logs in, as a digest: names of any length come in, and none should stay.
    identity: [u8; 32],
    /// Is the identity more than the session or the portal?
    is_personal: bool,
    /// Is nothing guessed but the code of the room?
    has_short_secret: bool,
}

impl std::fmt::Debug for LoginAttempt {
    /// Without the person and the address: they must not end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoginAttempt")
            .field("portal", &self.portal)
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

impl LoginAttempt {
    /// An attempt at a session by the candidate that `identity` stands for, with a code of
    /// their own or an identifier.
    pub fn of_candidate(session: u32, identity: &str, address: IpAddr) -> Self {
        let portal = GuardedPortal::Candidate;
        Self {
            session: Some(session),
            is_personal: true,
            ..Self::new(portal, &format!("{session} {identity}"), address)
        }
    }

    /// The same where the code of the room is all there is to guess.
    pub fn with_short_secret(self) -> Self {
        Self {
            has_short_secret: true,
            ..self
        }
    }

    /// An attempt at a session by one of its invigilators. A guesser chooses the name:
    /// it identifies nobody, and the password is the session's.
    pub fn of_invigilator(session: u32, address: IpAddr) -> Self {
        let portal = GuardedPortal::Invigilator;
        Self {
            session: Some(session),
            ..Self::new(portal, &session.to_string(), address)
        }
    }

    /// An attempt with a personal code at a session: `selector` says whose. It shares the
    /// session with the attempts with its password.
    pub fn of_named_invigilator(session: u32, selector: &str, address: IpAddr) -> Self {
        let portal = GuardedPortal::Invigilator;
        Self {
            session: Some(session),
            is_personal: true,
            ..Self::new(portal, &format!("{session} {selector}"), address)
        }
    }

    /// An attempt at the account with this e-mail, in lower case.
    pub fn of_referent(email: &str, address: IpAddr) -> Self {
        Self {
            account: Some(email.to_owned()),
            is_personal: true,
            ..Self::new(GuardedPortal::Referent, email, address)
        }
    }

    /// An attempt to verify a certificate.
    pub fn at_verification(address: IpAddr) -> Self {
        Self::new(GuardedPortal::Verification, "", address)
    }

    fn new(portal: GuardedPortal, identity: &str, address: IpAddr) -> Self {
        Self {
            portal,
            address: address.to_canonical(),
            session: None,
            account: None,
            identity: digest(portal, identity),
            is_personal: false,
            has_short_secret: false,
        }
    }

    /// Can failures keep this person out of this network for the rest of a window?
    pub(super) fn stops_hard(&self) -> bool {
        self.is_personal && self.has_short_secret
    }

    /// Where it is made.
    pub fn portal(&self) -> GuardedPortal {
        self.portal
    }

    /// Where it comes from.
    pub fn address(&self) -> IpAddr {
        self.address
    }

    /// Number of the session, if it is made at one.
    pub fn session(&self) -> Option<u32> {
        self.session
    }

    /// E-mail of the account, if it is made at one. Kept only while the attempt lasts.
    pub fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    pub(super) fn identity(&self) -> &[u8; 32] {
        &self.identity
    }

    /// Whose network it comes from: of IPv6 the /48, the most that one customer has.
    pub fn customer_network(&self) -> IpAddr {
        network(self.address, 48)
    }

    /// One household has one IPv4 address, but 2^64 addresses of IPv6.
    pub(super) fn network(&self) -> IpAddr {
        network(self.address, 64)
    }

    /// The keys a failure counts under, a device's aside.
    pub(super) fn keys(&self) -> impl Iterator<Item = WindowKey> {
        let portal = self.portal;
        let (near, wide, wider) = (
            self.network(),
            network(self.address, 56),
            network(self.address, 48),
        );
        [
            Some(WindowKey::Identity(portal, near, self.identity)),
            Some(WindowKey::Network(portal, near)),
            self.address
                .is_ipv6()
                .then_some(WindowKey::Prefix56(portal, wide)),
            self.address
                .is_ipv6()
                .then_some(WindowKey::Prefix48(portal, wider)),
            self.is_personal
                .then_some(WindowKey::Account(portal, self.identity)),
            self.session
                .map(|number| WindowKey::Session(portal, number)),
            Some(WindowKey::Portal(portal)),
        ]
        .into_iter()
        .flatten()
    }
}

impl LoginAttempt {
    /// The key its success counts under. Certificates are looked at as often as anybody likes.
    pub(super) fn success_key(&self) -> Option<WindowKey> {
        match (self.portal, self.is_personal) {
            (GuardedPortal::Verification, _) => None,
            (portal, true) => Some(WindowKey::Successes(portal, self.identity)),
            (portal, false) => Some(WindowKey::SharedSuccesses(portal, self.identity)),
        }
    }
}

/// What failures are counted for, and successes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum WindowKey {
    /// One identity from one network: the one key that can stop hard, see
    /// [`LoginAttempt::stops_hard`].
    Identity(GuardedPortal, IpAddr, [u8; 32]),
    /// One person, from anywhere.
    Account(GuardedPortal, [u8; 32]),
    /// A network: an address of IPv4, a /64 of IPv6.
    Network(GuardedPortal, IpAddr),
    /// A /56 of IPv6: what one customer often has.
    Prefix56(GuardedPortal, IpAddr),
    /// A /48 of IPv6: the most that one customer has.
    Prefix48(GuardedPortal, IpAddr),
    /// A session.
    Session(GuardedPortal, u32),
    /// Everybody.
    Portal(GuardedPortal),
    /// A device that logged in before.
    Device([u8; 16]),
    /// Logins of one person, from anywhere: right credentials, none of them a failure.
    Successes(GuardedPortal, [u8; 32]),
    /// The same with a secret that several people share.
    SharedSuccesses(GuardedPortal, [u8; 32]),
}

impl WindowKey {
    /// Kinds of keys. Each has a table of its own, so that a flood of one kind leaves the
    /// others alone.
    pub(super) const KINDS: usize = 10;

    /// Number of its table.
    pub(super) fn kind(self) -> usize {
        match self {
            Self::Identity(..) => 0,
            Self::Account(..) => 1,
            Self::Network(..) => 2,
            Self::Prefix56(..) => 3,
            Self::Prefix48(..) => 4,
            Self::Session(..) => 5,
            Self::Portal(_) => 6,
            Self::Device(_) => 7,
            Self::Successes(..) => 8,
            Self::SharedSuccesses(..) => 9,
        }
    }

    /// Does it count successes?
    pub(super) fn is_of_successes(self) -> bool {
        matches!(self, Self::Successes(..) | Self::SharedSuccesses(..))
    }

    /// Failures of one key of a kind within a window from which on somebody is guessing.
    /// A class of forty mistypes now and then.
    pub(super) fn notice_at(kind: usize) -> u32 {
        match kind {
            1 => 10,
            2 => 20,
            _ => 40,
        }
    }

    /// What earlier failures of this key cost the next attempt.
    pub(super) fn price(self) -> LoginPrice {
        match self {
            Self::Identity(GuardedPortal::Verification, ..) => LoginPrice::OF_CERTIFICATE_CODES,
            Self::Identity(..) => LoginPrice::OF_IDENTITY,
            Self::Account(..) => LoginPrice::OF_ACCOUNT,
            Self::Network(..) => LoginPrice::OF_NETWORK,
            Self::Prefix56(..) => LoginPrice::OF_PREFIX_56,
            Self::Prefix48(..) => LoginPrice::OF_PREFIX_48,
            Self::Session(..) => LoginPrice::OF_SESSION,
            Self::Portal(_) => LoginPrice::OF_PORTAL,
            // Beyond its budget a device is a stranger's, and pays as strangers do.
            Self::Device(_) => LoginPrice::NONE,
            Self::Successes(..) => LoginPrice::OF_SUCCESSES,
            Self::SharedSuccesses(..) => LoginPrice::OF_SHARED_SUCCESSES,
        }
    }

    /// Is it named in the audit trail, and shown to the staff as being guessed at?
    pub(super) fn is_audited(self) -> bool {
        match self {
            Self::Session(..) => true,
            Self::Account(portal, _) => portal == GuardedPortal::Referent,
            Self::Network(portal, _) => portal == GuardedPortal::Verification,
            _ => false,
        }
    }

    /// The portal that somebody guesses at.
    pub(super) fn portal(self) -> Option<GuardedPortal> {
        match self {
            Self::Identity(portal, ..)
            | Self::Account(portal, _)
            | Self::Network(portal, _)
            | Self::Prefix56(portal, _)
            | Self::Prefix48(portal, _)
            | Self::Session(portal, _)
            | Self::Portal(portal) => Some(portal),
            Self::Device(_) | Self::Successes(..) | Self::SharedSuccesses(..) => None,
        }
    }
}

/// The key of the account with this e-mail, in lower case.
pub(super) fn account_key(email: &str) -> WindowKey {
    let portal = GuardedPortal::Referent;
    WindowKey::Account(portal, digest(portal, email))
}

fn digest(portal: GuardedPortal, who: &str) -> [u8; 32] {
    Sha256::digest(format!("{} {who}", portal.name())).into()
}
