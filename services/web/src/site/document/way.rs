//! The way of a paper, as it can be seen: what was done, by whom, and what comes next.

use fawen_domain::document::Stage;
use fawen_pages::document::{Step, StepState};

use crate::work::documents::DocumentView;

/// Each step of the way: its name, the stage in which it is done, and the event that it leaves.
const STEPS: [(&str, Stage, &str); 9] = [
    ("起草", Stage::Drafting, "DocumentSubmitted"),
    ("审核", Stage::InReview, "DocumentApproved"),
    ("会签", Stage::ToBeSigned, "DocumentCountersigned"),
    ("签发", Stage::ToBeSigned, "DocumentSigned"),
    ("复核", Stage::Signed, "DocumentRechecked"),
    ("登记", Stage::Rechecked, "DocumentRegistered"),
    ("印制", Stage::Registered, "DocumentPrinted"),
    ("用印", Stage::Printed, "DocumentSealed"),
    ("印发", Stage::Sealed, "DocumentIssued"),
];

/// The stage of this name.
pub(super) fn stage(name: &str) -> Stage {
    Stage::ALL.into_iter().find(|stage| stage.name() == name).unwrap_or(Stage::Absent)
}

/// The way; countersigning (会签) only where there are co-issuers.
pub(super) fn way(view: &DocumentView, stage: Stage) -> Vec<Step> {
    let joint = view.issuers.len() > 1;
    let steps = STEPS.iter().filter(|(name, ..)| joint || *name != "会签");
    steps.map(|step| self::step(view, stage, *step)).collect()
}

fn step(view: &DocumentView, stage: Stage, (name, at, event): (&str, Stage, &str)) -> Step {
    let given_up = stage == Stage::Discarded;
    let consented = name == "会签" && stage == at && view.missing_countersignatures.is_empty();
    let state = if !given_up && (stage > at || consented) {
        StepState::Past
    } else if stage == at {
        StepState::Now
    } else {
        StepState::Ahead
    };
    let last = view.steps.iter().rev().find(|step| step.event == event);
    let note = match (state, last) {
        (StepState::Past, Some(last)) => {
            let day = fawen_domain::context::BEIJING.to_datetime(last.at);
            format!("{} {}", last.actor, day.strftime("%-m月%-d日"))
        }
        (StepState::Now, _) => "等待办理".to_owned(),
        _ => String::new(),
    };
    Step { name: name.to_owned(), state, note }
}
