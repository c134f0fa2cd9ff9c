#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The worked example of docs/matching.md is what the program says of the demo's Karen.
. "$(dirname "$0")/lib.sh"

run 0 init
for feed in "$root"/demo/feeds/*; do
    run 0 ingest --file "$feed"
done
run 0 client add "$root/demo/clients/karen.json"
# sums LINK LINE: the expected sums of one vacancy, and its group
sums() {
    run 0 explain karen "$1" --json
    field '[.group, (.tiers | .must, .important, .nice | .expected)] | map(tostring) | join(" ")' "$2"
}
adviser=https://boards.example/brightwell/jobs/5150323
receptionist=https://solent-jobs.example/jobs/receptionist-administrator/710026
sums "$adviser" "ask_first 18 9 6"
sums "$receptionist" "ask_first 18 8 9"
run 0 match karen --limit 2 --json
field '.ask_first | map(.title) | join(", ")' "Online Customer Service Adviser, Receptionist/Administrator"
run 0 tag "$receptionist" heavy_lifting=no --by employer
sums "$receptionist" "fits 20 8 9"
end
