//! The memory of password hashes, kept and used again.

use argon2::{Argon2, Block};
use std::sync::{Mutex, PoisonError};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Bounds the hashes computed at once, and keeps one block of memory for each of them.
///
/// Argon2 takes 19 MiB for a hash. Allocated for each login, they stay with the heap of
/// the blocking thread that ran it: 100 wrong logins left about 400 MB behind.
pub(super) struct HashMemory {
    slots: Semaphore,
    /// Memory that no hash uses now.
    idle: Mutex<Vec<Vec<Block>>>,
}

impl HashMemory {
    /// Memory for `slots` hashes at once; nothing is allocated before the first one.
    pub(super) const fn new(slots: usize) -> Self {
        Self {
            slots: Semaphore::const_new(slots),
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Waits until fewer hashes than there are slots run; none when the server ends.
    pub(super) async fn acquire(&'static self) -> Option<HashSlot> {
        let permit = self.slots.acquire().await.ok()?;
        let blocks = self.lock().pop().unwrap_or_default();
        Some(HashSlot {
            memory: self,
            blocks,
            _permit: permit,
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Vec<Block>>> {
        // Only pushed to and popped from: whole also after a panic.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to compute a hash, with the memory for it. It moves into the thread that
/// computes: a request that ends early gives neither back before the hash is done.
pub(super) struct HashSlot {
    memory: &'static HashMemory,
    blocks: Vec<Block>,
    _permit: SemaphorePermit<'static>,
}

impl HashSlot {
    /// The memory that a hash with the parameters of `argon2` takes.
    pub(super) fn blocks(&mut self, argon2: &Argon2<'_>) -> &mut [Block] {
        let count = argon2.params().block_count();
        if self.blocks.len() < count {
            self.blocks.resize(count, Block::new());
        }
        &mut self.blocks[..count]
    }
}

impl Drop for HashSlot {
    /// The memory goes back before the permit: the next hash finds it.
    fn drop(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        self.memory.lock().push(blocks);
    }
}

#[cfg(test)]
impl HashMemory {
    /// Memory that exists, once no hash runs any more.
    pub(super) async fn allocated(&self, slots: u32) -> usize {
        let _all = self.slots.acquire_many(slots).await.unwrap();
        self.lock()
            .iter()
            .filter(|blocks| !blocks.is_empty())
            .count()
    }
}
