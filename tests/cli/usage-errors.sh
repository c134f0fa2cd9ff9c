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
