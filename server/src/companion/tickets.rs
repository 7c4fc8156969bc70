//! Tickets: what a page is given for its companion, good once and for a minute.

use super::LinkHolder;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};
use vigie_shared::{
    companion::{MAX_OPEN_TICKETS, TICKET_VALIDITY},
    ids::DeviceId,
    time::Timestamp,
};

/// A ticket by its digest: what is in memory opens nothing.
type TicketDigest = [u8; 32];

/// Why a ticket is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketFault {
    /// Never given out, used before, or too old.
    Unknown,
}

/// The tickets that are open. At most [`MAX_OPEN_TICKETS`] for each device.
#[derive(Debug, Default)]
pub struct TicketBook(Mutex<OpenTickets>);

#[derive(Debug, Default)]
struct OpenTickets {
    holders: HashMap<TicketDigest, (LinkHolder, Timestamp)>,
    by_device: HashMap<DeviceId, VecDeque<TicketDigest>>,
    /// All that were given out, oldest first: they all are good for the same time.
    order: VecDeque<(Timestamp, DeviceId, TicketDigest)>,
}

impl TicketBook {
    /// A new ticket, 43 characters of base64url, and when it ends.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn issue(
        &self,
        holder: LinkHolder,
        now: Timestamp,
    ) -> Result<(String, Timestamp), getrandom::Error> {
        let mut random = [0; 32];
        getrandom::fill(&mut random)?;
        let ticket = URL_SAFE_NO_PAD.encode(random);
        let (digest, expires_at) = (digest(&ticket), now.plus(TICKET_VALIDITY));
        let mut open = self.lock();
        open.forget_expired(now);
        let of_device = open.by_device.entry(holder.device).or_default();
        of_device.push_back(digest);
        let surplus = (of_device.len() > MAX_OPEN_TICKETS).then(|| of_device.pop_front());
        if let Some(surplus) = surplus.flatten() {
            open.holders.remove(&surplus);
        }
        open.holders.insert(digest, (holder, expires_at));
        open.order.push_back((expires_at, holder.device, digest));
        Ok((ticket, expires_at))
    }

    /// Whose ticket it is. It stays good.
    ///
    /// # Errors
    /// When it is not good.
    pub fn look_up(&self, ticket: &str, now: Timestamp) -> Result<LinkHolder, TicketFault> {
        let open = self.lock();
        let found = open.holders.get(&digest(ticket));
        let good = found.filter(|(_, expires_at)| now < *expires_at);
        good.map(|(holder, _)| *holder).ok_or(TicketFault::Unknown)
    }

    /// Whose ticket it is. It is used up.
    ///
    /// # Errors
    /// When it is not good.
    pub fn redeem(&self, ticket: &str, now: Timestamp) -> Result<LinkHolder, TicketFault> {
        let holder = self.look_up(ticket, now)?;
        let mut open = self.lock();
        let digest = digest(ticket);
        // Two may have looked at the same time.
        let taken = open.holders.remove(&digest).ok_or(TicketFault::Unknown);
        open.forget(holder.device, &digest);
        taken.map(|(holder, _)| holder)
    }

    fn lock(&self) -> MutexGuard<'_, OpenTickets> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OpenTickets {
    fn forget_expired(&mut self, now: Timestamp) {
        while let Some((expires_at, device, digest)) = self.order.front().copied()
            && expires_at <= now
        {
            self.order.pop_front();
            self.holders.remove(&digest);
            self.forget(device, &digest);
        }
    }

    fn forget(&mut self, device: DeviceId, digest: &TicketDigest) {
        if let Some(of_device) = self.by_device.get_mut(&device) {
            of_device.retain(|other| other != digest);
            if of_device.is_empty() {
                self.by_device.remove(&device);
            }
        }
    }
}

fn digest(ticket: &str) -> TicketDigest {
    Sha256::digest(ticket.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use vigie_shared::ids::{Seat, SessionId};

    fn holder(device: u128) -> LinkHolder {
        LinkHolder {
            session: SessionId(Uuid::nil()),
            number: 471_576,
            seat: Seat(1),
            device: DeviceId(Uuid::from_u128(device)),
        }
    }

    const NOW: Timestamp = Timestamp(1_000_000_000);

    #[test]
    fn a_ticket_is_good_once_and_for_a_minute() {
        let book = TicketBook::default();
        let (ticket, expires_at) = book.issue(holder(1), NOW).unwrap();
        assert_eq!(ticket.len(), 43);
        assert_eq!(book.look_up(&ticket, NOW), Ok(holder(1)));
        assert_eq!(book.redeem(&ticket, NOW), Ok(holder(1)));
        assert_eq!(book.redeem(&ticket, NOW), Err(TicketFault::Unknown));
        let (ticket, _) = book.issue(holder(1), NOW).unwrap();
        assert_eq!(book.redeem(&ticket, expires_at), Err(TicketFault::Unknown));
        assert_eq!(book.redeem("", NOW), Err(TicketFault::Unknown));
    }

    #[test]
    fn a_device_has_four_and_the_oldest_gives_way() {
        let book = TicketBook::default();
        let issue = || book.issue(holder(1), NOW).unwrap().0;
        let tickets: Vec<String> = (0..6).map(|_| issue()).collect();
        let (other, _) = book.issue(holder(2), NOW).unwrap();
        let good = |ticket: &String| book.look_up(ticket, NOW).is_ok();
        let good: Vec<bool> = tickets.iter().chain([&other]).map(good).collect();
        assert_eq!(good, [false, false, true, true, true, true, true]);
    }

    #[test]
    fn what_nobody_used_is_forgotten() {
        let book = TicketBook::default();
        for device in 0..500 {
            book.issue(holder(device), NOW).unwrap();
        }
        book.issue(holder(1), NOW.plus(TICKET_VALIDITY)).unwrap();
        let open = book.lock();
        assert_eq!((open.holders.len(), open.by_device.len()), (1, 1));
        assert_eq!(open.order.len(), 1);
    }
}
