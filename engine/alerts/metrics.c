/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "base/durable.h"
#include "base/strbuf.h"
#include "settings.h"
#include "suited/alerts.h"

/* Nothing in it is about anybody: whoever collects metrics may read it. */
#define METRICS_MODE 0644

static void add_gauge(struct strbuf *out, const char *name, const char *help, int64_t value)
{
    strbuf_printf(out, "# HELP suited_%s %s\n# TYPE suited_%s gauge\nsuited_%s %" PRId64 "\n",
                  name, help, name, name, value);
}

/* The text format of Prometheus, version 0.0.4. */
static void write_metrics(const struct suited_alerts *alerts, const struct suited_night *night,
                          struct strbuf *out)
{
    const struct suited_alerts_report *report = &night->report;

    add_gauge(out, "nightly_time_seconds", "When the last night ended.", alerts->now);
    strbuf_puts(out, "# HELP suited_nightly_success Whether the step of the last night went "
                     "well.\n# TYPE suited_nightly_success gauge\n");
    strbuf_printf(out, "suited_nightly_success{step=\"feeds\"} %d\n", night->feeds_ok);
    strbuf_printf(out, "suited_nightly_success{step=\"alerts\"} %d\n", night->alerts_ok);
    strbuf_printf(out, "suited_nightly_success{step=\"checks\"} %d\n", night->checks_ok);
    add_gauge(out, "alerts_clients", "Clients with alerts on.", (int64_t)report->clients);
    add_gauge(out, "alerts_new", "Vacancies that became a match for somebody.",
              (int64_t)report->fresh);
    add_gauge(out, "alerts_told", "Alerts put into the outbox.", (int64_t)report->told);
    add_gauge(out, "alerts_outbox", "Alerts that nobody has delivered.",
              (int64_t)report->outbox);
    add_gauge(out, "messages_sent", "Messages delivered.", (int64_t)night->delivery.sent);
    add_gauge(out, "messages_waiting", "Messages to be tried again.",
              (int64_t)night->delivery.waiting);
    add_gauge(out, "messages_dead", "Messages given up.", (int64_t)night->delivery.dead);
}

static enum suited_status write_file(const char *path, const struct strbuf *text,
                                     struct suited_error *err)
{
    if (!durable_write(path, text->text, text->length) && !chmod(path, METRICS_MODE))
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "cannot write the metrics '%s': %s (see to \"metrics\" in alerts.json)",
                       path, strerror(errno));
}

enum suited_status suited_alerts_metrics(const struct suited_alerts *alerts,
                                         const struct suited_night *night,
                                         struct suited_error *err)
{
    struct settings settings;
    struct strbuf text = STRBUF_INIT;
    enum suited_status status = settings_read(suited_store_dir(alerts->store), &settings, err);

    if (!status && *settings.metrics) {
        write_metrics(alerts, night, &text);
        status = write_file(settings.metrics, &text, err);
    }
    strbuf_release(&text);
    settings_release(&settings);
    return status;
}
