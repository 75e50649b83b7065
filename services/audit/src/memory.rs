//! Views in memory, to replay projections without a store.

use std::collections::BTreeMap;

use fawen_store::{Position, Scan, StoreError, ViewReader, ViewRow, ViewWriter};

/// Views that are thrown away after use.
#[derive(Debug, Clone, Default)]
pub struct MemoryViews {
    /// Rows by view and key.
    rows: BTreeMap<String, BTreeMap<String, ViewRow>>,
    /// How far the log was taken.
    pub(crate) position: Position,
}

impl ViewReader for MemoryViews {
    fn row(&self, view: &str, key: &str) -> Result<Option<ViewRow>, StoreError> {
        Ok(self.rows.get(view).and_then(|rows| rows.get(key)).cloned())
    }

    fn rows(&self, view: &str, scan: &Scan) -> Result<Vec<ViewRow>, StoreError> {
        let rows = self.rows.get(view).into_iter().flat_map(BTreeMap::values);
        let place = |row: &ViewRow| (row.sort.clone(), row.key.clone());
        let mut found: Vec<ViewRow> = rows
            .filter(|row| row.sort.starts_with(&scan.prefix))
            .filter(|row| scan.after.as_ref().is_none_or(|after| place(row) > *after))
            .cloned()
            .collect();
        found.sort_by_key(place);
        found.truncate(usize::try_from(scan.limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    fn position(&self, _: &str) -> Result<Position, StoreError> {
        Ok(self.position)
    }

    fn set_aside(&self, _: &str) -> Result<u64, StoreError> {
        Ok(0)
    }
}

impl ViewWriter for MemoryViews {
    fn put(&mut self, view: &str, row: &ViewRow) -> Result<(), StoreError> {
        self.rows.entry(view.to_owned()).or_default().insert(row.key.clone(), row.clone());
        Ok(())
    }

    fn delete(&mut self, view: &str, key: &str) -> Result<(), StoreError> {
        if let Some(rows) = self.rows.get_mut(view) {
            rows.remove(key);
        }
        Ok(())
    }
}
