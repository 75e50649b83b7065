//! From the address of a store to the store.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use object_store::{ObjectStore, local::LocalFileSystem};

use crate::FilesError;

/// A store, and the folder it is in when it is one.
pub(super) type Opened = (Arc<dyn ObjectStore>, Option<PathBuf>);

/// Opens a store by its address.
pub(super) fn open(location: &str) -> Result<Opened, FilesError> {
    match location.split_once("://") {
        None => folder(location, Path::new(location)),
        Some(("file", path)) => folder(location, Path::new(path)),
        Some(("s3", _)) => bucket(location),
        Some((scheme, _)) => {
            refused(location, format!("不支持 {scheme}://，请写一个目录，或 s3://桶/前缀"))
        }
    }
}

fn folder(location: &str, path: &Path) -> Result<Opened, FilesError> {
    let opened = || {
        std::fs::create_dir_all(path).map_err(|error| error.to_string())?;
        LocalFileSystem::new_with_prefix(path).map_err(|error| error.to_string())
    };
    match opened() {
        Ok(store) => Ok((Arc::new(store), Some(path.to_owned()))),
        Err(why) => refused(location, why),
    }
}

/// A bucket; keys and endpoint come from the environment, as with other programs (`AWS_…`).
#[cfg(feature = "s3")]
fn bucket(location: &str) -> Result<Opened, FilesError> {
    use object_store::{aws::AmazonS3Builder, prefix::PrefixStore};
    let (_, rest) = location.split_once("://").unwrap_or_default();
    let prefix = rest.split_once('/').map_or("", |(_, prefix)| prefix);
    match AmazonS3Builder::from_env().with_url(location).build() {
        Ok(store) => Ok((Arc::new(PrefixStore::new(store, prefix)), None)),
        Err(error) => refused(location, error.to_string()),
    }
}

#[cfg(not(feature = "s3"))]
fn bucket(location: &str) -> Result<Opened, FilesError> {
    let why = "本程序编译时没有带 S3 支持（功能 s3）；请改用目录，或换用带 S3 支持的程序";
    refused(location, why.to_owned())
}

fn refused<T>(location: &str, why: String) -> Result<T, FilesError> {
    Err(FilesError::Location { location: location.to_owned(), why })
}
