//! A document that is given up voids its number.

use fawen_domain::{
    document::{DocumentEvent, OfficialDocument},
    ids::DocumentId,
    register::{NumberRegister, RegisterCommand, RegisterError, register_id},
};
use fawen_store::{ExecuteError, Fault, LoggedEvent, Reaction, Reactor};
use fawen_views::Registers;

/// Voids the number of a discarded document, with the reason.
///
/// The ledger says which number that is, not the document: a registration that was cut off has
/// taken a number of which the document does not know yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VoidDiscarded;

impl Reactor for VoidDiscarded {
    fn name(&self) -> &'static str {
        "void-discarded"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let Some(DocumentEvent::DocumentDiscarded { reason, .. }) =
            event.decode::<OfficialDocument>()?
        else {
            return Ok(());
        };
        let document = DocumentId::new(event.aggregate_id.as_str());
        fawen_views::catch_up_whole(reaction.store()).await?;
        for number in Registers::held_by(reaction.store(), &document).await? {
            let register = register_id(&number.code, number.year);
            let reason = format!("撤稿：{reason}");
            let void = RegisterCommand::Void { seq: number.seq, reason };
            let context = reaction.context("文号登记");
            match reaction.execute::<NumberRegister>(register.as_str(), void, context).await {
                // Or somebody was faster.
                Ok(_) | Err(ExecuteError::Refused(RegisterError::AlreadyVoided { .. })) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
