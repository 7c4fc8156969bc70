//! One connection, from the accept to its end or its upgrade.

use super::{
    connection_table::{ConnectionPlace, RequestPlace},
    head_timer::HeadTimer,
    timed_body::TimedBody,
    timeouts::ConnectionTimeouts,
    tls::TlsAcceptance,
    tracked_stream::TrackedStream,
};
use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{
    Request, StatusCode,
    body::{Body as _, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::{Instant, timeout_at},
};
use tokio_util::sync::CancellationToken;
use tower::Service;

/// Request line and headers, bytes.
const MAX_HEAD_BYTES: usize = 64 * 1024;
/// How long the system keeps trying to deliver what the peer does not take, milliseconds. A
/// client that asks for a large file and never reads it would keep its connection otherwise.
const DELIVERY_TIMEOUT_MS: u32 = 30_000;

/// What ends all connections.
#[derive(Clone)]
pub(super) struct ConnectionEnding {
    /// The requests under way are still answered.
    pub shutdown: CancellationToken,
    /// At once.
    pub abandoned: CancellationToken,
}

/// A connection that was given a place.
pub(super) struct HttpConnection {
    pub peer: SocketAddr,
    pub place: ConnectionPlace,
    pub routes: Router,
    pub tls: Option<Arc<TlsAcceptance>>,
    pub timeouts: ConnectionTimeouts,
    pub ending: ConnectionEnding,
}

impl HttpConnection {
    /// Serves requests until the connection ends, is upgraded, or loses its place.
    pub(super) async fn serve(self, stream: TcpStream) {
        // Frames are small and each counts now: Nagle's algorithm would hold the second one
        // of a pair back for 40 ms.
        let _ = stream.set_nodelay(true);
        let _ = rustix::net::sockopt::set_tcp_user_timeout(&stream, DELIVERY_TIMEOUT_MS);
        let stream = TrackedStream::new(stream, self.place.clone());
        let first_head_by = Instant::now() + self.timeouts.head;
        let serving = async {
            // A connection that says nothing costs no buffers: strangers open thousands.
            let first_byte = timeout_at(first_head_by, stream.has_first_byte());
            let first_byte = self.ending.shutdown.run_until_cancelled(first_byte).await;
            if let Some(Ok(Ok(true))) = first_byte {
                Box::pin(self.secure(stream, first_head_by)).await;
            }
        };
        tokio::select! {
            () = self.ending.abandoned.cancelled() => {}
            () = self.place.evicted() => {}
            () = serving => {}
        }
    }

    async fn secure(&self, stream: TrackedStream, first_head_by: Instant) {
        match &self.tls {
            None => self.speak(stream, first_head_by).await,
            // A failed handshake is the client's own trouble, and tells it so by an alert.
            Some(tls) => {
                let accepting = timeout_at(first_head_by, tls.accept(stream));
                let accepted = self.ending.shutdown.run_until_cancelled(accepting).await;
                if let Some(Ok(Some(stream))) = accepted {
                    self.speak(stream, first_head_by).await;
                }
            }
        }
    }

    async fn speak<S>(&self, stream: S, first_head_by: Instant)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let service = service_fn(|request: Request<Incoming>| {
            self.place.request_begun(request.body().is_end_stream());
            let timed = |body| TimedBody::new(body, self.timeouts, self.place.clone());
            let mut request = request.map(|body| Body::new(timed(body)));
            let extensions = request.extensions_mut();
            extensions.insert(ConnectInfo(self.peer));
            extensions.insert(RequestPlace(self.place.clone()));
            let mut routes = self.routes.clone();
            async move {
                let response = routes.call(request).await?;
                match response.status() {
                    StatusCode::SWITCHING_PROTOCOLS => self.place.upgraded(),
                    _ => self.place.request_answered(),
                }
                Ok::<_, Infallible>(response)
            }
        });
        let connection = http1::Builder::new()
            .timer(HeadTimer::new(
                self.place.clone(),
                self.timeouts,
                first_head_by,
            ))
            .header_read_timeout(self.timeouts.idle)
            .max_header_size(MAX_HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = pin!(connection);
        tokio::select! {
            _ = connection.as_mut() => return,
            () = self.ending.shutdown.cancelled() => connection.as_mut().graceful_shutdown(),
        }
        let _ = connection.await;
    }
}
