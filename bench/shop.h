/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_SHOP_H
#define BENCH_SHOP_H

#include "suited/corpus.h"
#include "suited/taxonomy.h"

/* A data folder with all that a shortlist is made of, opened to read. */
struct shop {
    struct suited_store *store;
    struct suited_taxonomy *taxonomy;
    struct suited_corpus *corpus;
    struct suited_view *view;
};

/* Start from {0}; close it whatever comes of it. */
enum suited_status shop_open(const char *dir, struct shop *shop, struct suited_error *err);
void shop_close(struct shop *shop);

#endif
