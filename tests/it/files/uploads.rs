//! Uploads: whole, interrupted, resumed, too long, abandoned; and reading by ranges.

use std::{convert::Infallible, io};

use bytes::Bytes;
use fawen_domain::ids::AccountId;
use fawen_files::{
    Digest, Files, FilesError, Settings,
    probe::ProbeLimits,
    upload::{UploadId, UploadLimits},
};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::made::jpeg;

struct Place {
    folder: TempDir,
    files: Files,
}

fn settings(folder: &TempDir) -> Settings {
    Settings {
        location: folder.path().join("files").display().to_string(),
        uploads: folder.path().join("uploads"),
        upload_limits: UploadLimits { file_bytes: 5_000_000, open: 3, abandoned_after: 3600 },
        quota: 8_000_000,
        program: env!("CARGO_BIN_EXE_fawen-tested").into(),
        probe_limits: ProbeLimits::default(),
    }
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(settings(&folder)).unwrap();
    Place { folder, files }
}

fn now() -> Timestamp {
    "2022-10-20T02:00:00Z".parse().unwrap()
}

fn unit() -> AccountId {
    "xiehe/报送 员".into()
}

fn pieces(bytes: &[u8]) -> impl futures::Stream<Item = Result<Bytes, Infallible>> + Send + use<> {
    let pieces: Vec<_> =
        bytes.chunks(7000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces)
}

async fn upload(files: &Files, bytes: &[u8]) -> UploadId {
    let upload = files.create(&unit(), "图片.jpg", bytes.len() as u64, now()).await.unwrap();
    files.uploads().append(&unit(), &upload.id, 0, pieces(bytes), now()).await.unwrap();
    upload.id
}

async fn all(files: &Files, sha256: &Digest, range: Option<std::ops::Range<u64>>) -> Vec<u8> {
    let chunks = files.read(sha256, range).await.unwrap();
    chunks.map_ok(|chunk| chunk.to_vec()).try_concat().await.unwrap()
}

#[tokio::test]
async fn a_file_is_kept_by_its_content_and_looked_at() {
    let Place { folder, files } = place();
    let bytes = jpeg(400, 300);
    let sha256 = Digest::of(&bytes);
    let id = upload(&files, &bytes).await;
    let done = files.finish(&unit(), &id, Some(&sha256), now()).await.unwrap();
    assert_eq!((done.sha256.clone(), done.bytes), (sha256.clone(), bytes.len() as u64));
    assert_eq!(done.facts, fawen_files::probe::read(&bytes));
    assert_eq!(files.facts(&sha256).await.unwrap(), Some(done.facts));
    assert_eq!(all(&files, &sha256, None).await, bytes);
    assert_eq!(all(&files, &sha256, Some(10..500)).await, bytes[10..500]);
    let beyond = bytes.len() as u64 + 1;
    for range in [0..beyond, 5..5] {
        assert!(matches!(
            files.read(&sha256, Some(range)).await,
            Err(FilesError::WrongRange { .. })
        ));
    }
    // Nothing of the upload is left, and it counts for its account, once.
    assert_eq!(std::fs::read_dir(folder.path().join("uploads")).unwrap().count(), 0);
    assert!(matches!(
        files.finish(&unit(), &id, None, now()).await,
        Err(FilesError::UnknownUpload)
    ));
    let again = upload(&files, &bytes).await;
    files.finish(&unit(), &again, None, now()).await.unwrap();
    assert_eq!(files.used(&unit()).await.unwrap(), bytes.len() as u64);
    assert!(files.brought(&unit(), &sha256).await.unwrap());
    assert!(!files.brought(&"other".into(), &sha256).await.unwrap());
    // Another program sees the same.
    let reopened = Files::open(settings(&folder)).unwrap();
    assert_eq!(all(&reopened, &sha256, None).await, bytes);
}

#[tokio::test]
async fn an_upload_that_is_cut_off_goes_on_where_it_ended() {
    let Place { folder, files } = place();
    let bytes = jpeg(500, 400);
    let created = files.create(&unit(), "图片.jpg", bytes.len() as u64, now()).await.unwrap();
    let id = created.id;
    let cut: Vec<io::Result<Bytes>> = vec![
        Ok(Bytes::copy_from_slice(&bytes[..30_000])),
        Err(io::ErrorKind::ConnectionReset.into()),
    ];
    let error =
        files.uploads().append(&unit(), &id, 0, stream::iter(cut), now()).await.unwrap_err();
    assert!(matches!(error, FilesError::Interrupted(_)));
    assert_eq!(files.uploads().status(&unit(), &id).await.unwrap().offset, 30_000);
    // At another place it does not go on.
    for given in [0, 29_999, 30_001] {
        let error =
            files.uploads().append(&unit(), &id, given, pieces(b"a"), now()).await.unwrap_err();
        assert!(matches!(error, FilesError::WrongOffset { expected: 30_000, .. }), "{error}");
    }
    assert!(matches!(
        files.finish(&unit(), &id, None, now()).await,
        Err(FilesError::NotWhole { .. })
    ));
    // A sender that goes away in the middle of a piece takes nothing with it.
    let endless = pieces(&bytes[30_000..44_000]).chain(stream::pending());
    {
        let uploads = files.uploads();
        let account = unit();
        let going = uploads.append(&account, &id, 30_000, endless, now());
        tokio::pin!(going);
        while files.uploads().status(&unit(), &id).await.unwrap().offset < 44_000 {
            tokio::select! {
                _ = &mut going => panic!("it ended"),
                () = tokio::task::yield_now() => {}
            }
        }
        let error =
            files.uploads().append(&unit(), &id, 44_000, pieces(b"a"), now()).await.unwrap_err();
        assert!(matches!(error, FilesError::Busy));
    }
    // A program that was started anew goes on too.
    let files = Files::open(settings(&folder)).unwrap();
    let rest = pieces(&bytes[44_000..]);
    files.uploads().append(&unit(), &id, 44_000, rest, now()).await.unwrap();
    let done = files.finish(&unit(), &id, None, now()).await.unwrap();
    assert_eq!(done.sha256, Digest::of(&bytes));
}

#[tokio::test]
async fn more_than_was_announced_or_may_be_is_refused() {
    let Place { folder: _folder, files } = place();
    let b: AccountId = "b".into();
    let create = |length| files.create(&b, "甲.pdf", length, now());
    for length in [5_000_001, 10_000_000_000, u64::MAX] {
        assert!(matches!(create(length).await, Err(FilesError::TooBig { limit: 5_000_000, .. })));
    }
    assert!(matches!(create(0).await, Err(FilesError::Empty)));
    let small = create(10).await.unwrap();
    let error =
        files.uploads().append(&b, &small.id, 0, pieces(&[1; 11]), now()).await.unwrap_err();
    assert!(matches!(error, FilesError::Overrun { length: 10 }));
    assert_eq!(files.uploads().status(&b, &small.id).await.unwrap().offset, 0);
    create(4_000_000).await.unwrap();
    let error = create(4_000_000).await.unwrap_err();
    assert!(matches!(error, FilesError::QuotaFull { used: 4_000_010, .. }), "{error}");
    create(3_000_000).await.unwrap();
    assert!(matches!(create(1).await, Err(FilesError::TooManyUploads { open: 3, most: 3 })));
    // What is cancelled frees its room, for others it was never full.
    files.uploads().cancel(&b, &small.id).await.unwrap();
    create(1).await.unwrap();
    files.create(&unit(), "乙.pdf", 5_000_000, now()).await.unwrap();
}

#[tokio::test]
async fn an_upload_is_its_accounts_and_nobody_elses() {
    let Place { folder: _folder, files } = place();
    let id = upload(&files, b"abc").await;
    let other: AccountId = "other".into();
    assert!(matches!(files.uploads().status(&other, &id).await, Err(FilesError::UnknownUpload)));
    assert!(matches!(files.finish(&other, &id, None, now()).await, Err(FilesError::UnknownUpload)));
    files.uploads().cancel(&other, &id).await.unwrap();
    let wrong = Digest::of(b"abd");
    let error = files.finish(&unit(), &id, Some(&wrong), now()).await.unwrap_err();
    assert!(matches!(error, FilesError::WrongDigest));
    files.finish(&unit(), &id, None, now()).await.unwrap();
    for text in ["../../../../etc/passwd/0123456789", "", "ZZ", &"0".repeat(33)] {
        assert!(matches!(UploadId::parse(text), Err(FilesError::UnknownUpload)));
        assert!(matches!(Digest::parse(text), Err(FilesError::NoDigest)));
    }
}

#[tokio::test]
async fn what_is_abandoned_is_cleaned_away() {
    let Place { folder, files } = place();
    let id = upload(&files, b"abc").await;
    let later = |seconds| now() + SignedDuration::from_secs(seconds);
    assert_eq!(files.uploads().clean(later(3600)).await.unwrap(), []);
    assert_eq!(files.uploads().clean(later(3601)).await.unwrap(), [id]);
    assert_eq!(std::fs::read_dir(folder.path().join("uploads")).unwrap().count(), 0);
}

#[test]
fn a_place_that_cannot_be_used_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    for location in [
        file.join("under").display().to_string(),
        "ftp://host/a".to_owned(),
        "s3://bucket/a".to_owned(),
    ] {
        let error = fawen_files::Vault::open(&location).unwrap_err();
        assert!(error.to_string().contains(&location), "{error}");
    }
}
