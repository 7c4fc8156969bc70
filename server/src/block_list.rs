//! The list of sites that companions block: shipped with the program, changed by the platform for
//! all sessions and by a center for its own.
//!
//! The table of changes is the truth; a list follows from it. Its version counts the changes of
//! all owners, because an extension refuses a list that is older than one it had from the same
//! server, whichever center that was of.

mod effective;
mod rule;

pub use effective::{EffectiveList, ListChange};
pub use rule::BlockRule;

use crate::{
    clock::Clock,
    store::{BlockListRow, Store, StoreError, SuspensionOwner},
};
use sha2::{Digest, Sha256};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::watch;
use vigie_shared::{
    api::BlockListPreview, companion::BlockListDocument, ids::CenterId, session::StaffMember,
};

/// The list that ships with the program.
const SHIPPED: &str = include_str!("../assets/block-list.json");

/// Time between two looks for changes that another server has made. A count of a small table.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// Lists that are kept ready, of the latest centers that asked. An older one is made again.
const MAX_PUBLISHED: usize = 256;

/// A list as extensions download it.
#[derive(Debug)]
pub struct PublishedList {
    pub version: u32,
    /// SHA-256 of the text, in hexadecimal digits.
    pub digest: String,
    /// The document.
    pub text: String,
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum ChangeListError {
    /// Rules cannot be taken, or there would be too many.
    #[error("rules of the block list cannot be taken")]
    Refused(Box<BlockListPreview>),
    /// Somebody else has made one meanwhile.
    #[error("the block list has changed meanwhile")]
    Changed,
    /// The changes could not be read.
    #[error("the block list cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// The database did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A change that somebody wants to make.
#[derive(Debug, Clone)]
pub struct ListDecision {
    /// Whose list.
    pub owner: SuspensionOwner,
    /// Who decides, and in which center they are.
    pub by: StaffMember,
    pub center: CenterId,
    /// The version it was made from.
    pub version: u32,
    /// Rules as they were typed.
    pub change: ListChange,
    /// 1..=1000 characters.
    pub reason: String,
}

/// The lists of all centers.
pub struct BlockListService {
    store: Store,
    clock: Clock,
    shipped: BlockListDocument,
    /// Host of the server: what would block it is refused.
    own_host: String,
    published: Mutex<VecDeque<(CenterId, Arc<PublishedList>)>>,
    versions: watch::Sender<u32>,
    /// One change at a time: its number follows from those before.
    one_at_a_time: tokio::sync::Mutex<()>,
}

impl BlockListService {
    /// Reads the list that ships with the program.
    ///
    /// # Errors
    /// When it is faulty.
    pub fn new(store: Store, clock: Clock, own_host: &str) -> anyhow::Result<Self> {
        let shipped: BlockListDocument = serde_json::from_str(SHIPPED)?;
        Ok(Self {
            store,
            clock,
            own_host: own_host.to_owned(),
            published: Mutex::default(),
            versions: watch::Sender::new(shipped.version),
            one_at_a_time: tokio::sync::Mutex::default(),
            shipped,
        })
    }

    /// Changes with every change that is made, on this server or on another one of the same
    /// database.
    pub fn versions(&self) -> watch::Receiver<u32> {
        self.versions.subscribe()
    }

    /// Looks for changes of other servers,.
    pub(crate) async fn follow(&self) {
        loop {
            match self.version().await {
                Ok(version) => self.publish(version),
                // Who links meanwhile reads the list anyway.
                Err(error) => tracing::warn!(%error, "version of the block list not read"),
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Tells those who wait, unless they know it.
    fn publish(&self, version: u32) {
        self.versions.send_if_modified(|known| {
            let is_new = version > *known;
            *known = version.max(*known);
            is_new
        });
    }

    /// The list for the sessions of a center.
    ///
    /// # Errors
    /// When the changes cannot be read.
    pub async fn of_center(&self, center: CenterId) -> Result<Arc<PublishedList>, sqlx::Error> {
        let version = self.version().await?;
        let ready = self.find(|known, list| *known == center && list.version == version);
        if let Some(list) = ready {
            return Ok(list);
        }
        let list = self.effective(center).await?;
        let document = list.document(version);
        let text = serde_json::to_string(&document).expect("plain data with text keys");
        let digest = hex::encode(Sha256::digest(text.as_bytes()));
        let list = Arc::new(PublishedList {
            version,
            digest,
            text,
        });
        let mut published = self.lock();
        // That of an earlier version stays for who is about to download it.
        if published.len() == MAX_PUBLISHED {
            published.pop_front();
        }
        published.push_back((center, list.clone()));
        Ok(list)
    }

    /// A list that was published lately, by its digest.
    pub fn by_digest(&self, digest: &str) -> Option<Arc<PublishedList>> {
        self.find(|_, list| list.digest == digest)
    }

    /// The rules for the sessions of a center.
    ///
    /// # Errors
    /// When the changes cannot be read.
    pub async fn effective(&self, center: CenterId) -> Result<EffectiveList, sqlx::Error> {
        let rows = self.store.block_list_of(center).await?;
        Ok(EffectiveList::new(&self.shipped, rows))
    }

    /// Of all lists of this server.
    ///
    /// # Errors
    /// When the changes cannot be read.
    pub async fn version(&self) -> Result<u32, sqlx::Error> {
        let changes = self.store.block_list_changes().await?;
        let changes = u32::try_from(changes).unwrap_or(u32::MAX);
        Ok(self.shipped.version.saturating_add(changes))
    }

    /// What a change would do.
    ///
    /// # Errors
    /// When the changes cannot be read.
    pub async fn preview(&self, decision: &ListDecision) -> Result<BlockListPreview, sqlx::Error> {
        let list = self.effective(decision.center).await?;
        Ok(list.preview(&decision.change, &self.own_host).0)
    }

    /// Makes a change; the version afterwards. Nothing is written when it changes nothing.
    ///
    /// # Errors
    /// See [`ChangeListError`].
    #[tracing::instrument(skip_all, name = "change_block_list")]
    pub async fn change(&self, decision: ListDecision) -> Result<u32, ChangeListError> {
        let _guard = self.one_at_a_time.lock().await;
        let version = self.version().await?;
        if decision.version != version {
            return Err(ChangeListError::Changed);
        }
        let list = self.effective(decision.center).await?;
        let (preview, change) = list.preview(&decision.change, &self.own_host);
        if preview.too_many || !preview.refused.is_empty() {
            return Err(ChangeListError::Refused(Box::new(preview)));
        }
        if change.is_empty() {
            return Ok(version);
        }
        let row = BlockListRow {
            owner: decision.owner,
            number: list.next_number(decision.owner),
            change: serde_json::to_string(&change).expect("plain data with text keys"),
            reason: decision.reason,
            by: decision.by,
            at: self.clock.now(),
        };
        match self.store.change_block_list(row).await {
            // Another server was faster.
            Err(StoreError::Conflict) => return Err(ChangeListError::Changed),
            written => written?,
        }
        tracing::info!(
            added = preview.added.len(),
            removed = preview.removed.len(),
            "block list changed"
        );
        let version = self.version().await?;
        self.publish(version);
        Ok(version)
    }

    fn find(&self, fits: impl Fn(&CenterId, &PublishedList) -> bool) -> Option<Arc<PublishedList>> {
        let published = self.lock();
        let mut latest_first = published.iter().rev();
        let found = latest_first.find(|(center, list)| fits(center, list));
        found.map(|(_, list)| list.clone())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<(CenterId, Arc<PublishedList>)>> {
        self.published
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
