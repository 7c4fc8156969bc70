//! Links: one extension, one test, one key.

use super::{ExtensionOrigin, LinkHolder};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use dashmap::DashMap;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use uuid::Uuid;
use vigie_shared::{
    companion::{ExtensionVersion, heartbeat_text, resume_text},
    ids::{DeviceId, LinkId},
    time::{MINUTE, Timestamp},
};

/// A link that was not used for this long is forgotten, microseconds: longer than any test.
const FORGOTTEN_AFTER: i64 = 6 * 60 * MINUTE;

/// Time between two looks for links to forget, microseconds.
const SWEEP_INTERVAL: i64 = MINUTE;

/// What is wrong with a signed frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameFault {
    /// The signature is wrong.
    Forged,
    /// The counter is not above those before.
    Replayed,
}

/// Why a link does not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResumeFault {
    /// No such link.
    Unknown,
    /// Somebody else tries to go on with this one.
    Faulty(LinkHolder, FrameFault),
    /// The same, from another extension or a page.
    WrongOrigin(LinkHolder),
}

/// One link.
pub struct CompanionLink {
    pub id: LinkId,
    pub holder: LinkHolder,
    /// Version of the extension.
    pub version: ExtensionVersion,
    key: [u8; 32],
    origin: ExtensionOrigin,
    /// Of the last frame that was taken.
    counter: AtomicU64,
    /// Microseconds.
    used_at: AtomicI64,
}

impl fmt::Debug for CompanionLink {
    /// Without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CompanionLink")
            .field("id", &self.id)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl CompanionLink {
    /// The key as the extension is sent it, base64url.
    pub fn key_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key)
    }

    /// Takes a heartbeat, if it is signed and new.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn take_heartbeat(
        &self,
        (counter, sent_at): (u64, Timestamp),
        body: &str,
        mac: &str,
        now: Timestamp,
    ) -> Result<(), FrameFault> {
        let text = heartbeat_text(self.id, counter, sent_at, body);
        self.take(&text, mac, counter, now)
    }

    fn take(&self, text: &str, mac: &str, counter: u64, now: Timestamp) -> Result<(), FrameFault> {
        let mac = URL_SAFE_NO_PAD
            .decode(mac)
            .map_err(|_| FrameFault::Forged)?;
        let mut expected =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        expected.update(text.as_bytes());
        // In constant time.
        expected
            .verify_slice(&mac)
            .map_err(|_| FrameFault::Forged)?;
        let greater = |last: u64| (counter > last).then_some(counter);
        self.counter
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, greater)
            .map_err(|_| FrameFault::Replayed)?;
        self.used_at.store(now.0, Ordering::Relaxed);
        Ok(())
    }
}

/// All links of this server, at most one for each device.
#[derive(Default)]
pub struct LinkRegistry {
    links: DashMap<LinkId, Arc<CompanionLink>>,
    by_device: DashMap<DeviceId, LinkId>,
    swept_at: AtomicI64,
}

impl LinkRegistry {
    /// A new link, in the place of the one that the device had.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn open(
        &self,
        holder: LinkHolder,
        origin: ExtensionOrigin,
        version: ExtensionVersion,
        now: Timestamp,
    ) -> Result<Arc<CompanionLink>, getrandom::Error> {
        self.sweep(now);
        let mut key = [0; 32];
        getrandom::fill(&mut key)?;
        let link = Arc::new(CompanionLink {
            id: LinkId(Uuid::new_v4()),
            holder,
            version,
            key,
            origin,
            counter: AtomicU64::new(0),
            used_at: AtomicI64::new(now.0),
        });
        self.links.insert(link.id, link.clone());
        if let Some(before) = self.by_device.insert(holder.device, link.id) {
            self.links.remove(&before);
        }
        Ok(link)
    }

    /// The link that goes on after a cut.
    ///
    /// # Errors
    /// Why it does not.
    pub fn resume(
        &self,
        (id, counter): (LinkId, u64),
        mac: &str,
        origin: &ExtensionOrigin,
        now: Timestamp,
    ) -> Result<Arc<CompanionLink>, ResumeFault> {
        let link = self.links.get(&id).map(|link| link.clone());
        let link = link.ok_or(ResumeFault::Unknown)?;
        if link.origin != *origin {
            return Err(ResumeFault::WrongOrigin(link.holder));
        }
        link.take(&resume_text(id, counter), mac, counter, now)
            .map_err(|fault| ResumeFault::Faulty(link.holder, fault))?;
        Ok(link)
    }

    /// Forgets a link whose login has ended.
    pub fn close(&self, link: &CompanionLink) {
        self.links.remove(&link.id);
        self.by_device
            .remove_if(&link.holder.device, |_, known| *known == link.id);
    }

    fn sweep(&self, now: Timestamp) {
        let swept_at = self.swept_at.load(Ordering::Relaxed);
        if now.0 - swept_at < SWEEP_INTERVAL {
            return;
        }
        self.swept_at.store(now.0, Ordering::Relaxed);
        self.links
            .retain(|_, link| now.0 - link.used_at.load(Ordering::Relaxed) < FORGOTTEN_AFTER);
        let known = |link: &LinkId| self.links.contains_key(link);
        self.by_device.retain(|_, link| known(link));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::{Seat, SessionId};

    const NOW: Timestamp = Timestamp(1_000_000_000);

    fn holder(device: u128) -> LinkHolder {
        LinkHolder {
            session: SessionId(Uuid::nil()),
            number: 471_576,
            seat: Seat(1),
            device: DeviceId(Uuid::from_u128(device)),
        }
    }

    fn ours() -> ExtensionOrigin {
        ExtensionOrigin::Ours("moz-extension://one".into())
    }

    fn opened(links: &LinkRegistry, device: u128) -> Arc<CompanionLink> {
        let version = "1.0.0".parse().unwrap();
        links.open(holder(device), ours(), version, NOW).unwrap()
    }

    fn sign(link: &CompanionLink, text: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&link.key).unwrap();
        mac.update(text.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    #[test]
    fn a_heartbeat_is_taken_once_and_only_with_the_key_of_its_link() {
        let links = LinkRegistry::default();
        let (link, other) = (opened(&links, 1), opened(&links, 2));
        let mac = |link: &CompanionLink, counter| {
            sign(link, &heartbeat_text(link.id, counter, NOW, "{}"))
        };
        let beat = |counter, mac: &str| link.take_heartbeat((counter, NOW), "{}", mac, NOW);
        assert_eq!(beat(1, &mac(&link, 1)), Ok(()));
        assert_eq!(beat(1, &mac(&link, 1)), Err(FrameFault::Replayed));
        assert_eq!(beat(3, &mac(&link, 3)), Ok(()), "gaps are no fault");
        assert_eq!(beat(2, &mac(&link, 2)), Err(FrameFault::Replayed));
        assert_eq!(beat(4, &mac(&other, 4)), Err(FrameFault::Forged));
        assert_eq!(beat(4, &mac(&link, 5)), Err(FrameFault::Forged));
        assert_eq!(beat(4, "not base64!"), Err(FrameFault::Forged));
    }

    #[test]
    fn a_link_goes_on_for_who_has_its_key_and_its_origin() {
        let links = LinkRegistry::default();
        let link = opened(&links, 1);
        let mac = |counter| sign(&link, &resume_text(link.id, counter));
        let resume = |counter, mac: &str, origin: &ExtensionOrigin| {
            let resumed = links.resume((link.id, counter), mac, origin, NOW);
            resumed.map(|link| link.id)
        };
        assert_eq!(resume(1, &mac(1), &ours()), Ok(link.id));
        let faulty = |fault| Err(ResumeFault::Faulty(holder(1), fault));
        assert_eq!(resume(1, &mac(1), &ours()), faulty(FrameFault::Replayed));
        assert_eq!(resume(2, &mac(3), &ours()), faulty(FrameFault::Forged));
        let another = ExtensionOrigin::AnotherExtension;
        let stolen = Err(ResumeFault::WrongOrigin(holder(1)));
        assert_eq!(resume(2, &mac(2), &another), stolen);
        links.close(&link);
        assert_eq!(resume(2, &mac(2), &ours()), Err(ResumeFault::Unknown));
    }

    #[test]
    fn a_device_has_one_link_and_old_ones_are_forgotten() {
        let links = LinkRegistry::default();
        let (first, second) = (opened(&links, 1), opened(&links, 1));
        assert!(!links.links.contains_key(&first.id));
        assert!(links.links.contains_key(&second.id));
        let later = NOW.plus(FORGOTTEN_AFTER);
        let version = "1.0.0".parse().unwrap();
        links.open(holder(2), ours(), version, later).unwrap();
        assert_eq!((links.links.len(), links.by_device.len()), (1, 1));
    }
}
