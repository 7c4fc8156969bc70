//! Requests with credentials. While somebody is guessing, the server asks for a proof of work:
//! it is computed here and sent by itself.

use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use serde::{Serialize, de::DeserializeOwned};
use vigie_shared::api::{ErrorCode, ProofOfWorkDetail};
use vigie_shared::proof_of_work::{PROOF_OF_WORK_HEADER, WorkProof, WorkSolver};

use super::{HttpError, response, with_headers};
use crate::clock::device_now;

/// Proofs for one request: while the guessing goes on, the price rises, and what was computed
/// may be too little when it arrives.
const MAX_PAYMENTS: u8 = 8;
/// Computed between two looks at the clock.
const HASHES_AT_ONCE: u32 = 1_024;
/// Then the browser has its turn, microseconds: typing and painting stay smooth.
const TURN_MICROS: i64 = 12_000;

/// Posts `body`, with credentials in it, to `path`. `onwork` gets `true` while a proof of
/// work is being computed, which takes seconds.
pub async fn post_credentials<B: Serialize + ?Sized, T: DeserializeOwned>(
    path: &str,
    body: &B,
    onwork: impl Fn(bool),
) -> Result<T, HttpError> {
    let mut proof = None;
    for _ in 0..MAX_PAYMENTS {
        let sent = send(path, body, proof.as_ref()).await;
        let Some(price) = sent.as_ref().err().and_then(price_of) else {
            return sent;
        };
        onwork(true);
        proof = Some(pay(&price).await);
        onwork(false);
    }
    send(path, body, proof.as_ref()).await
}

async fn send<B: Serialize + ?Sized, T: DeserializeOwned>(
    path: &str,
    body: &B,
    proof: Option<&WorkProof>,
) -> Result<T, HttpError> {
    let mut request = with_headers(Request::post(path));
    if let Some(proof) = proof {
        request = request.header(PROOF_OF_WORK_HEADER, &proof.to_string());
    }
    response(request.json(body).map_err(HttpError::unsendable)?).await
}

fn price_of(error: &HttpError) -> Option<ProofOfWorkDetail> {
    match error {
        HttpError::Refused {
            code: ErrorCode::ProofOfWorkNeeded,
            detail,
        } => serde_json::from_value(detail.clone()).ok(),
        _ => None,
    }
}

async fn pay(price: &ProofOfWorkDetail) -> WorkProof {
    let mut solver = WorkSolver::new(price);
    loop {
        let turn = device_now();
        while device_now().since(turn) < TURN_MICROS {
            if let Some(proof) = solver.work(HASHES_AT_ONCE) {
                return proof;
            }
        }
        TimeoutFuture::new(0).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_price_is_paid() {
        let price = r#"{"code":"proof_of_work_needed","detail":{"challenge":"c","rounds":3}}"#;
        let found = price_of(&HttpError::from_response(429, price));
        assert_eq!(found.map(|price| price.rounds), Some(3));
        for other in [
            r#"{"code":"proof_of_work_needed"}"#,
            r#"{"code":"too_many_attempts","detail":{"retry_after":3}}"#,
        ] {
            assert_eq!(price_of(&HttpError::from_response(429, other)), None);
        }
    }
}
