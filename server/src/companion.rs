//! What the server keeps of companion extensions: tickets, links with their keys, and the key by
//! which it signs what they may block.
//!
//! All in memory but the key of the server: after a restart a link is unknown, the extension
//! asks the page for a new ticket, and a second later it is linked again. The sockets are in
//! [`crate::socket`]; what a session makes of it is decided in [`vigie_shared::session`].

mod crx;
mod grant;
mod links;
mod origin;
mod packages;
mod tickets;
mod update_manifest;

pub use crx::PackageKey;
pub use grant::GrantSigner;
pub use links::{CompanionLink, FrameFault, LinkRegistry, ResumeFault};
pub use origin::ExtensionOrigin;
pub use packages::CompanionPackages;
pub use tickets::{TicketBook, TicketFault};
pub use update_manifest::ServedVersion;

use crate::config::Config;
use std::sync::Arc;
use tokio::sync::Semaphore;
use vigie_shared::ids::{DeviceId, Seat, SessionId};

/// Connections that may be open at once without having said which ticket or link they have.
const MAX_UNLINKED_SOCKETS: usize = 1_024;

/// Whose companion it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkHolder {
    pub session: SessionId,
    /// Number of the session.
    pub number: u32,
    pub seat: Seat,
    /// The login of the candidate on the device.
    pub device: DeviceId,
}

/// Tickets, links and signatures.
pub struct CompanionService {
    pub tickets: TicketBook,
    pub links: LinkRegistry,
    pub signer: GrantSigner,
    /// The packed extension, if this server serves it.
    pub packages: CompanionPackages,
    /// Extensions for Chromium that are ours, by their ids.
    pub chromium_ids: Vec<String>,
    /// Turns of connections that have not said anything yet.
    pub unlinked: Arc<Semaphore>,
}

impl CompanionService {
    /// Signs with the key that is made of `seed`.
    ///
    /// # Errors
    /// When no key can be made of it, the folder of the packages cannot be read, or the package
    /// in it is an extension that this server would not take for the companion.
    pub fn new(seed: &[u8; 32], config: &Config) -> anyhow::Result<Self> {
        let packages = config.companion_packages.as_deref();
        let packages = packages.map(CompanionPackages::read).transpose()?;
        let packages = packages.unwrap_or_default();
        if let Some(id) = packages.chromium_id() {
            anyhow::ensure!(
                config.companion_ids.contains(&id),
                "--companion-packages: the extension in vigie-companion.crx is {id}, which \
                 --companion-id does not name; it could not prove itself here"
            );
        }
        Ok(Self {
            packages,
            tickets: TicketBook::default(),
            links: LinkRegistry::default(),
            signer: GrantSigner::from_seed(seed)?,
            chromium_ids: config.companion_ids.clone(),
            unlinked: Arc::new(Semaphore::new(MAX_UNLINKED_SOCKETS)),
        })
    }
}
