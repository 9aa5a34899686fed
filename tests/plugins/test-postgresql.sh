#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Source postgresql against a real server: started here, on a socket in a folder of its own, without TCP, and stopped at
# the end however that comes.
set -u
top=${top_builddir:-.}
songngu="$top/songngu --message-language en"
bin=
for d in /usr/lib/postgresql/*/bin; do [ -x "$d/initdb" ] && bin=$d; done
[ -n "$bin" ] || { command -v initdb >/dev/null && bin=$(dirname "$(command -v initdb)"); }
[ -n "$bin" ] || { echo "PostgreSQL's server is not installed"; exit 77; }

unset PGPASSWORD PGPASSFILE PGHOST PGPORT PGUSER PGDATABASE PGSERVICE PGSERVICEFILE PGOPTIONS
scratch=$(mktemp -d /tmp/songngu-pg.XXXXXX) || exit 99
# The server does not run as root.
as=
if [ "$(id -u)" -eq 0 ]; then
  user=nobody
  id postgres >/dev/null 2>&1 && user=postgres
  chown "$user" "$scratch"
  as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
fi
# shellcheck disable=SC2086 # the words of $as
server() { program=$1; shift; (cd "$scratch" && exec $as "$bin/$program" "$@"); }
stop() {
  [ -f "$scratch/data/postmaster.pid" ] && server pg_ctl -D "$scratch/data" -m immediate -w stop >/dev/null 2>&1
  rm -rf "$scratch"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP
faults=0
fault() { echo "FAULT: $1"; [ -f "$scratch/said" ] && sed 's/^/    /' "$scratch/said"; faults=$((faults + 1)); }

server initdb -D "$scratch/data" -U owner -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$scratch/log" 2>&1 ||
  { cat "$scratch/log"; exit 99; }
cat >>"$scratch/data/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$scratch'
fsync = off
EOF
printf 'local all guarded scram-sha-256\nlocal all all trust\n' >"$scratch/data/pg_hba.conf"
server pg_ctl -D "$scratch/data" -l "$scratch/data/log" -w -t 60 start >"$scratch/log" 2>&1 ||
  { cat "$scratch/log" "$scratch/data/log"; exit 99; }
psql() { "$bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$scratch" -U owner "$@"; }

psql -d postgres <<'EOF' || exit 99
CREATE DATABASE grdp;
CREATE ROLE reader LOGIN;
CREATE ROLE guarded LOGIN PASSWORD 'bí mật';
EOF
psql -d grdp <<'EOF' || exit 99
CREATE TABLE indicators(name text, period text, value numeric(12,2), share float8, done boolean, day date,
                        seen timestamptz, note varchar(20), big bigint);
INSERT INTO indicators VALUES
  ('Bắc Giang', '2024-Q1', 14.18, 0.1, true, '2024-03-27', '2024-03-27 09:00+07', NULL, 999999999999999999),
  ('Hà Nội', '2024-Q1', 5, 1234567.5, false, '2024-03-28', NULL, 'a;b', 0),
  ('Bắc Giang', '2023-Q1', -8.7, 2e-3, NULL, NULL, NULL, '', -1);
CREATE SCHEMA stats;
CREATE TABLE stats."Sản lượng"(năm int, tấn numeric);
INSERT INTO stats."Sản lượng" VALUES (2023, 1234567890.123456), (2024, 18.00);
CREATE TABLE hard(a numeric, b float8);
INSERT INTO hard VALUES (1, 'NaN'), (1234567890123456789, 1);
CREATE SEQUENCE s;
GRANT USAGE ON SCHEMA stats TO reader, guarded;
GRANT SELECT ON ALL TABLES IN SCHEMA public, stats TO reader, guarded;
REVOKE ALL ON hard FROM guarded;
CREATE FUNCTION public.length(text) RETURNS int LANGUAGE sql AS 'SELECT -1';
EOF

base="host=$scratch dbname=grdp user=reader"
read_as() { # EXPECTED-STATUS ARGUMENTS…: prints CSV to out, what it says to said
  expected=$1
  shift
  $songngu read --allow postgresql --as csv postgresql "$scratch/q.sql" "$@" >"$scratch/out" 2>"$scratch/said"
  status=$?
  [ $status -eq "$expected" ] || fault "status $status, not $expected: $(cat "$scratch/q.sql") $*"
}
ask() { # EXPECTED-STATUS STATEMENT SETTING…
  expect=$1
  printf '%s\n' "$2" >"$scratch/q.sql"
  shift 2
  read_as "$expect" "database=$base" "$@"
}
gives() { # what out must hold, which has CRLF as RFC 4180 says
  printf '%s\n' "$1" | sed 's/$/\r/' | cmp -s - "$scratch/out" || { fault "not what was expected: $1"; sed 's/^/    got: /' "$scratch/out"; }
}
says() { grep -qF -e "$1" "$scratch/said" || fault "it does not say: $1"; }

# ---- types, figures digit by digit
ask 0 'SELECT * FROM indicators'
gives 'name,period,value,share,done,day,seen,note,big
Bắc Giang,2024-Q1,14.18,0.1,yes,2024-03-27,2024-03-27 02:00:00+00,,999999999999999999
Hà Nội,2024-Q1,5.00,1234567.5,no,2024-03-28,,a;b,0
Bắc Giang,2023-Q1,-8.70,0.002,,,,,-1'
ask 0 'SELECT năm, tấn FROM stats."Sản lượng" ORDER BY năm'
gives 'năm,tấn
2023,1234567890.123456
2024,18.00'
ask 0 'SELECT năm FROM "Sản lượng" ORDER BY năm DESC' 'schema=public, stats'
gives 'năm
2024
2023'
ask 3 'SELECT * FROM hard'
says 'postgresql:grdp:1: error: “NaN” of column “b” is no figure of at most 18 digits and decimals'
says 'postgresql:grdp:2: error: “1234567890123456789” of column “a” is no figure'

# ---- parameters are bound, never pasted
ask 0 "SELECT value, ':name' AS \"q:name\", E'\\':x' AS e, \$t\$ :y \$t\$ AS d -- :z
  , 1::int AS c /* :a /* :b */ :c */ FROM indicators WHERE period = :period AND name = :place AND period = :period" \
  "bind=period=2024-Q1; place=Bắc Giang"
gives "value,q:name,e,d,c
14.18,:name,':x, :y ,1"
ask 0 'SELECT count(*) AS n FROM indicators WHERE name = :name' "bind=name=x' OR 'a' = 'a"
gives 'n
0'
ask 0 'SELECT name FROM indicators WHERE value > :least AND done = :done' 'bind=least=10.5;done=yes'
gives 'name
Bắc Giang'
ask 0 'SELECT :a::text IS NULL AS a, :b AS b' "bind=a=;b='01'"
gives 'a,b
yes,01'
ask 3 'SELECT value FROM indicators WHERE period = :period' 'bind=peroid=1'
says 'bind="…" names “peroid”, and the statement has no :peroid'
says 'did you mean “period”?'
says 'nothing is bound to :period of the statement'
ask 1 'SELECT 1 AS a,
  $1 AS b'
says "$scratch/q.sql:2: error: a parameter of the statement is written :name, not \$1"
ask 0 'SELECT value FROM indicators WHERE period = :period' 'bind=period=1999'
says 'warning: the statement gives no rows for bind="period=1999"'

# ---- faults are said in the statement's line
ask 1 'SELECT name,
       vlaue
FROM indicators'
says "$scratch/q.sql:2: error: the statement: column \"vlaue\" does not exist"
ask 1 'SELECT 1 AS "Đơn vị",
 x FROM indicator'
says "$scratch/q.sql:2: error: the statement: relation \"indicator\" does not exist"
says 'did you mean “indicators”?'
ask 3 'SELECT 1 AS a; SELECT 2'
says 'cannot insert multiple commands into a prepared statement'
ask 3 'SELECT 1'
says 'column 1 of the result has no name'
ask 3 'SELECT 1 AS a, 2 AS a'
says 'two columns of the result are called “a”'
ask 3 "SELECT 'x'::bytea AS b"
says 'column “b” holds binary data'
ask 3 'SELECT value / 0 AS q FROM indicators'
says 'division by zero'
ask 3 '-- nothing'
says 'the statement gives no table'

# ---- reading only, within bounds
for statement in "DELETE FROM indicators RETURNING name" "INSERT INTO indicators(name) VALUES('x') RETURNING name" \
  "SELECT nextval('s') AS n" "CREATE TABLE x(a int)" "COPY indicators TO STDOUT" "SET transaction_read_only = off" \
  "SELECT set_config('transaction_read_only', 'off', false) AS s" "COPY indicators TO PROGRAM 'true'" "COMMIT"; do
  printf '%s\n' "$statement" >"$scratch/q.sql"
  $songngu read --allow postgresql postgresql "$scratch/q.sql" "database=host=$scratch dbname=grdp user=owner" \
    >"$scratch/out" 2>"$scratch/said" && fault "this was run: $statement"
done
[ "$(psql -d grdp -At -c 'SELECT count(*) FROM indicators')" = 3 ] || fault 'the table was changed'
ask 3 'SELECT pg_sleep(30) AS s' timeout=1
says 'the statement was not done in the time that timeout="…" gives it'
ask 3 'SELECT generate_series(1, 5000000) AS n' limit=1000
says 'the result has more than 1000 rows'
ask 0 "SELECT length('ab'::text) AS n, current_setting('search_path') AS p"
gives 'n,p
2,"pg_catalog,""public"", pg_temp"'

# ---- who may connect, and how
printf 'SELECT 1 AS a\n' >"$scratch/q.sql"
$songngu read postgresql "$scratch/q.sql" "database=$base" >"$scratch/out" 2>"$scratch/said" && fault 'not allowed, and run'
says '--allow postgresql'
for database in "$base password=geheim" "postgresql://reader:geheim@/grdp?host=$scratch"; do
  read_as 3 "database=$database"
  says 'a password stands in database="…"'
  grep -q geheim "$scratch/said" && fault 'the password is repeated'
done
read_as 3 "database=host='geheim"
says 'is no connection string of PostgreSQL'
grep -q geheim "$scratch/said" && fault 'a part of the string is repeated'
read_as 3 "database=$base options=-cdefault_transaction_read_only=off"
says 'may not set “options”'
guarded="host=$scratch dbname=grdp user=guarded"
read_as 3 "database=$guarded"
says 'no connection to the database'
says 'put the password into ~/.pgpass'
export PGPASSWORD='bí mật'
read_as 0 "database=$guarded"
gives 'a
1'
unset PGPASSWORD
printf '*:*:grdp:guarded:bí mật\n' >"$scratch/pgpass"
chmod 600 "$scratch/pgpass"
export PGPASSFILE="$scratch/pgpass"
read_as 0 "database=postgresql:///grdp?host=$scratch&user=guarded"
gives 'a
1'
printf 'SELECT * FROM hard\n' >"$scratch/q.sql"
read_as 3 "database=$guarded"
says 'permission denied for table hard'
unset PGPASSFILE
read_as 3 "database=host=$scratch/nowhere dbname=grdp"
says 'no connection to the database'

# ---- a pack: the statement's line, a table by its name, the round trip with COPY
mkdir "$scratch/pack"
cat >"$scratch/pack/pack.xml" <<EOF
<pack xmlns="urn:songngu:pack:1" id="p" lang="vi" template="base">
<info><title>Thử</title></info>
<data>
<source name="whole" plugin="postgresql" database="$base" table="stats.Sản lượng"/>
<source name="wrong" plugin="postgresql" database="$base">
  SELECT name,
    vlaue FROM indicators</source>
<source name="random" plugin="postgresql" database="$base" table="random"/>
</data>
<body><section id="s"><title>Thử</title><p>Thử.</p></section></body>
</pack>
EOF
psql -d grdp <<'EOF' || exit 99
CREATE TABLE random AS
  SELECT n, round(((n * 7919) % 100003 - 50000)::numeric / 1000, 3) AS exact, sqrt(n::float8)::numeric(10,6) AS root,
         md5(n::text) AS hash, CASE WHEN n % 7 = 0 THEN NULL ELSE 'Huyện ' || n END AS name, DATE '2020-01-01' + n AS day
  FROM generate_series(1, 2000) AS n ORDER BY n;
GRANT SELECT ON random TO reader;
EOF
$songngu check --allow postgresql "$scratch/pack" >"$scratch/said" 2>&1
says "$scratch/pack/pack.xml:7: error: the statement: column \"vlaue\" does not exist"
sed -i '/name="wrong"/,/vlaue/d' "$scratch/pack/pack.xml"
$songngu show --allow postgresql --as csv "$scratch/pack" whole >"$scratch/out" 2>"$scratch/said" || fault 'not shown'
gives 'năm,tấn
2023,1234567890.123456
2024,18.00'
$songngu show --allow postgresql --as csv "$scratch/pack" random >"$scratch/out" 2>"$scratch/said" || fault 'not shown'
psql -d grdp -c 'COPY (SELECT * FROM random ORDER BY n) TO STDOUT (FORMAT csv, HEADER)' | sed 's/$/\r/' >"$scratch/copied"
cmp "$scratch/out" "$scratch/copied" || fault 'COPY and Songngu read different tables'

[ $faults -eq 0 ]
