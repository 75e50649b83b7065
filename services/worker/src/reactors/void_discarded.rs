//! A document that is given up after its registration voids its number.

use fawen_domain::{
    document::{DocumentEvent, OfficialDocument},
    register::{NumberRegister, RegisterCommand, register_id},
};
use fawen_store::{Fault, LoggedEvent, Reaction, Reactor};

/// Voids the number of a discarded document, with the reason.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VoidDiscarded;

impl Reactor for VoidDiscarded {
    fn name(&self) -> &'static str {
        "void-discarded"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let Some(DocumentEvent::DocumentDiscarded { reason, number: Some(number) }) =
            event.decode::<OfficialDocument>()?
        else {
            return Ok(());
        };
        let register = register_id(&number.code, number.year);
        let void = RegisterCommand::Void { seq: number.seq, reason: format!("撤稿：{reason}") };
        let context = reaction.context("文号登记");
        reaction.execute::<NumberRegister>(register.as_str(), void, context).await?;
        Ok(())
    }
}
