# Makes a PostgreSQL cluster, says where it is, and serves until the standard input ends: so it goes
# with the tests, however they end. Arguments: the folder of the binaries, a port, and settings.
set -eu
trap '' INT HUP
trap 'exit 1' TERM
bin=$1 port=$2
shift 2
dir=$(mktemp -d "${TMPDIR:-/tmp}/fawen-pg-XXXXXX")
server=
finish() {
  [ -z "$server" ] || { kill -QUIT "$server" && wait "$server"; } >/dev/null 2>&1 || :
  rm -rf "$dir"
}
trap finish EXIT
"$bin/initdb" --pgdata="$dir/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C \
  --no-sync >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
for setting in "$@"; do echo "$setting" >>"$dir/data/postgresql.conf"; done
if grep -q '^ssl = on' "$dir/data/postgresql.conf"; then
  printf '%s\n' '[req]' 'distinguished_name = name' 'x509_extensions = server' '[name]' \
    '[server]' 'subjectAltName = DNS:localhost' 'basicConstraints = critical,CA:FALSE' >"$dir/openssl.cnf"
  openssl req -x509 -config "$dir/openssl.cnf" -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
    -keyout "$dir/data/server.key" -out "$dir/data/server.crt" >>"$dir/log" 2>&1
  chmod 600 "$dir/data/server.key"
  cp "$dir/data/server.crt" "$dir/server.crt"
fi
chmod 755 "$dir"
"$bin/postgres" -D "$dir/data" -k "$dir" -h 127.0.0.1 -p "$port" >>"$dir/log" 2>&1 </dev/null &
server=$!
tries=0
until "$bin/pg_isready" -q -h "$dir" -p "$port"; do
  kill -0 "$server" 2>/dev/null && [ $tries -lt 600 ] || { cat "$dir/log" >&2; exit 1; }
  tries=$((tries + 1))
  sleep 0.05
done
echo "$dir"
# Waiting also buries a server that was killed: while it is a zombie, no other starts on its data.
exec 3<&0
cat <&3 >/dev/null &
wait $!
