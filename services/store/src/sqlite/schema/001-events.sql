-- Events: the only truth. The primary key is what makes two writers of one stream collide.
create table events (
    aggregate_type text    not null,
    aggregate_id   text    not null,
    sequence       integer not null check (sequence > 0),
    event_type     text    not null,
    event_version  integer not null check (event_version > 0),
    payload        text    not null,
    metadata       text    not null,
    recorded_at    text    not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    primary key (aggregate_type, aggregate_id, sequence)
) strict;

-- The one order of all events. A position that was rolled back is given again: no gaps.
create table event_log (
    position       integer primary key autoincrement,
    aggregate_type text    not null,
    aggregate_id   text    not null,
    sequence       integer not null,
    unique (aggregate_type, aggregate_id, sequence),
    foreign key (aggregate_type, aggregate_id, sequence) references events
) strict;

create trigger events_enter_the_log after insert on events begin
    insert into event_log (aggregate_type, aggregate_id, sequence)
    values (new.aggregate_type, new.aggregate_id, new.sequence);
end;

-- What has been carried out, written with its events: a command that comes twice acts once.
create table commands (
    command_id     text    primary key,
    aggregate_type text    not null,
    aggregate_id   text    not null,
    first_position integer,
    last_position  integer,
    recorded_at    text    not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    check ((first_position is null) = (last_position is null))
) strict;

-- Nothing recorded is ever changed or deleted; errors are corrected by later events.
create trigger events_keep_update before update on events
begin select raise(abort, '事件不可更改'); end;
create trigger events_keep_delete before delete on events
begin select raise(abort, '事件不可删除'); end;
create trigger event_log_keep_update before update on event_log
begin select raise(abort, '事件顺序不可更改'); end;
create trigger event_log_keep_delete before delete on event_log
begin select raise(abort, '事件顺序不可删除'); end;
create trigger commands_keep_update before update on commands
begin select raise(abort, '命令记录不可更改'); end;
create trigger commands_keep_delete before delete on commands
begin select raise(abort, '命令记录不可删除'); end;

-- How far each consumer has come.
create table checkpoints (
    consumer text    primary key,
    position integer not null check (position >= 0)
) strict;

-- Read models, document-shaped: thrown away and rebuilt at any time.
create table views (
    view text not null,
    key  text not null,
    sort text not null,
    body text not null,
    primary key (view, key)
) strict;
create index views_in_order on views (view, sort, key);
