#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A store is made once, found by --data or SUITED_DATA, and missed with a sentence.
. "$(dirname "$0")/lib.sh"

run 1 stats
says err "$SUITED_DATA"
says err "suited init"

run 0 init
says out "A new store is in $SUITED_DATA"
run 1 init
says err "suited: "

run 0 stats --json
field .vacancies.live 0
field .index.behind 0
run 0 verify
says out "The store is whole."

run 2 init --country britain
says err "usage: suited init"
run 0 init --country IE --data "$work/other" --json
field .country IE
end
