//! What only a server can do, or do to us.

mod cut_off;
mod erasing;
mod grants;
mod group;
mod naive;
mod opening;
mod outcome;
mod proxy;
mod range;
mod restore;
mod sharing;
mod takeover;
mod tls;

/// An insert of one event past the store, with its command.
pub(crate) fn insert(stream: &str, sequence: u32) -> String {
    format!(
        r#"insert into events (aggregate_type, aggregate_id, sequence, event_type, event_version,
                               payload, metadata)
           values ('Test', '{stream}', {sequence}, 'Tested', '1', '{{"Tested":{{}}}}',
                   '{{"at":"2022-09-20T01:00:00Z","actor":{{"id":"a","name":"甲"}},
                     "command_id":"{stream}-{sequence}"}}');"#
    )
}
