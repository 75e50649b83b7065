//! Lists, a page at a time, by the key of the last line (keyset).

use std::ops::RangeInclusive;

use fawen_store::StoreError;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use utoipa::{IntoParams, ToSchema};

/// How many rows are read at once, and how often for one page.
const BATCH: u32 = 200;
const BATCHES: u32 = 10;

/// A batch of rows, as [`Page::gather`] wants them, where each has been asked for so many.
pub(super) fn batch<T>(rows: Vec<T>, limit: u32) -> (Vec<T>, bool) {
    let more = rows.len() >= limit as usize;
    (rows, more)
}

/// Which part of a list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Slice {
    /// 接着上一页：上一页的 next
    pub after: Option<String>,
    /// 一页多少条，1至200；默认50
    #[param(minimum = 1, maximum = 200)]
    #[serde(default, deserialize_with = "lines")]
    pub limit: Option<u32>,
}

/// How many lines a page may have.
const LINES: RangeInclusive<u32> = 1..=200;

/// Reads how many lines somebody wants.
///
/// # Errors
/// Fewer or more than a page may have.
pub(super) fn lines<'de, D: Deserializer<'de>>(given: D) -> Result<Option<u32>, D::Error> {
    let limit = Option::<u32>::deserialize(given)?;
    match limit {
        Some(limit) if !LINES.contains(&limit) => {
            Err(D::Error::custom(format!("应为{}至{}", LINES.start(), LINES.end())))
        }
        limit => Ok(limit),
    }
}

impl Slice {
    /// How many lines.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(50) as usize
    }
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Page<T> {
    /// The lines.
    pub items: Vec<T>,
    /// Where the next page begins; none on the last one. With filters a page may be short before the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts a page out of lines that stand in the order of their keys.
    #[must_use]
    pub fn cut(lines: impl Iterator<Item = T>, slice: &Slice, key: impl Fn(&T) -> String) -> Self {
        let after = slice.after.as_deref().unwrap_or_default();
        let mut rest = lines.filter(|line| key(line).as_str() > after);
        let items: Vec<T> = rest.by_ref().take(slice.limit()).collect();
        let next = rest.next().and_then(|_| items.last().map(&key));
        Self { items, next }
    }

    /// Gathers a page from batches of rows in the order of their keys, of which only some are taken. Where few
    /// are, it ends before it is full, with the key from which the next one goes on: no request reads for ever.
    /// `fetch` gives at most so many rows after a key, and whether there may be more.
    ///
    /// # Errors
    /// What `fetch` runs into.
    pub async fn gather<F>(
        slice: &Slice,
        fetch: impl Fn(Option<String>, u32) -> F,
        key: impl Fn(&T) -> String,
        takes: impl Fn(&T) -> bool,
    ) -> Result<Self, StoreError>
    where
        F: Future<Output = Result<(Vec<T>, bool), StoreError>>,
    {
        let (mut items, mut after) = (Vec::new(), slice.after.clone());
        for _ in 0..BATCHES {
            let (rows, more) = fetch(after.clone(), BATCH).await?;
            for row in rows {
                if items.len() == slice.limit() {
                    return Ok(Self { next: after, items });
                }
                after = Some(key(&row));
                if takes(&row) {
                    items.push(row);
                }
            }
            if !more {
                return Ok(Self { items, next: None });
            }
        }
        Ok(Self { items, next: after })
    }

    /// The same page, each line in another shape.
    #[must_use]
    pub fn map<U>(self, shape: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(shape).collect(), next: self.next }
    }
}
