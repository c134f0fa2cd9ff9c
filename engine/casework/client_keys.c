/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"
#include "suited/client.h"

enum suited_status suited_client_rotate(struct suited_store *store, bool given, size_t *count,
                                        struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    *count = 0;
    if (status)
        return status;
    status = clients_rotate(txn, given, count, err);
    txn_abort(txn); /* it was held so that nobody adds a client meanwhile */
    return status;
}

static void add_fault(json_t *faults, size_t count, const char *what)
{
    if (count)
        json_array_append_new(faults, json_sprintf("%zu row%s of clients %s", count,
                                                   count == 1 ? "" : "s", what));
}

/* A key of the service that is not there is a fault as well: without it, nothing is known. */
enum suited_status suited_client_verify(struct suited_store *store, json_t *faults,
                                        struct suited_error *err)
{
    struct client_faults found;
    struct suited_error why;
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = clients_check(txn, &found, &why);
    txn_abort(txn);
    if (status) {
        json_array_append_new(faults, json_string(why.text));
        return SUITED_OK;
    }
    add_fault(faults, found.damaged, "cannot be opened by their keys (restore a backup)");
    add_fault(faults, found.forgotten,
              "have no key: the client was forgotten and the removal did not end, or the "
              "folder 'keys' is not whole (forget the client again, or restore the folder)");
    return SUITED_OK;
}
