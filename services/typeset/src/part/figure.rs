//! Figures: as large as their pixels and the page allow, with the caption below.

use fawen_domain::paper::Figure;

use super::centred;
use crate::{Image, Item, Role, TypesetError, flow::Slab, style::Setting};

/// Dots an inch at which a figure without a width of its own is shown.
const DPI: f64 = 150.0;

/// A figure and its caption, which stay together.
pub(super) fn set(
    setting: &Setting<'_>,
    figure: &Figure,
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let missing =
        || TypesetError::MissingPicture { sha256: figure.image.clone(), place: place.to_owned() };
    let picture = setting.pictures.get(&figure.image).ok_or_else(missing)?;
    let caption = figure.caption.as_deref().unwrap_or_default();
    let mut below = Vec::new();
    for line in caption.lines() {
        below.extend(centred(setting, setting.text(Role::Fangsong), line, place)?);
    }
    // A caption longer than half a page does not make the figure vanish.
    let captions: f64 = below.iter().map(|slab| slab.height).sum();
    let room = (setting.height - captions).max(setting.height / 2.0);
    let pixels = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
    let natural = pixels.0 / DPI * 25.4;
    let wanted = figure.width.map_or(natural, |tenths| f64::from(tenths) / 10.0);
    let width = wanted.clamp(1.0, setting.width);
    let scale = (width / pixels.0).min(room / pixels.1);
    let (width, height) = (pixels.0 * scale, pixels.1 * scale);
    let x = (setting.width - width) / 2.0;
    let image = Image { sha256: figure.image.clone(), x, y: 0.0, width, height };
    let mut slabs = vec![Slab {
        height,
        items: vec![Item::Image(image)],
        keep: !below.is_empty(),
        ..Slab::default()
    }];
    let last = below.len().saturating_sub(1);
    below.iter_mut().take(last).for_each(|slab| slab.keep = true);
    slabs.extend(below);
    Ok(slabs)
}
