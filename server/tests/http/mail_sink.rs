//! A mail server of the tests: takes mails, or refuses them for now.

use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::timeout,
};

/// What came of one conversation.
#[derive(Debug)]
enum SinkDelivery {
    Taken(String),
    Refused,
}

/// The server; gone when it is dropped.
pub struct MailSink {
    /// For `--smtp`.
    pub address: String,
    refusals: Arc<AtomicU32>,
    deliveries: mpsc::UnboundedReceiver<SinkDelivery>,
}

/// A mail that arrived.
#[derive(Debug)]
pub struct ReceivedMail {
    pub headers: String,
    pub body: String,
}

impl ReceivedMail {
    /// The secret of the link in it.
    pub fn secret(&self) -> Option<String> {
        let (_, behind) = self.body.split_once("/mot-de-passe#")?;
        let secret = behind.lines().next()?;
        Some(secret.trim().to_owned())
    }
}

impl MailSink {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let refusals = Arc::new(AtomicU32::new(0));
        let (sender, deliveries) = mpsc::unbounded_channel();
        let left = refusals.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, left.clone(), sender.clone()));
            }
        });
        Self {
            address,
            refusals,
            deliveries,
        }
    }

    /// Refuses the next mails, so many.
    pub fn refuse(&self, mails: u32) {
        self.refusals.store(mails, Ordering::SeqCst);
    }

    /// The next mail that arrives.
    pub async fn mail(&mut self) -> ReceivedMail {
        match self.next().await {
            SinkDelivery::Taken(text) => parse(&text),
            SinkDelivery::Refused => panic!("a mail was refused"),
        }
    }

    /// Waits until a mail was refused.
    pub async fn refusal(&mut self) {
        assert!(matches!(self.next().await, SinkDelivery::Refused));
    }

    async fn next(&mut self) -> SinkDelivery {
        let next = timeout(Duration::from_secs(20), self.deliveries.recv()).await;
        next.expect("no mail within 20 seconds").unwrap()
    }
}

fn parse(text: &str) -> ReceivedMail {
    let (headers, body) = text.split_once("\r\n\r\n").unwrap();
    let body = STANDARD.decode(body.replace("\r\n", "")).unwrap();
    ReceivedMail {
        headers: headers.to_owned(),
        body: String::from_utf8(body).unwrap(),
    }
}

/// As much of SMTP (RFC 5321) as a client needs.
async fn converse(
    stream: TcpStream,
    refusals: Arc<AtomicU32>,
    deliveries: mpsc::UnboundedSender<SinkDelivery>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 sink\r\n").await?;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let word = line.split_whitespace().next().unwrap_or_default();
        let answer: &[u8] = match word.to_uppercase().as_str() {
            "RCPT" if take_one(&refusals) => {
                let _ = deliveries.send(SinkDelivery::Refused);
                b"451 try again later\r\n"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let _ = deliveries.send(SinkDelivery::Taken(read_mail(&mut stream).await?));
                b"250 taken\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 ok\r\n",
        };
        stream.write_all(answer).await?;
    }
}

fn take_one(refusals: &AtomicU32) -> bool {
    let less = |left: u32| left.checked_sub(1);
    refusals
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, less)
        .is_ok()
}

async fn read_mail(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut mail = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == ".\r\n" {
            return Ok(mail);
        }
        mail.push_str(&line);
    }
}
