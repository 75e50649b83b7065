//! What is adjusted so that a paper fits: the size of the mark, where the main recipients stand, the
//! distance of lines.
//!
//! GB/T 9704-2012 7.3.3: 公文首页必须显示正文. 7.3.2: 如主送机关名称过多导致公文首页不能显示正文时，应当将主送机关
//! 名称移至版记. 7.3.5.5: 当公文排版后所剩空白处不能容下印章或签发人签名章、成文日期时，可以采取调整行距、字距的措施解决.

use std::ops::Range;

use fawen_domain::paper::Paper;

use super::{
    imprint::{self, Imprint},
    masthead::{self, Masthead},
    parts,
};
use crate::{
    TypesetError,
    flow::{Frame, Plan, Slab, plan},
    profile::MM_PER_PT,
    style::Setting,
};

/// Step of the distances of lines that are tried, in twentieths of a point.
const STEP: usize = 2;
/// How far the mark may be reduced, step by step, for text on page 1.
const SCALES: [f64; 9] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.52, 0.45, 0.4, 0.35];

/// The slabs between masthead and imprint.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) slabs: Vec<Slab>,
    /// The first one of the text.
    pub(super) opening: usize,
    /// Those of signature, date and note.
    pub(super) signature: Range<usize>,
}

/// Everything chosen.
pub(super) struct Chosen {
    pub(super) masthead: Masthead,
    pub(super) parts: Parts,
    pub(super) imprint: Option<Imprint>,
    pub(super) frame: Frame,
    pub(super) plan: Plan,
    pub(super) recipients_in_imprint: bool,
}

/// Chooses the mark, the place of the recipients and the distance of lines.
pub(super) fn choose(paper: &Paper, setting: &Setting<'_>) -> Result<Chosen, TypesetError> {
    let mut parts = parts(paper, setting, true)?;
    let mut recipients_in_imprint = false;
    let masthead = match opened(paper, setting, &parts)? {
        Some(masthead) => masthead,
        None if paper.recipients_line().is_some() => {
            // Too many recipients for page 1: to the imprint, which a paper without one gets for them.
            let without = self::parts(paper, setting, false)?;
            match opened(paper, setting, &without)? {
                Some(masthead) => {
                    (parts, recipients_in_imprint) = (without, true);
                    masthead
                }
                None => masthead::set(paper, setting, 1.0)?,
            }
        }
        None => masthead::set(paper, setting, 1.0)?,
    };
    let imprint = imprint::set(paper, setting, recipients_in_imprint)?;
    let mut fit = Fit { setting, parts, imprint, first: masthead.y };
    let (frame, plan) = fit.lines();
    let Fit { parts, imprint, .. } = fit;
    Ok(Chosen { masthead, parts, imprint, frame, plan, recipients_in_imprint })
}

/// The masthead with the largest mark that lets page 1 show text; `None` if none does.
fn opened(
    paper: &Paper,
    setting: &Setting<'_>,
    parts: &Parts,
) -> Result<Option<Masthead>, TypesetError> {
    let Some(group) = opening_group(parts) else {
        return masthead::set(paper, setting, 1.0).map(Some);
    };
    for scale in SCALES {
        let masthead = masthead::set(paper, setting, scale)?;
        let frame = Frame::new(setting.profile, masthead.y);
        let planned = plan(&frame, group, usize::MAX);
        if planned.spots.get(parts.opening).is_some_and(|spot| spot.page == 0) {
            return Ok(Some(masthead));
        }
    }
    Ok(None)
}

/// The slabs up to the end of those that stay with the first one of the text; `None` when there is
/// no text, or it begins a page by itself.
fn opening_group(parts: &Parts) -> Option<&[Slab]> {
    let first = parts.slabs.get(parts.opening)?;
    if first.page || first.turned || parts.opening >= parts.signature.start {
        return None;
    }
    let after = parts.slabs.iter().skip(parts.opening).position(|slab| !slab.keep)?;
    parts.slabs.get(..=parts.opening + after)
}

struct Fit<'a> {
    setting: &'a Setting<'a>,
    parts: Parts,
    imprint: Option<Imprint>,
    first: f64,
}

/// What is wrong with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Faults {
    /// The signature stands on a page without text.
    alone: bool,
    /// An empty page comes before the imprint.
    blank: bool,
}

impl Fit<'_> {
    /// The distance of lines nearest to the profile's that leaves no fault; when none does, the end of
    /// the text is taken along.
    fn lines(&mut self) -> (Frame, Plan) {
        let frame = Frame::new(self.setting.profile, self.first);
        let planned = self.plan(&frame);
        let faults = self.faults(&planned);
        if !faults.alone && !faults.blank {
            return (frame, planned);
        }
        for twips in self.pitches() {
            let frame = Frame { pitch: twips as f64 / 20.0 * MM_PER_PT, ..frame };
            let planned = self.plan(&frame);
            let Faults { alone, blank } = self.faults(&planned);
            if !alone && !blank {
                return (frame, planned);
            }
        }
        let planned = if faults.alone { self.hold(&frame) } else { planned };
        let planned =
            if self.faults(&planned).blank { self.carry(&frame, planned) } else { planned };
        (frame, planned)
    }

    /// Distances of lines in twips, the nearest to the profile's first.
    fn pitches(&self) -> Vec<usize> {
        let profile = self.setting.profile;
        let twips = |points: f64| (points * 20.0).round().max(1.0) as usize;
        let own = twips(profile.pitch);
        let [least, most] = profile.pitch_range;
        let mut all: Vec<usize> = (twips(least)..=twips(most))
            .filter(|pitch| *pitch != own && pitch.abs_diff(own) % STEP == 0)
            .collect();
        all.sort_by_key(|pitch| pitch.abs_diff(own));
        all
    }

    fn plan(&self, frame: &Frame) -> Plan {
        plan(frame, &self.parts.slabs, self.parts.opening)
    }

    fn faults(&self, plan: &Plan) -> Faults {
        let page = |index: usize| plan.spots.get(index).map(|spot| spot.page);
        let shown = |index: &usize| plan.spots.get(*index).is_some_and(|spot| !spot.dropped);
        let signature = self.parts.signature.clone();
        let signed = signature.clone().find(shown).and_then(page);
        let text = (self.parts.opening..signature.start).rev().find(shown).and_then(page);
        let alone = signed.zip(text).is_some_and(|(signed, text)| signed > text);
        let blank = self
            .imprint
            .as_ref()
            .is_some_and(|imprint| imprint.pages(self.setting.profile, plan) > plan.pages + 1);
        Faults { alone, blank }
    }

    /// Keeps the end of the text with the signature: two lines of it, or one when the text is so short
    /// that its beginning would leave page 1.
    fn hold(&mut self, frame: &Frame) -> Plan {
        const SHORT: usize = 4;
        let Parts { opening, signature, slabs } = &mut self.parts;
        let text = slabs.get_mut(*opening..signature.start).unwrap_or_default();
        let lines = if text.len() < SHORT { 1 } else { 2 };
        for slab in text.iter_mut().rev().take(lines) {
            slab.keep = true;
        }
        self.plan(frame)
    }

    /// Takes the last lines along to a further page, so that the page before the imprint is not empty.
    fn carry(&mut self, frame: &Frame, planned: Plan) -> Plan {
        let Some(last) = planned.spots.last().map(|spot| spot.page) else {
            return planned;
        };
        let mut lines = 0;
        for index in (1..self.parts.slabs.len()).rev() {
            let Some((slab, before)) =
                self.parts.slabs.get(index).zip(self.parts.slabs.get(index - 1))
            else {
                break;
            };
            let here = planned.spots.get(index).is_some_and(|spot| spot.page == last);
            let text = index > self.parts.opening;
            if !here || !text || slab.page {
                break;
            }
            lines += usize::from(!slab.blank);
            if lines >= 2 && !before.keep && !slab.blank {
                if let Some(slab) = self.parts.slabs.get_mut(index) {
                    slab.page = true;
                }
                let carried = self.plan(frame);
                if !self.faults(&carried).blank && !self.faults(&carried).alone {
                    return carried;
                }
                if let Some(slab) = self.parts.slabs.get_mut(index) {
                    slab.page = false;
                }
                break;
            }
        }
        planned
    }
}
