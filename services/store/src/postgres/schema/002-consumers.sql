-- Events that a consumer could not take, and later ones of their streams, held back behind them.
create table set_aside (
    consumer       text   collate "C" not null,
    position       bigint not null,
    aggregate_type text   collate "C" not null,
    aggregate_id   text   collate "C" not null,
    error          text, -- null: it only waits behind an earlier one of its stream
    tries          integer not null check (tries >= 0),
    first_at       timestamptz(3) not null default clock_timestamp(),
    last_at        timestamptz(3) not null default clock_timestamp(),
    primary key (consumer, position)
);

-- Which rows of a view its readers see. Numbers are given once: who builds under an old one is told.
create table generations (
    view     text   collate "C" primary key,
    current  bigint not null,
    building bigint,
    last     bigint not null
);

-- Read models, document-shaped: thrown away and rebuilt at any time. Rows of several generations lie
-- beside each other while a view is built anew.
create table views (
    view       text   collate "C" not null,
    generation bigint not null,
    key        text   collate "C" not null,
    sort       text   collate "C" not null,
    body       text   not null,
    primary key (view, generation, key)
);
create index views_in_order on views (view, generation, sort, key);

-- What is to be made of events outside of the store, once each: filled with the checkpoint.
create table jobs (
    kind     text    collate "C" not null,
    subject  text    collate "C" not null,
    position bigint  not null,
    template text    collate "C" not null,
    task     text    not null,
    state    text    not null check (state in ('waiting', 'leased', 'done', 'alarm')),
    due      text    collate "C" not null, -- waiting: not before; leased: held until
    tries    integer not null default 0, -- tells a lease from later ones
    output   text,
    error    text,
    primary key (kind, subject, position, template)
);
create index jobs_due on jobs (kind, state, due);
