-- What is no event: sessions, credentials, counts of attempts, drafts being typed. It is changed and thrown away.
create table kept (
    kind    text    not null,
    key     text    not null,
    owner   text    not null, -- whose it is; empty: nobody's
    body    text    not null,
    version integer not null, -- random, another one with each change
    until   integer,          -- milliseconds since 1970; from then on it counts as gone
    primary key (kind, key)
) strict, without rowid;
create index kept_by_owner on kept (kind, owner, key);
create index kept_by_end on kept (until) where until is not null;
