#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What becomes a match is told once, and only what became one: by its own facts, or by the wishes.
. "$(dirname "$0")/lib.sh"
. "$here/alerts.sh"

# new TOLD: run the alerts; so many are told
new() {
    run 0 alerts run --json
    field .told "$1"
}

# last LINE...: the last message tells just this
last() {
    "$suited" alerts outbox --json | jq -r '.[-1].alerts[] | "\(.client) \(.vacancy) \(.kind) \(.group)"' | sort >found
    printf '%s\n' "$@" | sort | cmp -s - found || fault "the last message is not '$*' but: $(cat found)"
}

cat >ann.json <<'EOP'
{"id": "ann", "home": {"place": "Southampton"}, "must": [{"heavy_lifting": "no"}],
 "alerts": {"on": true, "groups": ["fits", "ask_first"], "best": 3}}
EOP
jq '.id = "ben" | .alerts.on = false' ann.json >ben.json
light="You will not lift anything heavy. No heavy lifting." heavy="Heavy lifting is part of the job."

run 0 init
run 0 alerts run --json
[ "$(jq -c . out)" = '{"clients":0,"new":0,"told":0,"outbox":0}' ] || fault "not the four counts: $(cat out)"
read_jobs "$(job 1 Cook "$light")" "$(job 2 Clerk "$heavy")" "$(job 3 Porter "$heavy")"
run 0 client add ann.json
run 0 client add ben.json

# the first run tells the best as of that day; then nothing is new
new 1
field '"\(.clients) \(.new) \(.outbox)"' "1 1 1"
last "ann 1 new fits"
new 0

# new, edited and unchanged adverts
read_jobs "$(job 1 Cook "$light")" "$(job 2 Clerk "$heavy")" "$(job 3 Porter "$light")" "$(job 4 Guard "Nights.")"
new 2
last "ann 3 new fits" "ann 4 new ask_first"
read_jobs "$(job 1 Cook "$light And a free lunch.")" "$(job 2 Clerk "$heavy")" "$(job 3 Porter "$light")" "$(job 4 Guard "Nights.")"
new 0

# tagged by the employer: it moves up, and the digest says who says so
run 0 tag 4 heavy_lifting=no --by employer
new 1
last "ann 4 better fits"
run 0 alerts list
says out "Guard"
says out "(the employer says so)"
run 0 alerts list --json
field '.[0].clients[0].matches[0].why' "Met: No heavy lifting (10 kg and more) (the employer says so)"
new 0

# a change of wishes is told apart, and can be left out
jq '.must = [{"night_work": "no"}] | .important = [{"heavy_lifting": "no"}]' ann.json >wider.json
run 0 client edit ann wider.json
new 1
last "ann 2 wishes ask_first"
jq '.alerts.changed_wishes = "leave_out"' ann.json >narrow.json
run 0 client edit ann narrow.json
new 0
jq '.alerts.changed_wishes = "leave_out" | .must = []' ann.json >widest.json
run 0 client edit ann widest.json
new 0

# dismissed: never. Of interest, and closed or broken: told, once
run 0 client edit ann ann.json
run 0 alerts run
run 0 client decide ann 1 interested
run 0 client decide ann 3 not_for_me --reason too_far
run 0 client decide ann 4 interested
read_jobs "$(job 2 Clerk "$light")" "$(job 3 Porter "$light Really.")" "$(job 4 Guard "Nights. $heavy")" "$(job 5 Cook "$light")"
read_jobs "$(job 2 Clerk "$light")" "$(job 3 Porter "$light Really.")" "$(job 4 Guard "Nights. $heavy")" "$(job 5 Cook "$light")"
run 0 tag 4 heavy_lifting=yes --by employer
new 4
last "ann 1 closed " "ann 2 better fits" "ann 4 no_more " "ann 5 new fits"
new 0

# the clock put back a month, and forward again: nothing is told twice
SUITED_TODAY=2026-10-20 run 0 alerts run --json
field .told 0
new 0

# no more than the best N in one run; what passed is not told later
read_jobs "$(job 2 Clerk "$light")" "$(job 5 Cook "$light")" $(for i in 11 12 13 14 15; do job $i "Cook$i" "No heavy lifting.$i" | tr -d ' '; done)
new 3
new 0

# forgotten: no trace of the client in ledger or outbox
run 0 client forget ann --yes
run 0 alerts outbox --json
field '[.[] | .alerts[]?] | length' 0
run 0 verify

# settings that cannot be used say where and why; nothing is told meanwhile, and nothing lost
run 0 client add ann.json
for wrong in '{"mial": {}}' '{"mail": {"server": "mail.example"}}' '{"mail": {"server": "smtp://m.example", "from": "x"}}' \
    '{"webhook": {"url": "https://h.example"}}' '{"link": "https://s.example/"}' '[]' '{'; do
    echo "$wrong" >data/alerts.json
    run 1 alerts run
    says err "alerts.json"
done
echo '{"mial": {}}' >data/alerts.json
run 1 alerts run
says err "there is no key 'mial' (did you mean 'mail'?)"
rm data/alerts.json
new 3
run 1 alerts outbox --retry 99
says err "there is no message 99 in the outbox"
run 1 alerts outbox --drop 99
run 2 alerts outbox --retry
run 2 alerts run now
run 2 alerts list somebody
end
