//! Evidence bundles: both verifiers accept what is whole, and neither anything else.

use std::{fs, sync::LazyLock};

use fawen_proof::{VerifierKey, bundle};
use proptest::prelude::*;

use super::exhibit::{Exhibit, PUBLIC, ours, python};
use crate::{
    demo::playing::{campaign, small},
    program::succeed,
};

/// The bundle of the small playing's paper.
static BUNDLE: LazyLock<Vec<u8>> = LazyLock::new(|| Exhibit::of(small()).bundle(&document(), &[]));

/// The only document of the small playing.
pub(super) fn document() -> String {
    let streams = small().streams();
    let mut documents = streams.keys().filter(|(kind, _)| kind == "OfficialDocument");
    documents.next().unwrap().1.clone()
}

fn key() -> VerifierKey {
    PUBLIC.parse().unwrap()
}

#[test]
fn both_verifiers_accept_a_bundle_of_either_hash_and_scope() {
    let exhibit = Exhibit::of(campaign());
    let known = ["--key", PUBLIC, "--checkpoints", "elsewhere.txt"];
    for words in [&[][..], &["--full"], &["--hash", "sm3"]] {
        exhibit.bundle("2023-bulletin", words);
        let (accepted, found) = ours(exhibit.folder(), "bundle.zip", &known);
        assert!(accepted, "{words:?}: {found:?}");
        let (accepted, said) = python(exhibit.folder(), "bundle.zip", &known);
        assert!(accepted, "{words:?}: {said}");
    }
}

#[test]
fn a_bundle_is_the_same_each_time_and_says_in_whose_name_it_speaks() {
    let exhibit = Exhibit::of(small());
    let one = exhibit.bundle(&document(), &[]);
    assert_eq!(exhibit.bundle(&document(), &[]), one);
    let said = succeed(exhibit.folder(), &["audit", "check", "bundle.zip"]);
    assert!(said.contains("只说明是谁自称签名") && said.contains("查验通过"), "{said}");
    let said = succeed(exhibit.folder(), &["audit", "check", "bundle.zip", "--key", PUBLIC]);
    assert!(said.contains("由你指明"), "{said}");
}

#[test]
fn earlier_checkpoints_are_proved_to_be_extended() {
    let exhibit = Exhibit::of(small());
    let before = exhibit.checkpoints("elsewhere.txt");
    // The log goes on by the events of another scenario.
    succeed(exhibit.folder(), &["demo", "--scenario", "2019", "--json"]);
    exhibit.bundle(&document(), &[]);
    let now = exhibit.checkpoints("out/fawen.checkpoints");
    assert!(now.last().unwrap().head.size > before.last().unwrap().head.size);
    let known = ["--key", PUBLIC, "--checkpoints", "elsewhere.txt"];
    assert!(ours(exhibit.folder(), "bundle.zip", &known).0);
    assert!(python(exhibit.folder(), "bundle.zip", &known).0);
    // A checkpoint of which the bundle knows nothing is not passed over.
    let lone = exhibit.bundle(&document(), &["--checkpoints", "other.txt"]);
    assert!(!lone.is_empty());
    let (accepted, found) = ours(exhibit.folder(), "bundle.zip", &known);
    assert!(!accepted && found.contains("checkpoint-unchecked"), "{found:?}");
    assert!(!python(exhibit.folder(), "bundle.zip", &known).0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_bundle_with_any_bit_flipped_is_not_opened(bit in any::<prop::sample::Index>(), known in any::<bool>()) {
        let mut bytes = BUNDLE.clone();
        let bit = bit.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        let trusted = if known { vec![key()] } else { vec![] };
        prop_assert!(bundle::open(&bytes, &trusted).is_err(), "bit {bit}");
    }

    #[test]
    fn a_bundle_cut_off_anywhere_is_not_opened(end in any::<prop::sample::Index>()) {
        let end = end.index(BUNDLE.len());
        prop_assert!(bundle::open(&BUNDLE[..end], &[]).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn nor_does_the_other_verifier_open_it(bit in any::<prop::sample::Index>()) {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = BUNDLE.clone();
        let bit = bit.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(folder.path().join("bundle.zip"), bytes).unwrap();
        let (accepted, said) = python(folder.path(), "bundle.zip", &[]);
        prop_assert!(!accepted, "bit {}: {}", bit, said);
    }
}
