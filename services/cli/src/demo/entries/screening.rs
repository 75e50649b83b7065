//! The formal screening (形式审查).

use fawen_domain::entry::{EntryCommand, UnitEntry};
use futures::{TryStreamExt, stream};
use indicatif::ProgressBar;

use super::{
    super::{
        desk::{Desk, Turn},
        scenario::CampaignPlan,
    },
    AT_ONCE, Entry, by_unit, stream_id,
};

/// Passes every case through the formal screening.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn screen(
    desk: &Desk,
    plan: &CampaignPlan,
    entries: &[Entry],
    who: &str,
    progress: &ProgressBar,
) -> anyhow::Result<()> {
    let turn = Turn::new(who, plan.screened);
    stream::iter(by_unit(entries).values().map(Ok::<_, anyhow::Error>))
        .try_for_each_concurrent(AT_ONCE, |cases| {
            let turn = &turn;
            async move {
                for entry in cases {
                    let stream = stream_id(plan, &entry.unit_id);
                    let step = format!("{stream}/{}/screen", entry.case_id);
                    let pass = EntryCommand::ScreenIn { case: entry.case_id.clone(), waiver: None };
                    desk.give::<UnitEntry>(&step, turn, &stream, pass).await?;
                    progress.inc(1);
                }
                Ok(())
            }
        })
        .await
}
