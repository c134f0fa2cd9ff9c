/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shop.h"

enum suited_status shop_open(const char *dir, struct shop *shop, struct suited_error *err)
{
    enum suited_status status = suited_store_open(dir, SUITED_READ, &shop->store, err);

    if (!status)
        status = suited_taxonomy_open(dir, &shop->taxonomy, err);
    if (!status)
        status = suited_corpus_open(shop->store, SUITED_READ, &shop->corpus, err);
    if (!status)
        status = suited_view_open(shop->corpus, SUITED_READ, &shop->view, err);
    return status;
}

void shop_close(struct shop *shop)
{
    suited_view_close(shop->view);
    suited_corpus_close(shop->corpus);
    suited_taxonomy_close(shop->taxonomy);
    suited_store_close(shop->store);
}
