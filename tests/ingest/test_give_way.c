/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/ingest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support.h"

/* Fewer adverts than are stored in one transaction, in more bytes than are read at a time. */
#define ADVERTS 400

/* Somebody who wants to write while a feed is read: a process of its own. */
struct other {
    char data[300];
    pid_t process;
    int go[2], seen[2]; /* pipes: it is time, and how many vacancies there were */
};

static uint32_t count_in_a_write(const char *data)
{
    struct suited_store *store = NULL;
    struct suited_corpus *corpus = NULL;
    struct suited_view *view = NULL;
    uint32_t count = UINT32_MAX;

    if (!suited_store_open(data, SUITED_SHARE, &store, NULL) &&
        !suited_corpus_open(store, SUITED_SHARE, &corpus, NULL) &&
        !suited_view_open(corpus, SUITED_WRITE, &view, NULL))
        count = suited_view_numbers(view);
    suited_view_close(view);
    suited_corpus_close(corpus);
    suited_store_close(store);
    return count;
}

static void start_other(struct other *other)
{
    uint32_t count;
    char byte;

    assert_int_equal(pipe(other->go) | pipe(other->seen), 0);
    other->process = fork();
    if (other->process)
        return;
    if (read(other->go[0], &byte, 1) == 1) {
        count = count_in_a_write(other->data);
        if (write(other->seen[1], &count, sizeof(count)) == sizeof(count))
            _exit(0);
    }
    _exit(1);
}

/* Whoever waits to write holds this lock meanwhile. */
static void wait_until_it_waits(const struct other *other)
{
    static const struct timespec pause = {.tv_nsec = 1000000};
    char path[400];
    int turnstile;

    snprintf(path, sizeof(path), "%s/store/turnstile.lock", other->data);
    turnstile = open(path, O_RDWR);
    assert_true(turnstile >= 0);
    while (!flock(turnstile, LOCK_EX | LOCK_NB)) {
        flock(turnstile, LOCK_UN);
        nanosleep(&pause, NULL);
    }
    assert_int_equal(errno, EWOULDBLOCK);
    close(turnstile);
}

/* Called while the feed is read: at the first time the other one comes. */
static void let_it_come(void *context, uint64_t done, uint64_t total)
{
    struct other *other = context;

    (void)done, (void)total;
    if (other->go[1] < 0)
        return;
    assert_int_equal(write(other->go[1], "", 1), 1);
    close(other->go[1]);
    other->go[1] = -1;
    wait_until_it_waits(other);
}

static void write_feed(const char *path, const char *format)
{
    FILE *file = fopen(format, "w");

    assert_non_null(file);
    fputs("def format: {kind: \"ndjson\"}; def advert: .;", file);
    assert_int_equal(fclose(file), 0);
    file = fopen(path, "w");
    assert_non_null(file);
    for (int i = 0; i < ADVERTS; i++)
        fprintf(file,
                "{\"id\": \"%d\", \"title\": \"Clerk of office %d\", \"text\": \"%0500d\"}\n",
                i, i, i);
    assert_int_equal(fclose(file), 0);
}

static void read_feed(const char *dir, struct other *other)
{
    struct suited_ingest_options options = {
        .country = "GB", .today = 20000, .progress = let_it_come, .context = other};
    struct suited_ingest_report report;
    struct suited_taxonomy *taxonomy;
    struct suited_store *store;
    struct suited_ingest *ingest;
    char feed[300], format[300];

    snprintf(feed, sizeof(feed), "%s/feed.ndjson", dir);
    snprintf(format, sizeof(format), "%s/board.jq", dir);
    write_feed(feed, format);
    assert_ok(suited_store_open(other->data, SUITED_WRITE, &store, &err));
    assert_ok(suited_taxonomy_open(other->data, &taxonomy, &err));
    assert_ok(suited_corpus_open(store, SUITED_WRITE, &options.corpus, &err));
    options.taxonomy = taxonomy;
    assert_ok(suited_ingest_open(&options, &ingest, &err));
    assert_ok(suited_ingest_file(ingest, feed, format, "board", &report, &err));
    assert_int_equal(report.fresh, ADVERTS);
    suited_ingest_close(ingest);
    suited_corpus_close(options.corpus);
    suited_taxonomy_close(taxonomy);
    suited_store_close(store);
}

static void whoever_waits_to_write_comes_between_two_adverts(void **state)
{
    char *dir = temp_dir();
    struct other other;
    uint32_t count;
    int code;

    (void)state;
    snprintf(other.data, sizeof(other.data), "%s/data", dir);
    assert_ok(suited_store_create(other.data, &err));
    start_other(&other);
    read_feed(dir, &other);
    assert_int_equal(read(other.seen[0], &count, sizeof(count)), sizeof(count));
    assert_int_equal(waitpid(other.process, &code, 0), other.process);
    assert_int_equal(code, 0);
    assert_in_range(count, 1, ADVERTS - 1);
    remove_tree(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_waits_to_write_comes_between_two_adverts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
