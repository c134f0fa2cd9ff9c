/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"

#define BATCH 20

/* Put batches for ever, and say through the pipe how many are committed. */
static void write_until_killed(const char *dir, int pipe_end)
{
    struct fixture f = {.dir = (char *)dir};
    char link[60];

    open_corpus(&f, SUITED_WRITE);
    for (uint32_t batch = 1;; batch++) {
        struct suited_view *view = begin(&f, SUITED_WRITE);

        for (int i = 0; i < BATCH; i++) {
            snprintf(link, sizeof(link), "https://a.example/%d/%u/%d", (int)getpid(),
                     (unsigned)batch, i);
            put(view, "Welder", "Welding boats in Hull, seated.", link);
        }
        put_as(view, suited_view_numbers(view) / 2 + 1, "Cook", "Cooking.", link);
        assert_ok(suited_view_commit(view, &err));
        if (write(pipe_end, &batch, sizeof(batch)) != sizeof(batch))
            _exit(1);
    }
}

/* Let a child write and kill it after `pause_us`; how many batches it reported done. */
static uint32_t kill_a_writer(const char *dir, long pause_us)
{
    int ends[2], status;
    uint32_t batches = 0, last;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (!child) {
        close(ends[0]);
        write_until_killed(dir, ends[1]);
    }
    close(ends[1]);
    nanosleep(&(struct timespec){.tv_nsec = pause_us * 1000}, NULL);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    while (read(ends[0], &last, sizeof(last)) == sizeof(last))
        batches = last;
    close(ends[0]);
    return batches;
}

static void assert_whole(struct fixture *f, uint32_t at_least)
{
    struct suited_view *view = begin(f, SUITED_READ);
    uint32_t numbers = suited_view_numbers(view);
    json_t *faults;

    assert_int_equal(numbers % BATCH, 0);
    assert_true(numbers >= at_least);
    assert_int_equal(count_live(view), numbers);
    assert_int_equal(suited_view_behind(view), 0);
    suited_view_close(view);
    assert_ok(suited_corpus_verify(f->corpus, NULL, NULL, &faults, &err));
    if (json_array_size(faults))
        fail_msg("%s", json_string_value(json_array_get(faults, 0)));
    json_decref(faults);
}

static void a_killed_writer_loses_nothing_that_it_reported(void **state)
{
    struct fixture *f = *state;
    unsigned seed = 20261122;
    uint32_t numbers = 0;

    for (int round = 0; round < 10; round++) {
        close_corpus(f);
        seed = seed * 1103515245 + 12345;
        numbers += BATCH * kill_a_writer(f->dir, 50000 + (long)(seed >> 8) % 400000);
        open_corpus(f, SUITED_WRITE);
        assert_whole(f, numbers);
        struct suited_view *view = begin(f, SUITED_READ);

        numbers = suited_view_numbers(view);
        suited_view_close(view);
    }
    assert_true(numbers > 0);
}

/* Letters that no packing makes much smaller. */
static json_t *noise(uint64_t *state)
{
    char text[20001];

    for (size_t i = 0; i < sizeof(text) - 1; i++) {
        *state = *state * 6364136223846793005U + 1442695040888963407U;
        text[i] = (char)('0' + (*state >> 33) % 75);
    }
    text[sizeof(text) - 1] = '\0';
    return json_string(text);
}

/* A largest size of files stands for a full disk: writes past it fail in the same place. */
static int fill_the_disk(const char *dir)
{
    struct fixture f = {.dir = (char *)dir};
    struct suited_vacancy vacancy = {.record = json_object()};
    enum suited_status status = SUITED_OK;
    struct suited_view *view;
    uint64_t state = 1;

    open_corpus(&f, SUITED_WRITE);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){1 << 20, 1 << 20});
    view = begin(&f, SUITED_WRITE);
    for (int i = 0; !status && i < 100; i++) {
        json_object_set_new(vacancy.record, "text", noise(&state));
        vacancy.row.number = 0;
        status = suited_view_put(view, &vacancy, &err);
    }
    if (!status)
        status = suited_view_commit(view, &err);
    json_decref(vacancy.record);
    return status == SUITED_IO && strstr(err.text, "the disk is full") ? 0 : 1;
}

static void a_full_disk_is_named_and_changes_nothing(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    int status;
    pid_t child;

    put(view, "Cook", "", "https://a.example/1");
    assert_ok(suited_view_commit(view, &err));
    close_corpus(f);
    child = fork();
    if (!child)
        _exit(fill_the_disk(f->dir));
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    open_corpus(f, SUITED_WRITE);
    view = begin(f, SUITED_READ);
    assert_int_equal(suited_view_numbers(view), 1);
    suited_view_close(view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(a_killed_writer_loses_nothing_that_it_reported),
        CORPUS_TEST(a_full_disk_is_named_and_changes_nothing),
    };

    return cmocka_run_group_tests_name("crash", tests, NULL, NULL);
}
