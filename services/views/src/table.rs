//! One view with rows of one type.

use std::marker::PhantomData;

use fawen_store::{Position, Scan, Store, StoreError, ViewReader, ViewRow, ViewWriter};
use serde::{Serialize, de::DeserializeOwned};

/// A sort key by which what stands later in the log comes first; no two events share one.
pub(crate) fn newest_first(position: Position) -> String {
    format!("{:020}", u64::MAX - position.get())
}

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

    /// At most `limit` rows in the order of sort keys that no two rows share, after this one, inside a read of
    /// several views at once.
    pub(crate) fn sorted_page_in<V: ViewReader + ?Sized>(
        &self,
        views: &V,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<R>, StoreError> {
        // No key comes after this one, so that the row with that sort key itself is left out.
        let after = after.map(|sort| (sort.to_owned(), char::MAX.to_string()));
        self.read_in(views, &Scan { prefix: String::new(), after, limit })
    }

    /// The keys of at most `limit` rows whose sort key starts with `prefix`, in order, after this one.
    pub(crate) async fn keys(
        &self,
        store: &Store,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        let after = after.map(|key| (key.to_owned(), key.to_owned()));
        let scan = Scan { prefix: prefix.to_owned(), after, limit };
        let rows = store.view_scan(self.name, scan).await?;
        Ok(rows.into_iter().map(|row| row.key).collect())
    }

    /// These rows, inside a read of several views at once.
    pub(crate) fn read_in<V: ViewReader + ?Sized>(
        &self,
        views: &V,
        scan: &Scan,
    ) -> Result<Vec<R>, StoreError> {
        views.rows(self.name, scan)?.into_iter().map(ViewRow::read).collect()
    }

    /// The rows under a prefix, inside a read of several views at once.
    pub(crate) fn scan_in<V: ViewReader + ?Sized>(
        &self,
        views: &V,
        prefix: &str,
    ) -> Result<Vec<R>, StoreError> {
        self.read_in(views, &Scan::prefix(prefix))
    }

    /// The row under a key, inside a read of several views at once.
    pub(crate) fn get_in<V: ViewReader + ?Sized>(
        &self,
        views: &V,
        key: &str,
    ) -> Result<Option<R>, StoreError> {
        views.row(self.name, key)?.map(ViewRow::read).transpose()
    }

    /// Writes a row under a key, to be listed under another.
    pub(crate) fn put_sorted(
        &self,
        views: &mut dyn ViewWriter,
        key: &str,
        sort: &str,
        row: &R,
    ) -> Result<(), StoreError> {
        views.set(self.name, key, sort, row)
    }

    /// Takes a row away, if it is there.
    pub(crate) fn delete(&self, views: &mut dyn ViewWriter, key: &str) -> Result<(), StoreError> {
        views.delete(self.name, key)
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
