/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_STAGES_H
#define BENCH_STAGES_H

#include "front.h"

/*
 * A feed's file through ingest, each stage by itself over all adverts, with the functions
 * that ingest itself calls; and the whole, in a store of its own; and what it is held
 * against. Seconds.
 */
enum stage {
    STAGE_UNPACK,
    STAGE_MAP,
    STAGE_NORMALISE,
    STAGE_READ,
    STAGE_SETTLE,
    STAGE_STORE, /* the rest of taking in: known before, copies, rows and records */
    STAGE_INDEX, /* the commit, which brings the index up */
    STAGE_WHOLE, /* the same file by suited_ingest_file() */
    STAGE_AGAIN, /* and once more, unchanged */
    STAGE_YARDSTICK,
    STAGES
};

const char *stage_name(enum stage stage);

/* `dir` is an empty folder for the stores. */
enum suited_status stages_run(const struct front_ask *ask, const char *dir,
                              double seconds[STAGES], size_t *adverts,
                              struct suited_error *err);

#endif
