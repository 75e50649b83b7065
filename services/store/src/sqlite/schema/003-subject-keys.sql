-- Keys of personal data. A key that is gone cannot be had back: what it sealed is erased.
create table subject_keys (
    id      text primary key,
    subject text not null unique,
    key     blob not null check (length(key) = 32)
) strict;
