#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each command has a manual page, and its synopsis is what --help prints. No condition is left out.
. "$(dirname "$0")/lib.sh"

# the words of a page's synopsis on one line
synopsis() {
    sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' "$1" | sed '1d;$d' | tr -s ' \n' ' ' | sed 's/^ //;s/ $//'
}

run 0 help
sed -n 's/^  \([a-z]*\( [a-z]*\)\{0,1\}\)  *.*/\1/p' out | sed 's/ *$//' >names
[ "$(wc -l <names)" -gt 20 ] || fault "the list is short: $(cat names)"
# shellcheck disable=SC2086 # a command's name may be two words
while read -r name; do
    run 0 $name --help
    usage=$(sed 's/^usage: //' out)
    run 0 help $name
    says out "suited $name - "
    synopsis out >words
    [ "$(cat words)" = "$usage" ] || fault "$name: '$(cat words)' is not '$usage'"
    grep -q "$(printf '\033')" out && fault "$name: the page holds escape codes"
    summary=$("$suited" help | sed -n "s/^  $name  *//p" | head -1)
    tr -s ' \n' ' ' <out | sed "s/’/'/g" | grep -qF "suited $name - $summary" ||
        fault "$name: the page's first line is not '$summary'"
done <names
for page in "$root"/docs/man/suited-*.md; do
    name=$(basename "$page" .md | sed 's/^suited-//;s/-/ /')
    grep -qx "$name" names || fault "the page $(basename "$page") is on no command"
done

for page in tag match; do
    run 0 help $page
    tr -s ' \n' ' ' <out >words
    for id in $(jq -r '.conditions[].id' "$root/taxonomies/conditions.json"); do
        grep -qw -- "$id" words || fault "'suited help $page' does not name $id"
    done
done

run 0 --help
says out "taxonomy find"
run 0 help feed
says out "feed check"
run 0 feed --help
says out "usage: suited feed add"
run 0 help suited
says out SUITED_TODAY
run 1 help feeed
says err "there is no page on 'feeed' (see 'suited help')"
run 2 help feed add now
end
