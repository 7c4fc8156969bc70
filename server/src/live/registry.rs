//! Finding and starting actors, at most one for each key.

use dashmap::DashMap;
use std::{hash::Hash, sync::Arc};

/// What a registry keeps of an actor.
pub(crate) trait ActorHandle: Clone + Send + Sync + 'static {
    /// Has the actor ended, or is it about to?
    fn is_closed(&self) -> bool;
}

/// The actors that run now. No method waits while a shard of the map is locked.
pub(crate) struct ActorRegistry<K, H>(Arc<DashMap<K, H>>);

impl<K: Eq + Hash, H> Default for ActorRegistry<K, H> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K, H> Clone for ActorRegistry<K, H> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, H> ActorRegistry<K, H>
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
    H: ActorHandle,
{
    /// The actor of this key, if it runs.
    pub(crate) fn get(&self, key: K) -> Option<H> {
        let handle = self.0.get(&key)?;
        (!handle.is_closed()).then(|| handle.clone())
    }

    /// All actors that run now.
    pub(crate) fn all(&self) -> Vec<H> {
        self.0.iter().map(|handle| handle.clone()).collect()
    }

    /// The actor of this key: the one that runs, or the one that `start` makes. It is in the
    /// registry before it runs. `panicked` is called if it ends by a panic; then the next
    /// caller starts another one.
    pub(crate) fn get_or_start<A>(
        &self,
        key: K,
        start: impl FnOnce() -> (H, A),
        panicked: impl FnOnce() + Send + 'static,
    ) -> H
    where
        A: Future<Output = ()> + Send + 'static,
    {
        let entry = self.0.entry(key);
        if let dashmap::Entry::Occupied(occupied) = &entry
            && !occupied.get().is_closed()
        {
            return occupied.get().clone();
        }
        let (handle, actor) = start();
        entry.insert(handle.clone());
        let actors = self.0.clone();
        tokio::spawn(async move {
            if tokio::spawn(actor).await.is_err() {
                panicked();
            }
            actors.remove_if(&key, |_, handle| handle.is_closed());
        });
        handle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::{mpsc, oneshot};

    type Mailbox = mpsc::Sender<()>;

    impl ActorHandle for Mailbox {
        fn is_closed(&self) -> bool {
            mpsc::Sender::is_closed(self)
        }
    }

    #[tokio::test]
    async fn an_actor_that_panicked_is_replaced() {
        let actors = ActorRegistry::<u8, Mailbox>::default();
        let (said, panicked) = oneshot::channel();
        let start = || {
            let (sender, mut mailbox) = mpsc::channel(1);
            let actor = async move {
                let () = mailbox.recv().await.unwrap();
                panic!("a fault in an actor");
            };
            (sender, actor)
        };
        let first = actors.get_or_start(1, start, || said.send(()).unwrap());
        let same = actors.get_or_start(1, start, || {});
        assert!(first.same_channel(&same));
        first.send(()).await.unwrap();
        panicked.await.unwrap();
        let second = actors.get_or_start(1, start, || {});
        assert!(!second.same_channel(&first));
        assert!(actors.get(1).is_some());
    }
}
