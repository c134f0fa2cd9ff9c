#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `suited read` needs no store; offsets are bytes of title, newline, description.
. "$(dirname "$0")/lib.sh"

printf '%s\n' '{"id": "a", "title": "Clerk", "description": "No heavy lifting. 16 hours per week."}' \
    'not json' '{"id": "b", "title": "Cook", "description": "Caf\u00e9. Weekend work."}' >adverts
"$suited" read <adverts >out 2>err
[ $? -eq 1 ] || fault "a bad line is not reported by the exit code"
says err "cannot read line 2: it is not JSON"
[ "$(wc -l <out)" -eq 2 ] || fault "the good lines are not all read"
[ "$(head -1 out | jq -r '.facts[] | select(.condition == "heavy_lifting") | .value')" = no ] ||
    fault "no heavy lifting is not read"
[ "$(head -1 out | jq -c .quantities.hours_per_week)" = '{"min":16,"max":16}' ] ||
    fault "hours are not read: $(head -1 out)"
start=$(tail -1 out | jq '.facts[] | select(.condition == "weekend_work") | .start')
[ "$start" = 12 ] || fault "the offset is $start, not 12: bytes count, not letters"
echo '{"id": 17, "title": "Cook", "description": ""}' | "$suited" read >out
field .id 17
"$suited" read <"$work" >out 2>err
[ $? -eq 1 ] || fault "a stream that cannot be read is not reported by the exit code"
says err "cannot read the adverts to their end"
end
