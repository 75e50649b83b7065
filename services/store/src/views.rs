//! Read models, document-shaped: rows of a named view, found by key or in the order of a sort text.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{Position, Store, StoreError};

/// One row of a view.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ViewRow {
    /// What it is found by, unique in its view.
    pub key: String,
    /// Where it stands in its view; rows of equal `sort` stand in the order of their keys.
    pub sort: String,
    /// The document.
    pub body: Value,
}

impl ViewRow {
    /// The document as a `T`.
    ///
    /// # Errors
    /// The document is none: the view was built by another version and wants a rebuild.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, StoreError> {
        let what = format!("视图中的“{}”（可重建视图）", self.key);
        serde_json::from_value(self.body).map_err(StoreError::malformed(what))
    }
}

/// Which rows of a view to read, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// Only rows whose sort text begins so.
    pub prefix: String,
    /// Only rows after this one, given by sort text and key: the last of the page before.
    pub after: Option<(String, String)>,
    /// At most so many.
    pub limit: u32,
}

impl Scan {
    /// All rows.
    #[must_use]
    pub const fn all() -> Self {
        Self { prefix: String::new(), after: None, limit: u32::MAX }
    }

    /// All rows whose sort text begins so.
    #[must_use]
    pub fn prefix(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), ..Self::all() }
    }

    /// The same rows, but only those after this one.
    #[must_use]
    pub fn after(mut self, row: &ViewRow) -> Self {
        self.after = Some((row.sort.clone(), row.key.clone()));
        self
    }

    /// The same rows, but at most so many.
    #[must_use]
    pub const fn limit(mut self, limit: u32) -> Self {
        self.limit = limit;
        self
    }

    /// Whether a row is among those that are meant, the limit aside.
    pub(crate) fn includes(&self, row: &ViewRow) -> bool {
        let after = self.after.as_ref();
        row.sort.starts_with(&self.prefix)
            && after.is_none_or(|(sort, key)| (&row.sort, &row.key) > (sort, key))
    }
}

/// Reads views, all at one moment.
pub trait ViewReader {
    /// The row with this key.
    ///
    /// # Errors
    /// An error of the database.
    fn row(&self, view: &str, key: &str) -> Result<Option<ViewRow>, StoreError>;

    /// The rows of a view, in order.
    ///
    /// # Errors
    /// An error of the database.
    fn rows(&self, view: &str, scan: &Scan) -> Result<Vec<ViewRow>, StoreError>;

    /// How far the log has been taken by the projection that writes a view.
    ///
    /// # Errors
    /// An error of the database.
    fn position(&self, projection: &str) -> Result<Position, StoreError>;

    /// How many events a consumer has set aside; a view that lacks any is not whole.
    ///
    /// # Errors
    /// An error of the database.
    fn set_aside(&self, consumer: &str) -> Result<u64, StoreError>;
}

/// Writes views, inside the transaction that moves the checkpoint.
pub trait ViewWriter: ViewReader {
    /// Puts a row, in place of the one with the same key.
    ///
    /// # Errors
    /// An error of the database, or the view is not one of the projection.
    fn put(&mut self, view: &str, row: &ViewRow) -> Result<(), StoreError>;

    /// Takes a row away; it need not be there.
    ///
    /// # Errors
    /// As for [`ViewWriter::put`].
    fn delete(&mut self, view: &str, key: &str) -> Result<(), StoreError>;
}

impl dyn ViewReader + '_ {
    /// The document with this key.
    ///
    /// # Errors
    /// An error of the database, or the document is not a `T`.
    pub fn get<T: DeserializeOwned>(&self, view: &str, key: &str) -> Result<Option<T>, StoreError> {
        self.row(view, key)?.map(ViewRow::read).transpose()
    }

    /// The documents of a view, in order.
    ///
    /// # Errors
    /// An error of the database, or a document is not a `T`.
    pub fn scan<T: DeserializeOwned>(&self, view: &str, scan: &Scan) -> Result<Vec<T>, StoreError> {
        let rows = self.rows(view, scan)?;
        rows.into_iter().map(ViewRow::read).collect()
    }
}

impl dyn ViewWriter + '_ {
    /// The document with this key.
    ///
    /// # Errors
    /// An error of the database, or the document is not a `T`.
    pub fn get<T: DeserializeOwned>(&self, view: &str, key: &str) -> Result<Option<T>, StoreError> {
        let reader: &dyn ViewReader = self;
        reader.get(view, key)
    }

    /// The documents of a view, in order.
    ///
    /// # Errors
    /// An error of the database, or a document is not a `T`.
    pub fn scan<T: DeserializeOwned>(&self, view: &str, scan: &Scan) -> Result<Vec<T>, StoreError> {
        let reader: &dyn ViewReader = self;
        reader.scan(view, scan)
    }

    /// Puts a document, in place of the one with the same key.
    ///
    /// # Errors
    /// As for [`ViewWriter::put`], or the document has no JSON.
    pub fn set<T: Serialize>(
        &mut self,
        view: &str,
        key: &str,
        sort: &str,
        document: &T,
    ) -> Result<(), StoreError> {
        let body = serde_json::to_value(document)
            .map_err(StoreError::malformed(format!("视图“{view}”的“{key}”")))?;
        let row = ViewRow { key: key.to_owned(), sort: sort.to_owned(), body };
        self.put(view, &row)
    }
}

impl Store {
    /// The document of a view with this key.
    ///
    /// # Errors
    /// An error of the database, or the document is not a `T`.
    pub async fn view<T>(&self, view: &str, key: &str) -> Result<Option<T>, StoreError>
    where
        T: DeserializeOwned + Send + 'static,
    {
        let (view, key) = (view.to_owned(), key.to_owned());
        self.read_views(move |views| views.get(&view, &key)).await
    }

    /// Rows of a view, in order.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn view_scan(&self, view: &str, scan: Scan) -> Result<Vec<ViewRow>, StoreError> {
        let view = view.to_owned();
        self.read_views(move |views| views.rows(&view, &scan)).await
    }

    /// Reads several views, all at one moment: figures that belong together, and
    /// [the position](ViewReader::position) they come from.
    ///
    /// # Errors
    /// An error of the database, or of `work`.
    pub async fn read_views<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&dyn ViewReader) -> Result<T, StoreError> + Send + 'static,
    {
        self.engine().read_views(work).await
    }
}
