//! A bounded queue that is fair between keys.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
};

/// How many may wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct QueueLimits {
    pub(super) all: usize,
    pub(super) of_one_key: usize,
}

/// Gives the keys their turns in rotation, and to each key what it asked for first.
pub(super) struct FairQueue<K, T> {
    waiting: HashMap<K, VecDeque<T>>,
    /// Every key that waits, once.
    rotation: VecDeque<K>,
    len: usize,
}

impl<K, T> Default for FairQueue<K, T> {
    fn default() -> Self {
        Self {
            waiting: HashMap::new(),
            rotation: VecDeque::new(),
            len: 0,
        }
    }
}

impl<K: Copy + Eq + Hash, T> FairQueue<K, T> {
    /// Puts something in the queue. Gives back what has no room: the thing itself when its key
    /// has as many as it may; when the queue is full, the latest of the key that has the most.
    #[must_use]
    pub(super) fn push(&mut self, key: K, thing: T, limits: QueueLimits) -> Option<T> {
        let own = self.waiting.get(&key).map_or(0, VecDeque::len);
        if own >= limits.of_one_key {
            return Some(thing);
        }
        let mut removed = None;
        if self.len >= limits.all {
            let most = self.waiting.iter().max_by_key(|(_, things)| things.len());
            match most.map(|(key, things)| (*key, things.len())) {
                Some((longest, length)) if length > own + 1 => removed = self.remove_last(longest),
                _ => return Some(thing),
            }
        }
        let things = self.waiting.entry(key).or_default();
        if things.is_empty() {
            self.rotation.push_back(key);
        }
        things.push_back(thing);
        self.len += 1;
        removed
    }

    /// The next in turn.
    pub(super) fn pop(&mut self) -> Option<T> {
        let key = self.rotation.pop_front()?;
        let things = self.waiting.get_mut(&key)?;
        let thing = things.pop_front();
        if things.is_empty() {
            self.waiting.remove(&key);
        } else {
            self.rotation.push_back(key);
        }
        self.len -= 1;
        thing
    }

    /// Takes back the latest of a key that has more than one.
    fn remove_last(&mut self, key: K) -> Option<T> {
        let removed = self.waiting.get_mut(&key)?.pop_back();
        self.len -= usize::from(removed.is_some());
        removed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: QueueLimits = QueueLimits {
        all: 6,
        of_one_key: 4,
    };

    #[test]
    fn keys_take_turns_and_each_keeps_its_order() {
        let mut queue = FairQueue::default();
        for (key, thing) in [('a', 1), ('a', 2), ('a', 3), ('b', 4), ('c', 5)] {
            assert_eq!(queue.push(key, thing, LIMITS), None);
        }
        let order: Vec<_> = std::iter::from_fn(|| queue.pop()).collect();
        assert_eq!(order, [1, 4, 5, 2, 3]);
        assert!(queue.waiting.is_empty() && queue.len == 0);
    }

    #[test]
    fn a_key_has_its_limit_and_a_full_queue_takes_from_the_longest() {
        let mut queue = FairQueue::default();
        for thing in 0..4 {
            assert_eq!(queue.push('a', thing, LIMITS), None);
        }
        assert_eq!(queue.push('a', 4, LIMITS), Some(4));
        assert_eq!(queue.push('b', 5, LIMITS), None);
        assert_eq!(queue.push('c', 6, LIMITS), None);
        assert_eq!(queue.push('d', 7, LIMITS), Some(3), "the latest of a");
        assert_eq!(queue.push('e', 8, LIMITS), Some(2));
        assert_eq!(queue.push('b', 9, LIMITS), Some(9), "nobody has much more");
        let order: Vec<_> = std::iter::from_fn(|| queue.pop()).collect();
        assert_eq!(order, [0, 5, 6, 7, 8, 1]);
    }
}
