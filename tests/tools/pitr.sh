#!/usr/bin/env bash
# Point-in-time recovery of a store on PostgreSQL, played through on a cluster of its own: a base backup, WAL that
# is archived, work that goes on, a mistake, and the store as it was before the mistake.
#
# Usage: pitr.sh FAWEN (the program). Needs PostgreSQL's binaries; as root it serves as the user postgres.
set -euo pipefail
fawen=$(realpath "$1")
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
port=${PORT:-54771}
dir=$(mktemp -d "${TMPDIR:-/tmp}/fawen-pitr-XXXXXX")
chmod 755 "$dir"
as=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$dir"
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
cd "$dir"
stop() { "${as[@]}" "$bin/pg_ctl" -D "$1" -m fast stop >/dev/null 2>&1 || true; }
trap 'stop $dir/data; stop $dir/restored; rm -rf "$dir"' EXIT
start() { "${as[@]}" "$bin/pg_ctl" -D "$1" -w -l "$dir/log" -o "-k $dir -h 127.0.0.1 -p $port" start >/dev/null; }
ask() { "$bin/psql" -h "$dir" -p "$port" -U postgres -d "${2:-postgres}" -Atc "$1"; }
events() { "$fawen" log --json --store "$url" | wc -l; }

"${as[@]}" "$bin/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C >/dev/null
"${as[@]}" mkdir archive
"${as[@]}" tee -a data/postgresql.conf >/dev/null <<CONF
archive_mode = on
archive_command = 'test ! -f $dir/archive/%f && cp %p $dir/archive/%f'
CONF
start data
ask 'create database fawen' >/dev/null
url="postgres://postgres@localhost:$port/fawen?host=$dir"
"$fawen" migrate --store "$url" >/dev/null
# 1. A base backup, while the store is in use.
"$fawen" demo --scenario 2020 --out out --store "$url" >/dev/null
"${as[@]}" "$bin/pg_basebackup" -h "$dir" -p "$port" -U postgres -D restored --checkpoint=fast
# 2. Work goes on after it; then the moment to which we shall return.
"$fawen" demo --scenario 2019 --out out --store "$url" >/dev/null
"$fawen" log --json --store "$url" >before.jsonl
moment=$(ask 'select now()')
# 3. The mistake.
"$fawen" demo --scenario 2023 --out out --store "$url" >/dev/null
after=$(events)
ask 'select pg_switch_wal()' >/dev/null
stop data
# 4. Back to the moment: the base backup, and the archive up to there.
"${as[@]}" tee -a restored/postgresql.conf >/dev/null <<CONF
restore_command = 'cp $dir/archive/%f %p'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
archive_mode = off
CONF
"${as[@]}" touch restored/recovery.signal
start restored
until [ "$(ask 'select pg_is_in_recovery()')" = f ]; do sleep 0.1; done
"$fawen" log --json --store "$url" >restored.jsonl
cmp before.jsonl restored.jsonl
# 5. The store proves itself and goes on.
"$fawen" audit verify --no-print --store "$url" | grep -q '差异：0处'
"$fawen" demo --scenario 2023 --out again --store "$url" >/dev/null
[ "$(events)" = "$after" ]
echo "恢复到 $moment：$(wc -l <before.jsonl) 个事件，与当时逐字相同；其后重做，共 $after 个事件"
