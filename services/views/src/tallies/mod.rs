//! Figures of a campaign (征集进度) kept up with every event, and an index of its cases by where they stand,
//! by region and by kind of unit: so that neither asks for all cases.

mod facet;
mod tally;

use fawen_domain::{
    entry::{EntryEvent, UnitEntry},
    ids::{CampaignId, CaseId, UnitId},
    unit::{RegionCode, UnitKind},
};
use fawen_store::{Fault, LoggedEvent, Projection, ViewWriter};
use serde::{Deserialize, Serialize};

pub use self::{
    facet::Facet,
    tally::{KindTally, TallyRow},
};
use crate::{
    standing::{CaseStanding, Course},
    table::Table,
};

const FACTS: Table<Fact> = Table::new("tally_cases");

/// What is counted of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Fact {
    unit: UnitId,
    region: RegionCode,
    kind: UnitKind,
    course: Course,
}

impl Fact {
    fn standing(&self) -> CaseStanding {
        self.course.standing()
    }

    /// Whether it counts as collected (征集到): received and not withdrawn.
    fn counts(&self) -> bool {
        self.standing() != CaseStanding::Withdrawn
    }
}

/// The projection of figures.
#[derive(Debug, Clone, Copy)]
pub struct Tallies;

impl Projection for Tallies {
    fn name(&self) -> &'static str {
        "tallies"
    }

    fn views(&self) -> &'static [&'static str] {
        &["tally_cases", "tally_units", "tallies", "case_facets"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<UnitEntry>()? else { return Ok(()) };
        // The stream of an entry is named after campaign and unit.
        let Some((campaign, _)) = event.aggregate_id.split_once('/') else { return Ok(()) };
        let Some(case) = Course::of(&happened) else { return Ok(()) };
        let (campaign, key) = (CampaignId::new(campaign), format!("{campaign}/{case}"));
        let before = FACTS.get_in(views, &key)?;
        let course = before.as_ref().map(|fact| fact.course).unwrap_or_default().after(&happened);
        let after = match &happened {
            EntryEvent::CaseSubmitted { unit, .. } => Some(Fact {
                unit: unit.id.clone(),
                region: unit.region,
                kind: unit.kind.clone(),
                course,
            }),
            _ => before.clone().map(|fact| Fact { course, ..fact }),
        };
        let Some(after) = after.filter(|after| before.as_ref() != Some(after)) else {
            return Ok(());
        };
        FACTS.put(views, &key, &after)?;
        count(views, &campaign, case, before.as_ref(), &after)
    }
}

fn count(
    views: &mut dyn ViewWriter,
    campaign: &CampaignId,
    case: &CaseId,
    before: Option<&Fact>,
    after: &Fact,
) -> Result<(), Fault> {
    facet::enter(views, campaign, case, before, after)?;
    tally::count(views, campaign, before, after)?;
    Ok(())
}
