//! A browser, as far as the resources can tell.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, Response, StatusCode, request::Builder},
};
use serde_json::Value;
use std::{collections::BTreeMap, net::SocketAddr};
use tower::ServiceExt;
use vigie_shared::{
    api::{ErrorBody, ErrorCode, ProofOfWorkDetail},
    proof_of_work::{PROOF_OF_WORK_HEADER, WorkSolver},
};

pub struct Client {
    router: Router,
    origin: String,
    cookies: BTreeMap<String, String>,
    pub address: [u8; 4],
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Client {
    pub fn new(router: Router, origin: &str) -> Self {
        let origin = origin.to_owned();
        Self {
            router,
            origin,
            cookies: BTreeMap::new(),
            address: [127, 0, 0, 1],
        }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap())
            .await
    }

    pub async fn post(&mut self, path: &str, body: Value) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("origin", self.origin.as_str());
        let request = request.header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    pub async fn put(&mut self, path: &str, body: Value) -> Answer {
        let request = self
            .request(Method::PUT, path)
            .header("origin", self.origin.as_str());
        let request = request.header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    /// Posts credentials, and pays when a proof of work is asked for, as a page does.
    pub async fn post_paying(&mut self, path: &str, body: Value) -> Answer {
        let mut answer = self.post(path, body.clone()).await;
        while let Some(price) = price_of(&answer) {
            let mut solver = WorkSolver::new(&price);
            let proof = std::iter::repeat_with(|| solver.work(100_000)).find_map(|proof| proof);
            let request = self
                .request(Method::POST, path)
                .header("origin", self.origin.as_str())
                .header("content-type", "application/json")
                .header(PROOF_OF_WORK_HEADER, proof.unwrap().to_string());
            let request = request.body(Body::from(body.to_string())).unwrap();
            answer = self.send(request).await;
        }
        answer
    }

    /// A request with the cookies this client has.
    pub fn request(&self, method: Method, path: &str) -> Builder {
        let pairs: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = Request::builder().method(method).uri(path);
        if pairs.is_empty() {
            request
        } else {
            request.header("cookie", pairs.join("; "))
        }
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from((self.address, 5000))));
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all("set-cookie") {
            let (pair, rest) = set.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text,
        }
    }

    /// The value of the cookie at a portal.
    pub fn cookie(&self, portal: &str) -> Option<&str> {
        self.cookies
            .get(&format!("__Host-vigie-{portal}"))
            .map(String::as_str)
    }

    /// Puts a value into the cookie of a portal.
    pub fn forge(&mut self, portal: &str, value: &str) {
        self.cookies
            .insert(format!("__Host-vigie-{portal}"), value.to_owned());
    }
}

impl Answer {
    /// The body, when the status is this.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    /// Asserts a refusal with this code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Value {
        let body = self.expect(status);
        assert_eq!(body["code"], code, "{body}");
        body["detail"].clone()
    }
}

/// What a response asks for instead of an answer.
fn price_of(answer: &Answer) -> Option<ProofOfWorkDetail> {
    let body: ErrorBody = serde_json::from_str(&answer.text).ok()?;
    match body.code {
        ErrorCode::ProofOfWorkNeeded => serde_json::from_value(body.detail?).ok(),
        _ => None,
    }
}
