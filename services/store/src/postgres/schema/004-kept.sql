-- What is no event: sessions, credentials, counts of attempts, drafts being typed. It is changed and thrown away.
create table kept (
    kind    text   collate "C" not null,
    key     text   collate "C" not null,
    owner   text   collate "C" not null, -- whose it is; empty: nobody's
    body    text   not null,
    version bigint not null, -- random, another one with each change
    until   bigint,          -- milliseconds since 1970; from then on it counts as gone
    primary key (kind, key)
);
create index kept_by_owner on kept (kind, owner, key);
create index kept_by_end on kept (until) where until is not null;
