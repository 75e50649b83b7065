-- Events: the only truth. The primary key is what makes two writers of one stream collide; there is no
-- other unique index, for whoever violates one is told of a conflict. `json`, not `jsonb`: the text
-- stays as it came.
create table events (
    aggregate_type text collate "C" not null,
    aggregate_id   text collate "C" not null,
    sequence       bigint not null check (sequence > 0),
    event_type     text   not null,
    event_version  text   not null,
    payload        json   not null,
    metadata       json   not null,
    event_no       bigint not null generated always as identity,
    txid           xid8   not null default pg_current_xact_id(),
    recorded_at    timestamptz(3) not null default clock_timestamp(),
    primary key (aggregate_type, aggregate_id, sequence)
);
-- The order in which the sequencer takes them.
create index events_in_order on events (txid, event_no);

-- The one order of all events, without gaps. Given after the commit, in the order of (txid, event_no),
-- which is kept beside it: events of positions that lie together are found together.
create table event_log (
    position       bigint primary key check (position > 0),
    aggregate_type text collate "C" not null,
    aggregate_id   text collate "C" not null,
    sequence       bigint not null,
    txid           xid8   not null,
    event_no       bigint not null,
    unique (aggregate_type, aggregate_id, sequence)
);

-- How far the sequencer has come: the last position given, and up to where it has looked through the
-- events; nothing before that mark is without a position. In which cluster the mark means something.
create table sequencer (
    sole     boolean primary key default true check (sole),
    position bigint not null,
    txid     xid8   not null,
    event_no bigint not null,
    cluster  bigint not null
);
insert into sequencer (position, txid, event_no, cluster)
select 0, '0', 0, system_identifier from pg_control_system();

-- What has been carried out, written with its events: a command that comes twice acts once.
create table commands (
    command_id     text collate "C" primary key,
    aggregate_type text collate "C" not null,
    aggregate_id   text collate "C" not null,
    first_sequence bigint,
    last_sequence  bigint,
    recorded_at    timestamptz(3) not null default clock_timestamp(),
    check ((first_sequence is null) = (last_sequence is null))
);

-- How far each consumer has come.
create table checkpoints (
    consumer text   collate "C" primary key,
    position bigint not null check (position >= 0)
);

-- An event follows on the one before it in its stream, and brings the record of its command. The
-- record grows with the events of one transaction; a command of another transaction collides with it.
create function enter_event() returns trigger
language plpgsql security definer set search_path = fawen, pg_temp as $$
declare
    command text := new.metadata ->> 'command_id';
    -- Never empty, unlike the setting in a session where it was once set.
    mark text := '+' || command;
begin
    if new.sequence > 1 and not exists (
        select from events where aggregate_type = new.aggregate_type
            and aggregate_id = new.aggregate_id and sequence = new.sequence - 1
    ) then
        raise unique_violation using message = '事件流不连续';
    end if;
    if current_setting('fawen.command', true) = mark then
        update commands set last_sequence = new.sequence
        where command_id = command and last_sequence = new.sequence - 1
            and aggregate_type = new.aggregate_type and aggregate_id = new.aggregate_id;
        if not found then
            raise unique_violation using message = '一条命令只写一个事件流';
        end if;
    else
        insert into commands (command_id, aggregate_type, aggregate_id, first_sequence, last_sequence)
        values (command, new.aggregate_type, new.aggregate_id, new.sequence, new.sequence);
        perform set_config('fawen.command', mark, true);
    end if;
    return new;
end $$;
create trigger events_enter before insert on events
    for each row execute function enter_event();

-- Nothing recorded is ever changed or deleted; errors are corrected by later events.
create function refuse() returns trigger language plpgsql as $$
begin
    raise exception '%', tg_argv[0];
end $$;
create trigger events_keep_update before update on events
    for each row execute function refuse('事件不可更改');
create trigger events_keep_delete before delete on events
    for each row execute function refuse('事件不可删除');
create trigger events_keep_truncate before truncate on events
    for each statement execute function refuse('事件不可删除');
create trigger event_log_keep_update before update on event_log
    for each row execute function refuse('事件顺序不可更改');
create trigger event_log_keep_delete before delete on event_log
    for each row execute function refuse('事件顺序不可删除');
create trigger event_log_keep_truncate before truncate on event_log
    for each statement execute function refuse('事件顺序不可删除');
-- A record grows only while its events come in, in their own transaction.
create trigger commands_keep_update before update on commands for each row
    when (current_setting('fawen.command', true) is distinct from '+' || old.command_id)
    execute function refuse('命令记录不可更改');
create trigger commands_keep_delete before delete on commands
    for each row execute function refuse('命令记录不可删除');
create trigger commands_keep_truncate before truncate on commands
    for each statement execute function refuse('命令记录不可删除');

-- Gives positions to events that are committed, at most so many; returns which.
--
-- Only events of transactions below the oldest that still runs are taken: nothing can come in before
-- them any more. So the order is that of (txid, event_no), however the batches fall. The row of the
-- sequencer is locked, so two leaders could not give a position twice. The planner is kept to the
-- indexes, whatever it makes of a table that has just grown; and compiles nothing, which takes longest.
create function sequence_events(at_most integer) returns setof event_log
language plpgsql security definer
set search_path = fawen, pg_temp set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
declare
    mark sequencer;
    given bigint;
begin
    select * into mark from sequencer;
    -- A look first: a round with nothing to do shall cost no transaction.
    perform from events
    where (txid, event_no) > (mark.txid, mark.event_no)
        and txid < pg_snapshot_xmin(pg_current_snapshot())
    order by txid, event_no limit 1;
    if not found then
        return;
    end if;
    select * into mark from sequencer for update;
    return query
        with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as txid),
        due as materialized (
            select e.aggregate_type, e.aggregate_id, e.sequence, e.txid, e.event_no
            from events e
            where (e.txid, e.event_no) > (mark.txid, mark.event_no)
                and e.txid < pg_snapshot_xmin(pg_current_snapshot())
                -- One look-up for each, whatever the planner thinks of the whole table.
                and (select l.position from event_log l
                     where l.aggregate_type = e.aggregate_type
                         and l.aggregate_id = e.aggregate_id and l.sequence = e.sequence) is null
            order by e.txid, e.event_no limit at_most
        ),
        last as (select due.txid, due.event_no from due order by 1 desc, 2 desc limit 1),
        moved as (
            update sequencer s
            set position = s.position + total.n,
                txid = case when total.n < at_most then horizon.txid else last.txid end,
                event_no = case when total.n < at_most then 0 else last.event_no end
            from horizon, (select count(*) as n from due) total left join last on true
        )
        insert into event_log (position, aggregate_type, aggregate_id, sequence, txid, event_no)
        select mark.position + row_number() over (order by due.txid, due.event_no),
            due.aggregate_type, due.aggregate_id, due.sequence, due.txid, due.event_no
        from due
        returning *;
    get diagnostics given = row_count;
    if given > 0 then
        perform pg_notify('fawen_log', (mark.position + 1) || '-' || (mark.position + given));
    end if;
end $$;

-- Whether events wait that may not be taken yet, because an older transaction still runs.
create function events_wait() returns boolean
language plpgsql security definer
set search_path = fawen, pg_temp set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
declare
    mark sequencer;
begin
    select * into mark from sequencer;
    perform from events where (txid, event_no) > (mark.txid, mark.event_no)
    order by txid, event_no limit 1;
    return found;
end $$;

-- After a restore into another cluster the numbers of transactions start elsewhere, and the mark means
-- nothing. Then everything committed without a position gets one, in the order in which it was
-- written; what is still being written lies at or above the new mark. Returns how many there were;
-- null when all was well.
create function repair_sequence() returns bigint
language plpgsql security definer set search_path = fawen, pg_temp as $$
declare
    here bigint := (select system_identifier from pg_control_system());
    mark sequencer;
    given bigint;
begin
    perform from sequencer s
    where s.cluster <> here or s.txid > pg_snapshot_xmax(pg_current_snapshot())
        or (select e.txid from events e order by e.txid desc, e.event_no desc limit 1)
            >= pg_snapshot_xmax(pg_current_snapshot());
    if not found then
        return null;
    end if;
    select * into mark from sequencer for update;
    with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as txid),
    due as materialized (
        -- A transaction stays together.
        select e.aggregate_type, e.aggregate_id, e.sequence, e.txid, e.event_no,
            min(e.event_no) over (partition by e.txid) as first_no
        from events e left join event_log l using (aggregate_type, aggregate_id, sequence)
        where l.position is null
    ),
    moved as (
        update sequencer s set position = s.position + total.n, txid = horizon.txid, event_no = 0,
            cluster = here
        from horizon, (select count(*) as n from due) total
    )
    insert into event_log (position, aggregate_type, aggregate_id, sequence, txid, event_no)
    select mark.position + row_number() over (order by due.first_no, due.event_no),
        due.aggregate_type, due.aggregate_id, due.sequence, due.txid, due.event_no
    from due;
    get diagnostics given = row_count;
    if given > 0 then
        perform pg_notify('fawen_log', (mark.position + 1) || '-' || (mark.position + given));
    end if;
    return given;
end $$;

-- Who may do what is granted by name, to the role of the application.
revoke all on function enter_event(), refuse(), sequence_events(integer), events_wait(), repair_sequence()
    from public;
