//! Registers (文号登记簿): no gap, no number twice.

use fawen_domain::register::{NumberRegister, RegisterCommand, RegisterEvent, register_id};
use fawen_proof::Discrepancies;

use crate::stream::{Happened, walk};

/// Decides every event of a register anew.
pub(crate) fn verify(
    id: &str,
    events: &[Happened<NumberRegister>],
    found: &mut Discrepancies,
) -> NumberRegister {
    if let Some(first) = events.first()
        && let RegisterEvent::RegisterOpened { code, year, .. } = &first.event
        && register_id(code, *year).as_str() != id
    {
        let message = format!("登记簿名为“{id}”，立册的却是“{}”", register_id(code, *year));
        found.push(first.discrepancy("number", message));
    }
    walk(events, "number", found, |_, happened| Some(command(&happened.event)))
}

fn command(event: &RegisterEvent) -> RegisterCommand {
    match event.clone() {
        RegisterEvent::RegisterOpened { issuer, code, year, carried_over } => {
            RegisterCommand::Open { issuer, code, year, carried_over }
        }
        RegisterEvent::NumberReserved { document, .. } => RegisterCommand::Reserve { document },
        RegisterEvent::NumberVoided { number, reason, .. } => {
            RegisterCommand::Void { seq: number.seq, reason }
        }
    }
}
