//! `fawen consumers`: how far views, process managers and the render queue have come, and what they
//! set aside.

mod alarms;
mod arguments;
mod list;
mod retry;
mod work;

pub(crate) use self::{
    alarms::{Alarms, tell_of_settling},
    arguments::{Consumers, ConsumersCommand, Work},
    list::list,
    retry::retry,
    work::work,
};
