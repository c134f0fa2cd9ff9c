#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Where address space is scarce, the store is opened in what there is.
. "$(dirname "$0")/lib.sh"

ldd "$suited" | grep -q libasan && {
    echo "skipped: the address sanitizer itself needs more address space than this test leaves"
    exit 0
}
ulimit -v 8000000
run 0 init
run 0 stats
end
