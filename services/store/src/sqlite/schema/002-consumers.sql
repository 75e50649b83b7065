-- Events that a consumer could not take, and later ones of their streams, held back behind them.
create table set_aside (
    consumer       text    not null,
    position       integer not null references event_log,
    aggregate_type text    not null,
    aggregate_id   text    not null,
    error          text, -- null: it only waits behind an earlier one of its stream
    tries          integer not null check (tries >= 0),
    first_at       text    not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    last_at        text    not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    primary key (consumer, position)
) strict;
create index set_aside_by_stream on set_aside (consumer, aggregate_type, aggregate_id);

-- Which rows of a view its readers see. Numbers are given once: who builds under an old one is told.
create table generations (
    view     text    primary key,
    current  integer not null,
    building integer,
    last     integer not null
) strict;

-- Rows of several generations lie beside each other while a view is built anew.
alter table views rename to views_without_generations;
create table views (
    view       text    not null,
    generation integer not null,
    key        text    not null,
    sort       text    not null,
    body       text    not null,
    primary key (view, generation, key)
) strict;
insert into views (view, generation, key, sort, body)
    select view, 0, key, sort, body from views_without_generations;
drop table views_without_generations;
create index views_in_order on views (view, generation, sort, key);

-- What is to be made of events outside of the store, once each: filled with the checkpoint.
create table jobs (
    kind     text    not null,
    subject  text    not null,
    position integer not null references event_log,
    template text    not null,
    task     text    not null,
    state    text    not null check (state in ('waiting', 'leased', 'done', 'alarm')),
    due      text    not null, -- waiting: not before; leased: held until
    tries    integer not null default 0, -- tells a lease from later ones
    output   text,
    error    text,
    primary key (kind, subject, position, template)
) strict;
create index jobs_due on jobs (kind, state, due);
