/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "http.h"
#include "listen.h"

#define IDLE_SECONDS 20

/* A chain of certificates is a few kilobytes. */
#define PEM_MAX ((size_t)1 << 20)

/* Read a PEM file. `name` NULL gives none. */
static enum suited_status read_pem(const char *name, struct strbuf *out,
                                   struct suited_error *err)
{
    FILE *file = name ? fopen(name, "re") : NULL;
    char room[4096];
    size_t length;

    if (!name)
        return SUITED_OK;
    if (!file)
        return suited_fail(err, SUITED_IO, "cannot read '%.200s': %s", name, strerror(errno));
    while (out->length < PEM_MAX && (length = fread(room, 1, sizeof(room), file)))
        strbuf_add(out, room, length);
    fclose(file);
    if (!strstr(out->text, "-----BEGIN "))
        return suited_fail(err, SUITED_INVALID,
                           "cannot use '%.200s' for TLS: it is no PEM file (it begins with "
                           "-----BEGIN)",
                           name);
    return SUITED_OK;
}

/* The signals that end it are waited for here, and by no thread that is started later. */
static void hold_signals(sigset_t *held)
{
    sigemptyset(held);
    sigaddset(held, SIGTERM);
    sigaddset(held, SIGINT);
    pthread_sigmask(SIG_BLOCK, held, NULL);
}

/* Once a second there is time for what was put off. */
static void serve_until(const sigset_t *held, const struct service *service, struct http *http)
{
    static const struct timespec second = {.tv_sec = 1};

    while (sigtimedwait(held, NULL, &second) < 0) {
        http_tick(http);
        suited_tags_lapse(service->corpus, service->taxonomy, service_today(service), NULL);
        suited_corpus_catch_up(service->corpus, NULL, NULL, NULL);
        suited_door_keep(service->door, time(NULL), false, NULL);
    }
}

static enum suited_status open_http(const struct service *service,
                                    const struct server_options *options, int listener,
                                    struct http **http, struct suited_error *err)
{
    struct strbuf certificate = STRBUF_INIT, key = STRBUF_INIT;
    enum suited_status status = read_pem(options->certificate, &certificate, err);

    *http = NULL;
    if (!status)
        status = read_pem(options->key, &key, err);
    if (status)
        close(listener);
    else
        status =
            http_open(service,
                      &(struct http_options){listener, options->key ? certificate.text : NULL,
                                             options->key ? key.text : NULL, IDLE_SECONDS},
                      http, err);
    strbuf_release(&key);
    strbuf_release(&certificate);
    return status;
}

/* While there is no account, the code with which the first administrator makes theirs. */
static enum suited_status open_door(struct service *service, char code[SUITED_CODE_TEXT],
                                    struct suited_error *err)
{
    bool is_first = false;
    enum suited_status status = suited_door_open(service->store, &service->door, err);

    *code = '\0';
    if (!status)
        status = suited_door_is_first(service->door, &is_first, err);
    if (!status && is_first)
        status = suited_door_first_code(service->door, time(NULL), code, err);
    return status;
}

static void close_door(struct suited_door *door)
{
    if (door)
        suited_door_keep(door, time(NULL), true, NULL);
    suited_door_close(door);
}

enum suited_status server_run(const struct service *given, const struct server_options *options,
                              struct suited_error *err)
{
    struct strbuf host = STRBUF_INIT, address = STRBUF_INIT;
    struct service service = *given;
    struct http *http = NULL;
    char code[SUITED_CODE_TEXT];
    sigset_t held;
    unsigned port;
    int listener;
    enum suited_status status = open_door(&service, code, err);

    hold_signals(&held);
    if (!status)
        status = listen_open(options->listen, &listener, &host, &port, err);
    service.host = host.text;
    if (!status)
        status = open_http(&service, options, listener, &http, err);
    if (!status) {
        strbuf_printf(&address, "%s://%s:%u/", options->key ? "https" : "http", host.text,
                      port);
        options->started(options->context,
                         &(struct server_start){address.text, code,
                                                !options->key && !listen_is_local(listener)});
        serve_until(&held, &service, http);
    }
    http_close(http);
    close_door(service.door);
    strbuf_release(&address);
    strbuf_release(&host);
    return status;
}
