#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Wrong usage is answered with the usage on standard error, and exit code 2.
. "$(dirname "$0")/lib.sh"

run 2
says err "usage: suited COMMAND"
run 2 macth
says err "there is no command 'macth'"
run 2 feed
says err "usage: suited feed add"
says err "suited feed list"
run 2 stats --today yesterday
says err "--today is no day"
run 2 stats --data
says err "--data names no folder"

# Before there is a store, too.
for words in "feed add" "feed check" "feed remove" "feed list x" "ingest --wrong" "read x" "reread x" "client add" "client edit" \
    "client show" "client list x" "client history" "client export" "client forget" "match" "match ann --limit many" "explain ann" \
    "vacancy search" "vacancy show" "vacancy add" "vacancy export 1 --all" "tag 1" "tag --import" "link make" "link make 1 --days 400" "link list 1 2" "link revoke" "stats x" "verify x" "reindex x" "taxonomy find" "taxonomy import" \
    "serve x"; do
    # shellcheck disable=SC2086 # the words are arguments
    run 2 $words
    says err "usage: suited $(echo "$words" | cut -d' ' -f1)"
done
echo '{}' >any.json
cat >right <<'END'
feed add a http://a.example/
feed list
feed check a
feed remove a
ingest
reread
client add any.json
client edit a any.json
client show a
client list
client history a
client export a
client forget a --yes
client note a text
client decide a 1 interested
client case a
client cases
match a
explain a 1
vacancy search cook
vacancy show 1
vacancy export
link make 1
link list
link revoke x
vacancy add any.json
tag 1 heavy_lifting=no
account add a --role esw
account list
account reset a
alerts run
alerts list
alerts outbox
nightly
audit verify
audit list
key rotate
serve
stats
verify
reindex
END
while read -r words; do
    # shellcheck disable=SC2086
    run 1 $words </dev/null
    says err "there is no store"
done <right

# Every command is in that list, but those that need no store.
run 0 help
sed -n 's/^  \([a-z ]*[a-z]\)  .*/\1/p' out | grep -vxE 'init|read|taxonomy find|taxonomy import|help' >commands
[ "$(grep -c . commands)" -gt 20 ] || fault "the commands are not in the help: $(cat out)"
while read -r name; do
    grep -q "^$name\( \|\$\)" right || fault "'$name' is not tried without a store"
done <commands

run 0 init
run 2 match
says err "usage: suited match CLIENT"
run 2 match somebody --group winners
run 2 match somebody --limit many
run 2 stats --wrong
says err "usage: suited stats"
run 1 match nobody
says err "there is no client 'nobody' (see 'suited client list')"
run 1 explain nobody 1
run 1 ingest nofeed
says err "there is no feed 'nofeed'"
run 0 help
says out "taxonomy find"
run 1 help nonsense
end
