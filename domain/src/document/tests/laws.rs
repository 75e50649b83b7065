//! Whatever is asked in whatever order, the invariants hold.

use proptest::prelude::*;

use super::*;
use crate::given::context;

/// One of the commands, valid or not, picked by number.
fn command(pick: u8, joint: bool) -> Command {
    let mut later = notice();
    later.body.push(crate::paper::tests::paragraph("特此通知。"));
    let draft = if joint { joint_draft() } else { draft() };
    let day = date(2022, 9, 25);
    let co_approval = Approval { name: "李明".into(), on: day, ..approval() };
    let reason = || "理由".to_owned();
    match pick {
        0 => Command::Submit,
        1 => Command::Approve { opinion: "同意".into() },
        2 => Command::Sign { approval: approval() },
        3 => Command::Countersign { issuer: "zgws".into(), approval: co_approval },
        4 => Command::Recheck { findings: vec![], waivers: vec![] },
        5 => Command::Register(registration()),
        6 => Command::Print(Printing { sent_on: day, ..printing() }),
        7 => Command::Seal { seals: draft.issuers.iter().map(seal_of).collect() },
        8 => Command::Issue { issued_on: date(2022, 9, 26) },
        9 => Command::Archive(archive()),
        10 => Command::Return { reason: reason() },
        11 => Command::ReturnToSigner { reason: reason() },
        12 => Command::Revise { paper: Box::new(later), figures_from: None, wording: vec![] },
        13 => Command::Object { issuer: "zgws".into(), name: "李明".into(), reason: reason() },
        14 => Command::Revoke { reason: reason() },
        15 => Command::Repeal(Repeal { from: date(2023, 3, 1), reason: reason() }),
        16 => Command::Discard { reason: reason() },
        17 => Command::Publish { channel: "官方网站".into() },
        _ => Command::Draft(Box::new(draft)),
    }
}

fn last_signature(document: &OfficialDocument) -> Option<Date> {
    let signatures = document.signed.iter().chain(document.countersigned.values());
    signatures.map(|approval| approval.on).max()
}

/// What must be on record before an event may happen.
fn assert_due(before: &OfficialDocument, event: &Event) -> Result<(), TestCaseError> {
    match event {
        Event::DocumentRegistered { .. } => {
            prop_assert!(before.signed_on().is_some(), "a number before all signatures");
            prop_assert!(before.recheck().is_some(), "a number before the re-check");
            prop_assert_eq!(before.registration(), None, "a second number");
        }
        Event::DocumentPrinted { .. } => {
            prop_assert!(before.registration().is_some() && before.recheck().is_some());
        }
        Event::DocumentIssued { signed_on, issuers, .. } => {
            prop_assert_eq!(before.issued_on(), None, "issued twice");
            prop_assert_eq!(Some(*signed_on), last_signature(before));
            prop_assert!(before.registration().is_some() && before.printing().is_some());
            prop_assert_eq!(before.seals().len(), issuers.len());
        }
        _ => {}
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_commands_keep_the_invariants(
        joint in any::<bool>(),
        // The usual way in order, with detours.
        detours in prop::collection::vec(prop::collection::vec(0_u8..19, 0..3), 11),
    ) {
        let context = context("2022-10-08T09:00:00+08:00");
        let mut document = OfficialDocument::replay(&drafted(draft()));
        if joint {
            document = OfficialDocument::replay(&drafted(joint_draft()));
        }
        let way = detours.into_iter().zip(0_u8..).flat_map(|(detour, step)| {
            detour.into_iter().chain([step])
        });
        for pick in way {
            let was = document.stage();
            for event in document.decide(command(pick, joint), &context).unwrap_or_default() {
                assert_due(&document, &event)?;
                document = document.evolve(&event);
            }
            if document.signed_on().is_some() {
                prop_assert_eq!(document.signed_on(), last_signature(&document));
                prop_assert!(document.missing_countersignatures().is_empty());
            }
            if matches!(was, Stage::Issued | Stage::Archived) {
                prop_assert!(matches!(document.stage(), Stage::Issued | Stage::Archived));
                prop_assert!(document.paper_as_issued().is_some());
            }
        }
    }

    #[test]
    fn any_events_fold_without_panic(picks in prop::collection::vec(0_usize..10, 0..30)) {
        let events = until(Stage::Archived, joint_draft());
        let picked = picks.iter().filter_map(|pick| events.get(*pick));
        let document = OfficialDocument::replay(picked);
        let _ = (document.stage(), document.paper_as_issued(), document.validity_on(SIGNED_ON));
    }
}
