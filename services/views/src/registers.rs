//! The registers (文号登记簿): one row a number, in order, voided ones included.

use fawen_domain::{
    ids::DocumentId,
    number::DocumentNumber,
    register::{NumberRegister, RegisterEvent},
};
use fawen_store::{
    Fault, LoggedEvent, Projection, Scan, Store, StoreError, ViewReader, ViewWriter,
};
use serde::{Deserialize, Serialize};

use crate::table::Table;

const TABLE: Table<LedgerRow> = Table::new("registers");

/// One line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// The number.
    pub number: DocumentNumber,
    /// The document that holds or held it.
    pub document: DocumentId,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

/// The projection of registers.
#[derive(Debug, Clone, Copy)]
pub struct Registers;

impl Registers {
    /// The lines of the ledger of a code and year, in order.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn ledger(
        store: &Store,
        code: &str,
        year: i16,
    ) -> Result<Vec<LedgerRow>, StoreError> {
        TABLE.scan(store, &format!("{code}/{year}/")).await
    }

    /// At most `limit` lines of a ledger, in order, after this serial.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn page(
        store: &Store,
        (code, year): (&str, i16),
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<LedgerRow>, StoreError> {
        let after = after.map(|serial| format!("{code}/{year}/{serial}"));
        TABLE.page(store, &format!("{code}/{year}/"), after.as_deref(), limit).await
    }

    /// The ledgers that have lines, by code and year.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn ledgers(store: &Store) -> Result<Vec<(String, i16)>, StoreError> {
        store.read_views(ledgers).await
    }

    /// The numbers that a document holds, in any register, voided ones left aside.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn held_by(
        store: &Store,
        document: &DocumentId,
    ) -> Result<Vec<DocumentNumber>, StoreError> {
        let rows = TABLE.scan(store, "").await?.into_iter();
        let held = rows.filter(|row| row.document == *document && row.voided.is_none());
        Ok(held.map(|row| row.number).collect())
    }
}

/// Steps from the first line of one ledger to the first of the next, over all the lines between.
fn ledgers(views: &dyn ViewReader) -> Result<Vec<(String, i16)>, StoreError> {
    let mut ledgers = Vec::new();
    let mut scan = Scan::all().limit(1);
    while let Some(LedgerRow { number, .. }) = TABLE.read_in(views, &scan)?.pop() {
        let last = format!("{}/{}/{}", number.code, number.year, char::MAX);
        scan.after = Some((last.clone(), last));
        ledgers.push((number.code, number.year));
    }
    Ok(ledgers)
}

impl LedgerRow {
    /// Its serial, as the next page begins after it.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{:010}", self.number.seq)
    }
}

/// Sorts by code, year and serial.
fn key(number: &DocumentNumber) -> String {
    format!("{}/{}/{:010}", number.code, number.year, number.seq)
}

impl Projection for Registers {
    fn name(&self) -> &'static str {
        "registers"
    }

    fn views(&self) -> &'static [&'static str] {
        &["registers"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        match event.decode::<NumberRegister>()? {
            Some(RegisterEvent::NumberReserved { number, document }) => {
                let key = key(&number);
                TABLE.put(views, &key, &LedgerRow { number, document, voided: None })?;
            }
            Some(RegisterEvent::NumberVoided { number, reason, .. }) => {
                TABLE.change(views, &key(&number), |row| row.voided = Some(reason))?;
            }
            Some(RegisterEvent::RegisterOpened { .. }) | None => {}
        }
        Ok(())
    }
}
