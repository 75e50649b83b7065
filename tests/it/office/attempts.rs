//! Whatever somebody may try on a few documents and campaigns; much of it is refused.

use fawen_domain::{
    campaign::CampaignCommand, document::DocumentCommand, register::RegisterCommand,
};
use jiff::civil::date;
use proptest::prelude::*;

use super::{Act, Office, issued, planned, step, until_registered};

/// Some acts, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    acts: Vec<Act>,
    /// Whether what follows is let follow before the next one.
    settles: bool,
}

/// On four documents, two campaigns and a register.
pub(crate) fn any_attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let attempt = (0_u8..14, any::<u8>())
        .prop_map(|(kind, n)| Attempt { acts: acts(kind, n), settles: kind % 3 == 0 });
    prop::collection::vec(attempt, 1..16)
}

fn acts(kind: u8, n: u8) -> Vec<Act> {
    let document = format!("document-{}", n % 4);
    let campaign = ["first", "second"][usize::from(n % 2)];
    let one = match kind {
        0 => planned(campaign, &document).act,
        1 => Act::Campaign(campaign, CampaignCommand::Cancel { reason: "疫情".into() }),
        2 => Act::Ledger(2022, RegisterCommand::Void { seq: n.into(), reason: "误".into() }),
        3 => Act::Ledger(2022, RegisterCommand::Reserve { document: document.as_str().into() }),
        4 => Act::Document(document, DocumentCommand::Discard { reason: "误".into() }),
        5 => Act::Document(document, DocumentCommand::Return { reason: "误".into() }),
        _ => return life(&document, usize::from(n / 4) % 12),
    };
    vec![one]
}

/// The life of a document, so many steps of it.
fn life(document: &str, length: usize) -> Vec<Act> {
    let day = date(2022, 9, 20);
    let steps = until_registered(document, day).into_iter().chain(issued(document, day));
    steps.take(length).map(|step| step.act).collect()
}

impl Office {
    /// Tries all of it; `look` sees the office after each act and after what followed.
    pub(crate) async fn try_all(&self, attempts: Vec<Attempt>, mut look: impl AsyncFnMut(&Self)) {
        for (n, Attempt { acts, settles }) in attempts.into_iter().enumerate() {
            for (m, act) in acts.into_iter().enumerate() {
                // Refusals are part of the game.
                drop(self.attempt(&format!("{n}-{m}"), step("2022-09-20T16:00", act)).await);
                look(self).await;
            }
            if settles {
                self.settle().await;
                look(self).await;
            }
        }
    }
}
