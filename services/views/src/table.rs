//! One view with rows of one type.

use std::marker::PhantomData;

use fawen_store::{Scan, Store, StoreError, ViewReader, ViewRow, ViewWriter};
use serde::{Serialize, de::DeserializeOwned};

/// A view whose rows are all of type `R`.
pub(crate) struct Table<R> {
    name: &'static str,
    row: PhantomData<fn() -> R>,
}

impl<R: Serialize + DeserializeOwned + Send + 'static> Table<R> {
    /// The view of this name.
    pub(crate) const fn new(name: &'static str) -> Self {
        Self { name, row: PhantomData }
    }

    /// The row under a key.
    pub(crate) async fn get(&self, store: &Store, key: &str) -> Result<Option<R>, StoreError> {
        store.view(self.name, key).await
    }

    /// All rows whose sort key starts with `prefix`, in order.
    pub(crate) async fn scan(&self, store: &Store, prefix: &str) -> Result<Vec<R>, StoreError> {
        let rows = store.view_scan(self.name, Scan::prefix(prefix)).await?;
        rows.into_iter().map(ViewRow::read).collect()
    }

    /// At most `limit` rows whose sort key starts with `prefix`, in order, after this key.
    pub(crate) async fn page(
        &self,
        store: &Store,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<R>, StoreError> {
        let after = after.map(|key| (key.to_owned(), key.to_owned()));
        let scan = Scan { prefix: prefix.to_owned(), after, limit };
        let rows = store.view_scan(self.name, scan).await?;
        rows.into_iter().map(ViewRow::read).collect()
    }

    /// The rows under a prefix, inside a read of several views at once.
    pub(crate) fn scan_in<V: ViewReader + ?Sized>(
        &self,
        views: &V,
        prefix: &str,
    ) -> Result<Vec<R>, StoreError> {
        let rows = views.rows(self.name, &Scan::prefix(prefix))?;
        rows.into_iter().map(ViewRow::read).collect()
    }

    /// The row under a key, inside a read of several views at once.
    pub(crate) fn get_in<V: ViewReader + ?Sized>(
        &self,
        views: &V,
        key: &str,
    ) -> Result<Option<R>, StoreError> {
        views.row(self.name, key)?.map(ViewRow::read).transpose()
    }

    /// Writes a row; its key is also its sort key.
    pub(crate) fn put(
        &self,
        views: &mut dyn ViewWriter,
        key: &str,
        row: &R,
    ) -> Result<(), StoreError> {
        views.set(self.name, key, key, row)
    }

    /// Changes a row that is there; what is not there stays away.
    pub(crate) fn change(
        &self,
        views: &mut dyn ViewWriter,
        key: &str,
        change: impl FnOnce(&mut R),
    ) -> Result<(), StoreError> {
        let Some(mut row) = self.get_in(views, key)? else { return Ok(()) };
        change(&mut row);
        self.put(views, key, &row)
    }
}
