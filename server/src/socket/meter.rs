//! Counts what a client sends before a message of it is complete.
//!
//! Every message is charged to a budget. A client could still send without end and never
//! finish one: a message may come in any number of pieces, also of empty ones.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    task::{Context, Poll, ready},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The bytes received since the last message.
#[derive(Debug, Clone)]
pub(super) struct ByteMeter {
    received: Arc<AtomicUsize>,
    is_lifted: Arc<AtomicBool>,
    limit: usize,
}

impl ByteMeter {
    /// Ends a stream that brings more than `limit` bytes without a message.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            received: Arc::default(),
            is_lifted: Arc::default(),
            limit,
        }
    }

    /// A message was complete.
    pub(super) fn reset(&self) {
        self.received.store(0, Ordering::Relaxed);
    }

    /// The connection ends: what was sent in excess is read and dropped, for as long as the
    /// closing handshake may take, or it would keep the reason from arriving.
    pub(super) fn lift(&self) {
        self.is_lifted.store(true, Ordering::Relaxed);
    }

    /// Has the client sent too much without a message?
    pub(super) fn is_exceeded(&self) -> bool {
        !self.is_lifted.load(Ordering::Relaxed)
            && self.received.load(Ordering::Relaxed) > self.limit
    }

    fn count(&self, bytes: usize) {
        self.received.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// A stream that counts what is read from it, and fails when that is too much.
#[derive(Debug)]
pub(super) struct MeteredStream<S> {
    stream: S,
    meter: ByteMeter,
}

impl<S> MeteredStream<S> {
    pub(super) fn new(stream: S, meter: ByteMeter) -> Self {
        Self { stream, meter }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for MeteredStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.meter.is_exceeded() {
            let flood = "too many bytes without a message";
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::InvalidData, flood)));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        self.meter.count(buffer.filled().len() - before);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for MeteredStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;

    #[tokio::test]
    async fn a_stream_ends_that_brings_too_much_without_a_message() {
        let meter = ByteMeter::new(10);
        let mut stream = MeteredStream::new(&[7_u8; 64][..], meter.clone());
        let mut buffer = [0; 6];
        for _ in 0..3 {
            stream.read_exact(&mut buffer).await.unwrap();
            meter.reset();
        }
        stream.read_exact(&mut buffer).await.unwrap();
        stream.read_exact(&mut buffer).await.unwrap();
        assert!(meter.is_exceeded());
        assert!(stream.read_exact(&mut buffer).await.is_err());
    }
}
