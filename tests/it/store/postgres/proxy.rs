//! A wire between store and server that breaks at the worst moment.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// When it breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// The server never hears of the commit.
    BeforeCommit,
    /// The server commits, and its answer is lost.
    AfterCommit,
}

/// Passes everything on, and breaks the connections of the next so many commits.
pub(super) struct Proxy {
    pub(super) port: u16,
    cuts: Arc<AtomicU32>,
}

impl Proxy {
    pub(super) async fn before(server: u16, cut: Cut) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let cuts = Arc::new(AtomicU32::new(0));
        let left = Arc::clone(&cuts);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(("127.0.0.1", server)).await.unwrap();
                tokio::spawn(pass(client, server, cut, Arc::clone(&left)));
            }
        });
        Self { port, cuts }
    }

    /// Breaks the connections of the next so many commits.
    pub(super) fn cut(&self, commits: u32) {
        self.cuts.store(commits, Ordering::SeqCst);
    }

    /// How many are still to be broken.
    pub(super) fn left(&self) -> u32 {
        self.cuts.load(Ordering::SeqCst)
    }
}

async fn pass(client: TcpStream, server: TcpStream, cut: Cut, left: Arc<AtomicU32>) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let (mut asked, mut answered) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    let (mut commits, mut begun) = (false, false);
    let due =
        || left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
    loop {
        tokio::select! {
            read = from_client.read(&mut asked) => {
                let Some(message) = some(&asked, read) else { return };
                let ends = ends_a_write(message, &mut begun);
                if ends && cut == Cut::BeforeCommit && due() {
                    return;
                }
                commits |= ends;
                if to_server.write_all(message).await.is_err() {
                    return;
                }
            }
            read = from_server.read(&mut answered) => {
                let Some(message) = some(&answered, read) else { return };
                // What the server says to the commit is heard here, and no further. It may say
                // something to what was sent before first, or refuse.
                let committed = commits && (says(message, b"COMMIT") || says(message, b"INSERT"));
                if committed && cut == Cut::AfterCommit && due() {
                    return;
                }
                commits &= !committed;
                if to_client.write_all(message).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// Whether the server commits a write with this message: it says so, or it writes a command and no
/// transaction has begun.
fn ends_a_write(message: &[u8], begun: &mut bool) -> bool {
    let commits = says(message, b"COMMIT");
    let ended = commits || says(message, b"ROLLBACK");
    *begun = says(message, b"BEGIN") || (*begun && !ended);
    commits || (!*begun && says(message, br#""command_id":"#))
}

fn says(message: &[u8], word: &[u8]) -> bool {
    message.windows(word.len()).any(|found| found == word)
}

fn some(bytes: &[u8], read: std::io::Result<usize>) -> Option<&[u8]> {
    read.ok().filter(|length| *length > 0).map(|length| &bytes[..length])
}
