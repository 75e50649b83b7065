//! Tries a place for files as the service uses it: keeps a file of several parts, keeps it again, finds it, reads
//! it whole and in part.
//!
//! ```text
//! cargo run --package fawen-files --features s3 --example bucket -- s3://BUCKET/PREFIX
//! ```
//!
//! Keys and endpoint come from the environment (`AWS_…`), as for the service. The file stays there.

use std::io::Write as _;

use fawen_files::{Digest, Vault};
use futures::TryStreamExt as _;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// More than one part of an upload in parts.
const BYTES: u32 = 23 * 1024 * 1024 + 7;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let location = std::env::args().nth(1).ok_or("bucket s3://BUCKET/PREFIX")?;
    let vault = Vault::open(&location)?;
    // Scattered, so that a part in the wrong place is seen.
    let scattered = (0..BYTES).map(|place| place.wrapping_mul(2_654_435_761).to_be_bytes()[0]);
    let bytes: Vec<u8> = scattered.collect();
    let sha256 = Digest::of(&bytes);
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(&bytes)?;

    let began = std::time::Instant::now();
    let kept = vault.keep(file.path(), &sha256).await?;
    say(&format!("kept {} bytes as {} in {:?}", kept.bytes, kept.sha256.as_str(), began.elapsed()));
    let again = vault.keep(file.path(), &sha256).await?;
    if again != kept || vault.find(&sha256).await?.as_ref() != Some(&kept) {
        return Err("kept again, it is not the same".into());
    }
    for range in [0..bytes.len(), 0..1, 5_242_000..5_250_000, bytes.len() - 3..bytes.len()] {
        let wanted = bytes.get(range.clone()).ok_or("range")?;
        let range = u64::try_from(range.start)?..u64::try_from(range.end)?;
        let read: Vec<bytes::Bytes> =
            vault.read(&sha256, Some(range.clone())).await?.try_collect().await?;
        if read.concat() != wanted {
            return Err(format!("{range:?} is not what was kept").into());
        }
        say(&format!("read {range:?}: as it was kept"));
    }
    let nothing = Digest::parse(&"0".repeat(64))?;
    match vault.find(&nothing).await? {
        None => say("what was never kept is not found"),
        Some(_) => return Err("what was never kept is found".into()),
    }
    Ok(())
}

fn say(line: &str) {
    // Nobody listens: no failure of what is tried.
    drop(writeln!(std::io::stdout(), "{line}"));
}
