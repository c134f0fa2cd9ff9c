/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "profile_arg.h"

#include "base/json.h"
#include "look.h"
#include "suited/client.h"

static enum suited_status parse(const struct session *session, json_t *json,
                                struct suited_profile **out, struct suited_error *err)
{
    enum suited_status status =
        suited_profile_parse(json, session->taxonomy, session->country, out, err);

    json_decref(json);
    return status;
}

enum suited_status profile_from_file(const struct session *session, const char *path,
                                     struct suited_profile **out, struct suited_error *err)
{
    json_t *json;
    enum suited_status status = json_read_file(path, &json, err);

    *out = NULL;
    return status ? status : parse(session, json, out, err);
}

enum suited_status profile_of_client(const struct command *self, const struct session *session,
                                     const char *id, struct suited_profile **out,
                                     struct suited_error *err)
{
    json_t *json = NULL;
    enum suited_status status = look(self, session, id, err);

    *out = NULL;
    if (!status)
        status = suited_client_get(session->store, id, &json, err);
    return status ? status : parse(session, json, out, err);
}
