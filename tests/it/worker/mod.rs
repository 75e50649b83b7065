//! What Fawen does by itself, on real files.

mod bulletins;
mod crashes;
mod deadlines;
mod opening;
mod registration;
mod reminders;
mod rush;
mod sealing;
mod voiding;
