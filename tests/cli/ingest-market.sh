#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The bench's market is a feed like any other, and the same whenever it is made.
. "$(dirname "$0")/lib.sh"
make_market() {
    "$(dirname "$suited")/bench_market" --figures "$root/bench/market.json" "$@"
}

make_market 200 >market.ndjson || fault "no market was made"
make_market 200 | cmp -s - market.ndjson || fault "the same seed makes another market"
make_market --seed 2 200 | cmp -s - market.ndjson && fault "another seed makes the same market"
make_market none 2>/dev/null && fault "a market of 'none' vacancies was made"

run 0 init
run 0 ingest --file market.ndjson
says out "read 200, new 200, changed 0, unchanged 0, closed 0, copies 0, quarantined 0"
run 0 verify

# Every condition's sentences say it to the reader, and every kind of work is known.
jq -c '.conditions[] | .id as $id | ((.says[] | [., "yes"]), (.denies // [] | .[] | [., "no"]))
       | {id: ($id + " " + .[1]), title: "Worker", description: .[0]}' \
    "$root/bench/market.json" >sentences
"$suited" read <sentences |
    jq -r '(.id | split(" ")) as [$id, $value]
           | select(.facts | any(.condition == $id and .value == $value) | not) | .id' >unread
[ -s unread ] && fault "not read: $(cat unread)"
jq -c '.work[].titles[] | {id: ., title: ., description: "Work."}' "$root/bench/market.json" |
    "$suited" read | jq -r 'select(.occupations == []) | .id' >unread
[ -s unread ] && fault "no work known by: $(cat unread)"
end
