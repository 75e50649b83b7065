//! Does what a form asks of a paper.

use fawen_pages::Weight;

use super::super::{preview, sent::Sent};
use crate::{
    Problem,
    work::{Desk, documents},
};

/// Does it.
///
/// # Errors
/// What the use case says; there is no such act.
pub(super) async fn give(sent: &Sent, id: &str, act: &str) -> Result<(), Problem> {
    let desk = &sent.desk();
    let opinion = || sent.text("opinion");
    let reason = || sent.text("reason");
    let signature = || documents::Signature { opinion: opinion() };
    let issuer = || sent.text("issuer");
    let done = match act {
        "submit" => documents::submit(desk, id).await,
        "discard" => documents::discard(desk, id, reason()).await,
        "approve" => documents::approve(desk, id, opinion()).await,
        "return" => documents::return_to_drafter(desk, id, reason()).await,
        "countersign" => documents::countersign(desk, id, &issuer(), signature()).await,
        "object" => documents::object(desk, id, &issuer(), reason()).await,
        "sign" => documents::sign(desk, id, signature()).await,
        "recheck" => documents::recheck(desk, id, waivers(desk, sent, id).await?).await,
        "register" => {
            documents::register(desk, id, distribution(&sent.text("distribution"))?).await
        }
        "print" => documents::print(desk, id).await,
        "seal" => documents::seal(desk, id, seals(sent)).await,
        "issue" => documents::issue(desk, id).await,
        "publish" => documents::publish(desk, id, sent.text("channel")).await,
        _ => return Err(Problem::absent("没有这种办理：请从公文的页面上选择")),
    };
    done.map(drop)
}

/// The errors that a reason was given for, in the order in which the page listed them.
async fn waivers(desk: &Desk, sent: &Sent, id: &str) -> Result<documents::Waivers, Problem> {
    let view = documents::view(desk, id).await?;
    let errors =
        view.findings.iter().map(preview::shown).filter(|found| found.weight == Weight::Error);
    let waived = errors.enumerate().filter_map(|(place, found)| {
        let reason = sent.text(&format!("reason-{place}"));
        let given = !reason.trim().is_empty();
        given.then_some(documents::Waived { rule: found.rule, place: found.place, reason })
    });
    Ok(documents::Waivers { waivers: waived.collect() })
}

/// One recipient a line, the number of copies last.
fn distribution(text: &str) -> Result<documents::Distribution, Problem> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let copies = lines.map(|line| {
        let (recipient, copies) = line.rsplit_once(char::is_whitespace).unwrap_or((line, ""));
        let copies = copies.trim_end_matches('份').parse().map_err(|_| {
            Problem::malformed(format!(
                "分送范围“{line}”没有份数：请在单位后面空一格写份数，如“各分会 50”"
            ))
        })?;
        Ok(documents::Copies { recipient: recipient.trim().to_owned(), copies })
    });
    Ok(documents::Distribution { distribution: copies.collect::<Result<_, Problem>>()? })
}

fn seals(sent: &Sent) -> documents::Seals {
    let chosen = sent.fields().iter().filter_map(|(name, seal)| {
        let issuer = name.strip_prefix("seal-")?.to_owned();
        Some(documents::Seal { issuer, seal: seal.clone() })
    });
    documents::Seals { seals: chosen.collect() }
}
