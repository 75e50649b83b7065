//! A bundle taken apart and packed anew.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};

use fawen_proof::{Algorithm, Checkpoint, Note, SigningKey, TreeHead};
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::DOCUMENT;
use crate::proof::exhibit::{PUBLIC, key};

/// The files of a bundle by their paths.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

pub(super) fn unpacked(bytes: &[u8]) -> Files {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let read = |name: String| {
        let mut content = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
        (name, content)
    };
    names.into_iter().map(read).collect()
}

pub(super) fn packed(files: &Files) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(path.as_str(), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// With a manifest, a key and, of another key, a checkpoint that fit.
pub(super) fn signed(mut files: Files, key: &SigningKey) -> Files {
    if key.verifier().to_string() != PUBLIC {
        let head = checkpoint(&files).head;
        put_checkpoint(&mut files, head, key);
    }
    files.insert("key.pub".into(), format!("{}\n", key.verifier()).into_bytes());
    files.remove("manifest.note");
    let line = |(path, content): (&String, &Vec<u8>)| {
        let hash: String =
            Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hash} {} {path}\n", content.len())
    };
    let lines: String = files.iter().map(line).collect();
    let text = format!("fawen-evidence-bundle/1\n{}\n{DOCUMENT}\n{lines}", key.verifier().name());
    let note = Note::sign(text, key).unwrap();
    files.insert("manifest.note".into(), note.to_string().into_bytes());
    files
}

pub(super) fn checkpoint(files: &Files) -> Checkpoint {
    let note = std::str::from_utf8(&files["checkpoint.note"]).unwrap();
    Checkpoint::verify(Note::parse(note).unwrap(), key().verifier()).unwrap()
}

pub(super) fn put_checkpoint(files: &mut Files, head: TreeHead, key: &SigningKey) {
    let note = Checkpoint::sign(Algorithm::Sha256, head, key).unwrap().note;
    files.insert("checkpoint.note".into(), note.to_string().into_bytes());
}

/// Changes the lines of a file.
pub(super) fn edit(files: &mut Files, path: &str, change: impl FnOnce(&mut Vec<String>)) {
    let text = String::from_utf8(files[path].clone()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    let text: String = lines.into_iter().map(|line| line + "\n").collect();
    files.insert(path.into(), text.into_bytes());
}
