//! A certificate authority that speaks ACME (RFC 8555), with one account and one order at a
//! time. It checks what matters: that the server at the name answers for the account's key.

use crate::PATIENCE;
use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rcgen::{
    BasicConstraints, CertificateParams, CertificateSigningRequestParams, IsCa, Issuer, KeyPair,
};
use rustls::{
    ClientConfig, DigitallySignedStruct, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_rustls::TlsConnector;
use vigie_server::crypto_provider::crypto_provider;

const TOKEN: &str = "evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA";

/// The authority, and what it has done.
pub struct TestAuthority {
    base: String,
    /// Where it connects to, whatever the name.
    server: SocketAddr,
    issuer: Issuer<'static, KeyPair>,
    pub root: CertificateDer<'static>,
    order: Mutex<OrderState>,
}

#[derive(Default)]
struct OrderState {
    thumbprint: String,
    status: &'static str,
    chain: String,
    /// Certificates signed so far.
    signed: usize,
}

type Shared = State<Arc<TestAuthority>>;

impl TestAuthority {
    /// Serves on loopback until the test ends.
    pub async fn start(server: SocketAddr) -> Arc<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let root = params.self_signed(&key).unwrap().der().clone();
        let authority = Arc::new(Self {
            base: format!("http://{}", listener.local_addr().unwrap()),
            server,
            issuer: Issuer::new(params, key),
            root,
            order: Mutex::default(),
        });
        let routes = Router::new()
            .route("/directory", get(directory))
            .route("/nonce", get(async || nonce(StatusCode::OK, json!({}))))
            .route("/new-account", post(new_account))
            .route("/new-order", post(new_order))
            .route("/order", post(order))
            .route("/authorization", post(authorization))
            .route("/challenge", post(challenge))
            .route("/finalize", post(finalize))
            .route("/certificate", post(certificate))
            .with_state(authority.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        authority
    }

    pub fn directory(&self) -> String {
        format!("{}/directory", self.base)
    }

    /// Certificates signed so far.
    pub fn signed(&self) -> usize {
        self.order.lock().unwrap().signed
    }

    fn order(&self) -> Value {
        let url = |path: &str| format!("{}/{path}", self.base);
        let status = self.order.lock().unwrap().status;
        let mut order = json!({
            "status": status,
            "identifiers": [{ "type": "dns", "value": "localhost" }],
            "authorizations": [url("authorization")],
            "finalize": url("finalize"),
        });
        if status == "valid" {
            order["certificate"] = json!(url("certificate"));
        }
        order
    }

    fn challenge(&self) -> Value {
        let confirmed = self.order.lock().unwrap().status != "pending";
        json!({
            "type": "tls-alpn-01",
            "url": format!("{}/challenge", self.base),
            "token": TOKEN,
            "status": if confirmed { "valid" } else { "pending" },
        })
    }

    /// Connects as RFC 8737 says: does the certificate carry the digest?
    async fn is_confirmed(&self) -> bool {
        let key = format!("{TOKEN}.{}", self.order.lock().unwrap().thumbprint);
        let digest = Sha256::digest(key.as_bytes());
        let mut config = ClientConfig::builder_with_provider(crypto_provider())
            .with_safe_default_protocol_versions()
            .unwrap()
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(AnyCertificate))
            .with_no_client_auth();
        config.alpn_protocols = vec![b"acme-tls/1".to_vec()];
        let stream = TcpStream::connect(self.server).await.unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        let connecting = TlsConnector::from(Arc::new(config)).connect(name, stream);
        let Ok(Ok(stream)) = timeout(PATIENCE, connecting).await else {
            return false;
        };
        let connection = stream.get_ref().1;
        let shown = &connection.peer_certificates().unwrap()[0];
        connection.alpn_protocol() == Some(b"acme-tls/1")
            && shown.windows(digest.len()).any(|part| part == &digest[..])
    }
}

/// Every answer brings the nonce of the next request.
fn nonce(status: StatusCode, body: Value) -> Response {
    (status, [("replay-nonce", "nonce")], Json(body)).into_response()
}

/// A part of a signed request. The signature is the client library's own affair.
fn part(request: &Bytes, name: &str) -> Value {
    let request: Value = serde_json::from_slice(request).unwrap();
    let part = URL_SAFE_NO_PAD.decode(request[name].as_str().unwrap());
    serde_json::from_slice(&part.unwrap()).unwrap_or(Value::Null)
}

async fn directory(authority: Shared) -> Response {
    let url = |path: &str| format!("{}/{path}", authority.base);
    let directory = json!({
        "newNonce": url("nonce"),
        "newAccount": url("new-account"),
        "newOrder": url("new-order"),
        "revokeCert": url("revoke"),
        "keyChange": url("key-change"),
    });
    nonce(StatusCode::OK, directory)
}

async fn new_account(authority: Shared, request: Bytes) -> Response {
    let key = &part(&request, "protected")["jwk"];
    // The members in order, without spaces (RFC 7638).
    let member = |name: &str| key[name].as_str().unwrap().to_owned();
    let members = ["crv", "kty", "x", "y"].map(|name| format!("\"{name}\":\"{}\"", member(name)));
    let canonical = format!("{{{}}}", members.join(","));
    authority.order.lock().unwrap().thumbprint =
        URL_SAFE_NO_PAD.encode(Sha256::digest(canonical.as_bytes()));
    assert_eq!(
        part(&request, "payload")["contact"],
        json!(["mailto:nora@example.org"])
    );
    let place = [(header::LOCATION, format!("{}/account", authority.base))];
    (
        place,
        nonce(StatusCode::CREATED, json!({ "status": "valid" })),
    )
        .into_response()
}

async fn new_order(authority: Shared) -> Response {
    authority.order.lock().unwrap().status = "pending";
    let place = [(header::LOCATION, format!("{}/order", authority.base))];
    (place, nonce(StatusCode::CREATED, authority.order())).into_response()
}

async fn order(authority: Shared) -> Response {
    nonce(StatusCode::OK, authority.order())
}

async fn authorization(authority: Shared) -> Response {
    let challenge = authority.challenge();
    let authorization = json!({
        "identifier": { "type": "dns", "value": "localhost" },
        "status": challenge["status"],
        "challenges": [challenge],
    });
    nonce(StatusCode::OK, authorization)
}

async fn challenge(authority: Shared) -> Response {
    let status = match authority.is_confirmed().await {
        true => "ready",
        false => "invalid",
    };
    authority.order.lock().unwrap().status = status;
    nonce(StatusCode::OK, authority.challenge())
}

async fn finalize(authority: Shared, request: Bytes) -> Response {
    let csr = part(&request, "payload")["csr"]
        .as_str()
        .unwrap()
        .to_owned();
    let csr = URL_SAFE_NO_PAD.decode(csr).unwrap();
    let mut csr = CertificateSigningRequestParams::from_der(&csr.into()).unwrap();
    let now = time::OffsetDateTime::now_utc();
    csr.params.not_before = now - time::Duration::days(1);
    csr.params.not_after = now + time::Duration::days(89);
    let signed = csr.signed_by(&authority.issuer).unwrap();
    {
        let mut order = authority.order.lock().unwrap();
        order.chain = signed.pem();
        order.status = "valid";
        order.signed += 1;
    }
    nonce(StatusCode::OK, authority.order())
}

async fn certificate(authority: Shared) -> Response {
    let chain = authority.order.lock().unwrap().chain.clone();
    ([("replay-nonce", "nonce")], chain).into_response()
}

/// The certificate of a challenge is signed by itself.
#[derive(Debug)]
struct AnyCertificate;

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        crypto_provider()
            .signature_verification_algorithms
            .supported_schemes()
    }
}
