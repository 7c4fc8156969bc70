//! The memory of password hashes, kept and used again.

use argon2::{Argon2, Block};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Keeps one block of memory for each hash that is computed at once. How many that are, the
/// pool for heavy work says.
///
/// Argon2 takes 19 MiB for a hash. Allocated for each login, they stay with the heap of
/// the blocking thread that ran it: 100 wrong logins left about 400 MB behind.
#[derive(Debug, Clone, Default)]
pub(super) struct HashMemory {
    /// Memory that no hash uses now.
    idle: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl HashMemory {
    /// Memory for one hash: what another has left, or none yet.
    pub(super) fn take(&self) -> HashBlocks {
        HashBlocks {
            blocks: self.lock().pop().unwrap_or_default(),
            memory: self.clone(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Vec<Block>>> {
        // Only pushed to and popped from: whole also after a panic.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The memory of one hash. It goes back when the hash is done.
pub(super) struct HashBlocks {
    memory: HashMemory,
    blocks: Vec<Block>,
}

impl HashBlocks {
    /// The memory that a hash with the parameters of `argon2` takes.
    pub(super) fn blocks(&mut self, argon2: &Argon2<'_>) -> &mut [Block] {
        let count = argon2.params().block_count();
        if self.blocks.len() < count {
            self.blocks.resize(count, Block::new());
        }
        &mut self.blocks[..count]
    }
}

impl Drop for HashBlocks {
    fn drop(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        self.memory.lock().push(blocks);
    }
}

#[cfg(test)]
impl HashMemory {
    /// Memory that exists and that no hash uses.
    pub(super) fn allocated(&self) -> usize {
        let idle = self.lock();
        idle.iter().filter(|blocks| !blocks.is_empty()).count()
    }
}
