-- Keys of personal data. A key that is gone cannot be had back: what it sealed is erased. The space of
-- its row is given free soon; write-ahead log and backups hold it until they are thrown away.
create table subject_keys (
    id      text collate "C" primary key,
    subject text collate "C" not null unique,
    key     bytea not null check (length(key) = 32)
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
