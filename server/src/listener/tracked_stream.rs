//! A TCP stream that keeps the place of its connection, also after an upgrade.

use super::connection_table::ConnectionPlace;
use std::{
    io::{self, IoSlice},
    pin::Pin,
    task::{Context, Poll},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// Hands everything on, and counts reads: one addition, the only work between a socket and
/// its frames.
#[derive(Debug)]
pub struct TrackedStream {
    stream: TcpStream,
    place: ConnectionPlace,
}

impl TrackedStream {
    pub(super) fn new(stream: TcpStream, place: ConnectionPlace) -> Self {
        Self { stream, place }
    }

    /// Waits until there is something to read. False: the peer is gone without a word.
    pub(super) async fn has_first_byte(&self) -> io::Result<bool> {
        // `readable` alone takes a new connection for readable until a read has failed.
        Ok(self.stream.peek(&mut [0]).await? > 0)
    }
}

impl AsyncRead for TrackedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if read.is_ready() {
            self.place.read_done();
        }
        read
    }
}

impl AsyncWrite for TrackedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
