# SPDX-License-Identifier: GPL-3.0-or-later
# For tests of alerts, after lib.sh: a feed of the test's own making.
cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "snapshot"};
def advert: .;
EOP

# job ID TITLE WORDS [MORE]: one advert as JSON; MORE are fields with a comma in front
job() {
    jq -cn --arg id "$1" --arg title "$2" --arg words "$3" \
        '{id: $id, title: $title, employer: ("Shop " + $id), url: ("https://c.example/" + $id), places: ["Southampton"], description: $words}'"${4:-}"
}

# read_jobs JOB...: the feed is these and no others
read_jobs() {
    printf '%s\n' "$@" | jq -cs . >jobs.json
    run 0 ingest --file jobs.json --format ./jobs.jq --feed shop
}

# told: what the outbox holds of alerts, one a line: client vacancy kind group, sorted
told() {
    "$suited" alerts outbox --json | jq -r '.[] | .alerts[]? | "\(.client) \(.vacancy) \(.kind) \(.group)"' | sort
}
