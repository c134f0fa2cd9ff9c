/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_CHANNEL_H
#define ALERTS_CHANNEL_H

#include <jansson.h>

#include "settings.h"

/*
 * The ways a digest goes out, by name: "mail", "files", "webhook". Each call is one try:
 * SUITED_INVALID is for good, any other failure may pass.
 */
enum suited_status channel_send(const char *channel, const struct settings *settings,
                                const json_t *digest, struct suited_error *err);

enum suited_status channel_mail(const struct settings *settings, const json_t *digest,
                                struct suited_error *err);
enum suited_status channel_files(const struct settings *settings, const json_t *digest,
                                 struct suited_error *err);
enum suited_status channel_webhook(const struct settings *settings, const json_t *digest,
                                   struct suited_error *err);

#endif
