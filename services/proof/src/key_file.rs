//! Key files: the secret one is readable by its owner alone.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use crate::{KeyError, SigningKey, VerifierKey};

/// Writes a key to a new file that only its owner may read; no file is ever overwritten.
///
/// # Errors
/// There is a file already, or it cannot be written.
pub fn create(path: &Path, key: &SigningKey) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key.secret_line().as_bytes())?;
    file.sync_all()
}

/// Reads a signing key; one that others may read as well is refused.
///
/// # Errors
/// The file cannot be read, is open to others, or holds no signing key.
pub fn read(path: &Path) -> Result<SigningKey, KeyError> {
    let text = fs::read_to_string(path).map_err(KeyError::File)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_err(KeyError::File)?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(KeyError::Open { mode });
        }
    }
    text.parse()
}

/// Reads a verifier key.
///
/// # Errors
/// The file cannot be read, or holds no verifier key.
pub fn read_verifier(path: &Path) -> Result<VerifierKey, KeyError> {
    fs::read_to_string(path).map_err(KeyError::File)?.parse()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_is_its_owners_alone_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fawen.key");
        let key = SigningKey::generate(None).unwrap();
        create(&path, &key).unwrap();
        assert_eq!(read(&path).unwrap().verifier(), key.verifier());
        let other = SigningKey::generate(None).unwrap();
        let refused = create(&path, &other).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(read(&path).unwrap().verifier(), key.verifier());
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fawen.key");
        create(&path, &SigningKey::generate(None).unwrap()).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(read(&path), Err(KeyError::Open { mode: 0o640 })));
    }
}
