#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Casework on a terminal: notes, meetings, decisions, and what was dismissed coming back.
. "$(dirname "$0")/lib.sh"

cat >clerk.json <<'EOP'
{"id": "1", "title": "Clerk", "employer": "Acme Ltd", "url": "https://a.example/1",
 "places": ["Southampton"], "description": "Heavy lifting is part of the job."}
EOP
echo '{"id": "ann", "stage": "ready"}' >ann.json
run 0 init
run 0 client cases
says out "There are no clients yet"
run 0 vacancy add clerk.json
run 0 client add ann.json
run 0 client note ann "Tired, and glad to talk" --kind met --next "Ring the library" --author Kim
is "Written down for ann."
run 0 client note ann "I was a hairdresser" --kind story
run 0 client case ann
says out "Next step: Ring the library"
says out "Story: I was a hairdresser"
run 0 client cases --json
field '.[0] | [.id, .stage, .last_met, .next_step, .new] | join(" ")' "ann ready 2026-11-22 Ring the library 1"

run 0 client decide ann https://a.example/1 not_for_me --reason too_physical --text "My back" --author Kim --json
field '.decisions[0] | [.vacancy, .decision, .reason, .text, .by, .back] | join(" ")' \
    "1 not_for_me too_physical My back Kim "
run 0 client cases
says out "0 new"
run 0 tag 1 heavy_lifting=no
run 0 client case ann
says out "back: Heavy lifting (10 kg and more): no now, yes then."
run 0 client cases --adviser Kim --json
field '.[0].new' 1

run 1 client decide ann 1 not_for_me --reason too_phisical
says err "there is no reason 'too_phisical' (did you mean 'too_physical'?)"
run 1 client decide ann 1 maybe
says err "there is no decision 'maybe'"
run 1 client decide ann 9 applied
says err "there is no vacancy 9"
run 1 client note bob "Hello"
says err "there is no client 'bob'"
run 1 client note ann "Hello" --next "x"
says err "an event of kind 'note' has no 'next_step'"
run 2 client note ann
run 2 client note ann "Hello" --reason employer
run 0 help client decide
tr -s ' \n' ' ' <out >words
for id in $(jq -r '.reasons[].id' "$root/taxonomies/reasons.json"); do
    grep -qw -- "$id" words || fault "'suited help client decide' does not name $id"
done
run 0 client export ann
field '.events | length' 3
run 0 client forget ann --yes
is "Removed: 1 version of the profile and 3 events."
run 0 verify
end
