//! A price in computing time, for attempts to log in while somebody is guessing.
//!
//! The server names a challenge and a number of rounds; each round is a SHA-256 puzzle in the
//! manner of hashcash (Back 2002). Many small rounds instead of one large puzzle: the price
//! grows in small steps, and how long it takes hardly varies. Checking costs one hash a round.
//!
//! Pure: who solves decides how much at a time ([`WorkSolver::work`]), so that a page stays
//! responsive.

use crate::api::ProofOfWorkDetail;
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// Name of the HTTP header that carries a proof: the challenge, a space, and one number a
/// round, separated by commas.
pub const PROOF_OF_WORK_HEADER: &str = "vigie-proof-of-work";
/// Leading zero bits of each round's digest: 65,536 hashes on average, about 0.1 s in the
/// browser of a slow school computer and 0.02 s in a native program.
pub const ROUND_BITS: u32 = 16;
/// Rounds of the highest price: about 15 s in the browser of a slow school computer.
pub const MAX_ROUNDS: u16 = 128;
/// Longest text of a challenge, characters.
const MAX_CHALLENGE_CHARS: usize = 200;

/// A proof that the work of a challenge was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkProof {
    challenge: String,
    nonces: Vec<u64>,
}

/// Not the text of a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a proof of work")]
pub struct InvalidWorkProof;

impl WorkProof {
    /// The challenge it was made for, as the server sent it.
    pub fn challenge(&self) -> &str {
        &self.challenge
    }

    /// How many rounds it has, right or wrong; at most [`MAX_ROUNDS`].
    pub fn rounds(&self) -> u16 {
        u16::try_from(self.nonces.len()).unwrap_or(u16::MAX)
    }

    /// Is every round solved?
    pub fn is_solved(&self) -> bool {
        let puzzle = Puzzle::from_challenge(&self.challenge);
        (0..)
            .zip(&self.nonces)
            .all(|(round, nonce)| puzzle.is_solution(round, *nonce))
    }
}

impl fmt::Display for WorkProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.challenge)?;
        for (index, nonce) in self.nonces.iter().enumerate() {
            let separator = if index == 0 { "" } else { "," };
            write!(f, "{separator}{nonce}")?;
        }
        Ok(())
    }
}

impl FromStr for WorkProof {
    type Err = InvalidWorkProof;

    fn from_str(text: &str) -> Result<Self, InvalidWorkProof> {
        let (challenge, nonces) = text.split_once(' ').ok_or(InvalidWorkProof)?;
        if challenge.is_empty() || challenge.chars().count() > MAX_CHALLENGE_CHARS {
            return Err(InvalidWorkProof);
        }
        let nonces: Vec<u64> = nonces
            .split(',')
            // One more than allowed is enough to see that there are too many.
            .take(usize::from(MAX_ROUNDS) + 1)
            .map(|nonce| nonce.parse().map_err(|_| InvalidWorkProof))
            .collect::<Result<_, _>>()?;
        if nonces.len() > usize::from(MAX_ROUNDS) {
            return Err(InvalidWorkProof);
        }
        Ok(Self {
            challenge: challenge.to_owned(),
            nonces,
        })
    }
}

/// Work under way.
#[derive(Debug, Clone)]
pub struct WorkSolver {
    puzzle: Puzzle,
    proof: WorkProof,
    rounds: u16,
    next: u64,
}

impl WorkSolver {
    /// Starts on what the server asked for. More rounds than [`MAX_ROUNDS`] are not done: no
    /// server asks for them.
    pub fn new(price: &ProofOfWorkDetail) -> Self {
        Self {
            puzzle: Puzzle::from_challenge(&price.challenge),
            proof: WorkProof {
                challenge: price.challenge.clone(),
                nonces: Vec::new(),
            },
            rounds: price.rounds.min(MAX_ROUNDS),
            next: 0,
        }
    }

    /// Computes up to `hashes` hashes; gives the proof once it is complete.
    pub fn work(&mut self, hashes: u32) -> Option<WorkProof> {
        for _ in 0..hashes {
            if self.proof.rounds() >= self.rounds {
                break;
            }
            let nonce = self.next;
            self.next += 1;
            if self.puzzle.is_solution(self.proof.rounds(), nonce) {
                self.proof.nonces.push(nonce);
                self.next = 0;
            }
        }
        (self.proof.rounds() >= self.rounds).then(|| self.proof.clone())
    }
}

/// The puzzle of a challenge. Its digest, so that each try hashes one block whatever the
/// length of the challenge.
#[derive(Debug, Clone)]
struct Puzzle([u8; 32]);

impl Puzzle {
    fn from_challenge(challenge: &str) -> Self {
        Self(Sha256::digest(challenge.as_bytes()).into())
    }

    fn is_solution(&self, round: u16, nonce: u64) -> bool {
        let mut block = [0; 42];
        block[..32].copy_from_slice(&self.0);
        block[32..34].copy_from_slice(&round.to_le_bytes());
        block[34..].copy_from_slice(&nonce.to_le_bytes());
        let digest = Sha256::digest(block);
        u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]).leading_zeros()
            >= ROUND_BITS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solve(challenge: &str, rounds: u16) -> WorkProof {
        let mut solver = WorkSolver::new(&ProofOfWorkDetail {
            challenge: challenge.to_owned(),
            rounds,
        });
        loop {
            if let Some(proof) = solver.work(1_000) {
                return proof;
            }
        }
    }

    #[test]
    fn a_proof_survives_the_header_and_is_right_for_its_challenge_only() {
        let proof = solve("abc", 3);
        let text = proof.to_string();
        let read: WorkProof = text.parse().unwrap();
        assert_eq!(read, proof);
        assert!(read.is_solved());
        assert_eq!((read.challenge(), read.rounds()), ("abc", 3));
        let moved: WorkProof = text.replace("abc", "abd").parse().unwrap();
        assert!(!moved.is_solved());
    }

    #[test]
    fn a_solution_of_one_round_is_none_of_another() {
        let mut proof = solve("abc", 2);
        proof.nonces.swap(0, 1);
        assert!(!proof.is_solved());
    }

    #[test]
    fn what_cannot_be_a_proof_is_not_read() {
        let long = format!("c {}", "1,".repeat(200) + "1");
        let wide = format!("{} 1", "c".repeat(500));
        for text in ["", "c", "c ", " 1", "c x", "c 1,,2", "c -1", &long, &wide] {
            assert_eq!(text.parse::<WorkProof>(), Err(InvalidWorkProof), "{text}");
        }
    }

    #[test]
    fn no_more_is_computed_than_the_highest_price() {
        let solver = WorkSolver::new(&ProofOfWorkDetail {
            challenge: "c".to_owned(),
            rounds: u16::MAX,
        });
        assert_eq!(solver.rounds, MAX_ROUNDS);
    }
}
