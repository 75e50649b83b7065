//! Who lodged an objection is erased.

use super::Decision;
use crate::{
    ids::ObjectionId,
    personal::ERASED,
    selection::{Selection, SelectionError, SelectionEvent},
};

pub(in crate::selection) fn erase_objector(
    selection: &Selection,
    id: ObjectionId,
    reason: &str,
) -> Decision {
    let known = selection.objections.get(&id);
    let objection = known.ok_or_else(|| SelectionError::UnknownObjection { id: id.clone() })?;
    if objection.by == ERASED {
        return Ok(vec![]);
    }
    if objection.settled.is_none() {
        return Err(SelectionError::StillOpen { id });
    }
    match reason.trim() {
        "" => Err(SelectionError::Missing { what: "删除个人信息的理由" }),
        reason => Ok(vec![SelectionEvent::ObjectorErased { id, reason: reason.to_owned() }]),
    }
}
