use std::sync::Arc;

use fawen_store::{Fault, LoggedEvent, Projection, Scan, ViewRow, ViewWriter};

use super::given::{Bed, on_both_engines};

/// Cases of regions, in an order that is not that of their keys.
struct Cases;

const CASES: [(&str, &str); 5] =
    [("e", "北京/1"), ("d", "北京/1"), ("a", "北京/2"), ("c", "上海/1"), ("b", "上海/10")];

impl Projection for Cases {
    fn name(&self) -> &'static str {
        "cases"
    }

    fn views(&self) -> &'static [&'static str] {
        &["cases"]
    }

    fn apply(&self, _: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        for (key, sort) in CASES {
            views.set("cases", key, sort, &key)?;
        }
        Ok(())
    }
}

async fn cases(bed: Bed) -> Bed {
    let bed = bed.with_numbers(0).await;
    bed.store.run_projection(&Arc::new(Cases)).await.unwrap();
    bed
}

fn keys(rows: &[ViewRow]) -> String {
    rows.iter().map(|row| row.key.as_str()).collect()
}

async fn rows_come_in_the_order_of_sort_and_key(bed: Bed) {
    let bed = cases(bed).await;
    let rows = bed.store.view_scan("cases", Scan::all()).await.unwrap();
    assert_eq!(keys(&rows), "cbdea");
}

async fn a_prefix_chooses_rows(bed: Bed) {
    let bed = cases(bed).await;
    for (prefix, expected) in [("北京/", "dea"), ("上海/1", "cb"), ("天津", ""), ("", "cbdea")]
    {
        let rows = bed.store.view_scan("cases", Scan::prefix(prefix)).await.unwrap();
        assert_eq!(keys(&rows), expected, "{prefix}");
    }
}

async fn pages_follow_each_other(bed: Bed) {
    let bed = cases(bed).await;
    let mut scan = Scan::all().limit(2);
    let mut pages = Vec::new();
    loop {
        let page = bed.store.view_scan("cases", scan.clone()).await.unwrap();
        let Some(last) = page.last() else { break };
        scan = scan.after(last);
        pages.push(keys(&page));
    }
    assert_eq!(pages, ["cb", "de", "a"]);
}

on_both_engines!(
    rows_come_in_the_order_of_sort_and_key,
    a_prefix_chooses_rows,
    pages_follow_each_other,
);
