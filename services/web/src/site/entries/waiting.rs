//! What of the entries waits for somebody, for their desk.

use fawen_pages::{Badge, Tone, address, desk::Waiting};

use crate::{
    Problem,
    work::{Desk, entries},
};

/// Cases to be corrected, and cases to be screened.
pub(in crate::site) async fn waiting(desk: &Desk) -> Result<Vec<Waiting>, Problem> {
    let back = entries::sent_back(desk).await?.into_iter().map(|case| Waiting {
        act: Badge::new(format!("{}前补正", case.until.strftime("%-m月%-d日")), Tone::Stop),
        href: address::case(&case.campaign, &case.unit, &case.case),
        title: case.title,
        since: Some(case.at),
    });
    let screened = entries::to_be_screened(desk).await?.into_iter().map(|run| Waiting {
        act: Badge::new(format!("待审查{}件", run.count), Tone::Wait),
        href: address::with(
            &address::under(address::SCREENING, &[&run.campaign]),
            &[("standing", "received")],
        ),
        title: run.name,
        since: None,
    });
    Ok(back.chain(screened).collect())
}
