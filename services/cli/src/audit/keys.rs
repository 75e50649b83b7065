//! Which keys sign, and which are trusted.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::Context;
use fawen_proof::{SigningKey, VerifierKey, key_file};
use fawen_store::Store;

use crate::{
    exit::{WrongUse, tell},
    whole_file,
};

/// Names the signing key where no option does.
const VARIABLE: &str = "FAWEN_KEY";

/// Where the keys and the journal of a store lie, if nothing else is said: beside it.
pub(super) fn beside(store: &str, extension: &str) -> Result<PathBuf, WrongUse> {
    match Store::file(store) {
        Ok(file) => Ok(file.with_extension(extension)),
        Err(_) => {
            let shown = Store::check_url(store).unwrap_or_else(|_| store.to_owned());
            Err(WrongUse(format!("“{shown}”不是一个文件，旁边放不了 .{extension}：请用选项指明")))
        }
    }
}

/// The signing key: of the option, of the environment, or beside the store, where it is made on first use.
pub(super) fn signing(option: Option<&Path>, store: &str) -> anyhow::Result<SigningKey> {
    let given = option.map(Path::to_owned).or_else(|| env::var_os(VARIABLE).map(PathBuf::from));
    if let Some(path) = given {
        return read(&path);
    }
    let path = beside(store, "key")?;
    if path.try_exists()? {
        return read(&path);
    }
    let key = SigningKey::generate(None)?;
    let public = write(&path, &key)?;
    tell(&format!(
        "已生成签名密钥“{}”和公钥“{}”：请备份密钥，把公钥交给要核验的人",
        path.display(),
        public.display()
    ));
    Ok(key)
}

/// Writes a pair of keys to new files; returns where the public one is.
pub(super) fn write(path: &Path, key: &SigningKey) -> anyhow::Result<PathBuf> {
    let public = path.with_extension("pub");
    key_file::create(path, key).with_context(|| format!("不能写出密钥“{}”", path.display()))?;
    whole_file::write(&public, format!("{}\n", key.verifier()).as_bytes())?;
    Ok(public)
}

/// Where the signing key of a store is looked for, unless an option names another place.
pub(crate) fn place(store: &str) -> Option<PathBuf> {
    env::var_os(VARIABLE).map(PathBuf::from).or_else(|| beside(store, "key").ok())
}

/// A signing key in a file.
pub(crate) fn read(path: &Path) -> anyhow::Result<SigningKey> {
    key_file::read(path).with_context(|| format!("不能使用密钥“{}”", path.display()))
}

/// Keys to check with, and whether they came with what they check.
pub(super) struct Trusted {
    pub(super) keys: Vec<VerifierKey>,
    /// Where they came from, if nobody named them.
    pub(super) beside: Option<PathBuf>,
}

/// The keys of the options, or else the one beside the store.
pub(super) fn trusted(options: &[String], store: &str) -> anyhow::Result<Trusted> {
    if !options.is_empty() {
        let keys = options.iter().map(|key| verifier(key)).collect::<Result<_, _>>()?;
        return Ok(Trusted { keys, beside: None });
    }
    match beside(store, "pub") {
        Ok(path) if path.try_exists()? => {
            let key = verifier_file(&path)?;
            Ok(Trusted { keys: vec![key], beside: Some(path) })
        }
        _ => Ok(Trusted { keys: vec![], beside: None }),
    }
}

/// A verifier key, as such or in a file.
pub(super) fn verifier(option: &str) -> anyhow::Result<VerifierKey> {
    match option.parse() {
        Ok(key) => Ok(key),
        Err(_) => verifier_file(Path::new(option)),
    }
}

fn verifier_file(path: &Path) -> anyhow::Result<VerifierKey> {
    key_file::read_verifier(path).with_context(|| format!("不能使用公钥“{}”", path.display()))
}
