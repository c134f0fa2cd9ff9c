#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Words that people type become occupations and skills, best first; no store is needed.
. "$(dirname "$0")/lib.sh"

run 0 taxonomy find librarian --json
field .query librarian
field '.occupations[0].code' 2622
field '.occupations[0] | keys | sort | join(",")' code,label,score,title,uri
run 0 taxonomy find shop assistants --kind occupations --json
field '.occupations[0].code' 5223
field '.skills | length' 0
run 0 taxonomy find --kind skills --limit 1 data entry --json
field '.skills | length' 1
field '.skills[0] | keys | sort | join(",")' id,label,score,title,uri
run 0 taxonomy find libarian --json
field '.occupations | map(.code) | index("2622") != null' true
run 0 taxonomy find zzxqzz --json
field '.occupations + .skills | length' 0
run 0 taxonomy find librarian
says out "2622"
run 0 taxonomy find '   ' --json
run 2 taxonomy find
run 2 taxonomy find --kind people cook
run 2 taxonomy find --limit 0 cook
run 2 taxonomy find --limit 1001 cook
end
