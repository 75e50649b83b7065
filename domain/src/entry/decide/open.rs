//! A unit enters a campaign.

use super::{Decision, Error, Event, UnitEntry};
use crate::{campaign::policy::KindStanding, entry::EntryTerms, ids::CampaignId, unit::Unit};

pub(super) fn open(
    entry: &UnitEntry,
    campaign: CampaignId,
    unit: Unit,
    terms: Box<EntryTerms>,
) -> Decision {
    if let Some(opened) = &entry.opened {
        let same = opened.campaign == campaign && opened.unit == unit && opened.terms == terms;
        return if same {
            Ok(vec![])
        } else {
            Err(Error::AlreadyOpened { unit: opened.unit.name.clone() })
        };
    }
    if terms.categories.is_empty() {
        return Err(Error::NothingCollected);
    }
    if terms.standing == KindStanding::Excluded {
        return Err(Error::UnitExcluded { kind: unit.kind });
    }
    match unit.recommender {
        None if !terms.routes.direct => Err(Error::RouteNotOpen { route: "自行推荐" }),
        Some(_) if !terms.routes.recommender => {
            Err(Error::RouteNotOpen { route: "推荐单位推荐" })
        }
        None | Some(_) => Ok(vec![Event::EntryOpened { campaign, unit, terms }]),
    }
}
