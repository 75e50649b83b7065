//! Reads the region off the name of a unit: a proposal, for a person to confirm.

use super::{RegionCode, places::PLACES};
use crate::text::squeeze;

/// Party bodies put these before the name of the place.
const HONORIFICS: [&str; 2] = ["中国共产党", "中共"];

/// The region that the name of a unit speaks of: a province, a prefecture-level city or a
/// well-known institution at its beginning, else the first province named inside
/// (`某集团医院（安徽省立医院）`). Where several fit, the longest decides: 北京医院 is national,
/// 北京大学 is not.
///
/// Only a proposal: names tell neither who owns a hospital nor where a company sits.
#[must_use]
pub fn region_of_unit_name(name: &str) -> Option<RegionCode> {
    let name = squeeze(name);
    let stripped = HONORIFICS.iter().find_map(|words| name.strip_prefix(words));
    let name = stripped.unwrap_or(&name);
    at_the_beginning(name).or_else(|| inside(name))
}

fn at_the_beginning(name: &str) -> Option<RegionCode> {
    provinces()
        .chain(places())
        .filter(|(place, _)| name.starts_with(place))
        .max_by_key(|(place, _)| place.len())
        .map(|(_, region)| region)
}

/// The first province named; at the same place the longest name (河南省 before 河南).
fn inside(name: &str) -> Option<RegionCode> {
    provinces()
        .filter_map(|(place, region)| Some((name.find(place)?, place, region)))
        .min_by_key(|(at, place, _)| (*at, std::cmp::Reverse(place.len())))
        .map(|(.., region)| region)
}

fn provinces() -> impl Iterator<Item = (&'static str, RegionCode)> {
    RegionCode::all()
        .filter(|region| !region.is_national())
        .flat_map(|region| [(region.name(), region), (region.full_name(), region)])
}

fn places() -> impl Iterator<Item = (&'static str, RegionCode)> {
    PLACES.iter().flat_map(|(code, names)| {
        let region = RegionCode(*code);
        names.split_whitespace().map(move |name| (name, region))
    })
}
