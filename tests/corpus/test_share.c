/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

/* A store that several processes write to. */

static uint32_t add(struct fixture *f, const char *title)
{
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t number = put(view, title, "A text.", title);

    assert_ok(suited_view_commit(view, &err));
    return number;
}

static size_t found(struct fixture *f, const char *words, uint64_t *behind)
{
    struct suited_view *view = begin(f, SUITED_READ);
    uint32_t numbers[10];
    size_t count;

    assert_ok(suited_view_search(view, words, numbers, 10, &count, &err));
    *behind = suited_view_behind(view);
    suited_view_close(view);
    return count;
}

static void a_write_to_a_shared_store_is_found_at_once(void **state)
{
    struct fixture *f = *state;
    uint64_t behind;

    reopen_corpus(f, SUITED_SHARE);
    add(f, "zymurgist");
    assert_int_equal(found(f, "zymurgist", &behind), 1);
    assert_int_equal(behind, 0);
}

static void a_thread_does_not_wait_for_itself(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view, *second;

    reopen_corpus(f, SUITED_SHARE);
    view = begin(f, SUITED_WRITE);
    assert_int_equal(suited_view_open(f->corpus, SUITED_WRITE, &second, &err), SUITED_BUSY);
    assert_contains(err.text, "something else in this program is writing");
    suited_view_close(view);
}

static void *add_ten(void *context)
{
    for (int i = 0; i < 10; i++)
        add(context, "welder");
    return NULL;
}

static void threads_wait_for_their_turn(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    pthread_t threads[4];

    reopen_corpus(f, SUITED_SHARE);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, add_ten, f), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    view = begin(f, SUITED_READ);
    assert_int_equal(count_live(view), 40);
    assert_int_equal(suited_view_behind(view), 0);
    suited_view_close(view);
}

/* In a process of its own: hold the store and its index for long writing until told to end. */
static void hold(const char *dir, int ready, int go)
{
    struct suited_store *store;
    struct suited_corpus *corpus;
    char byte = 0;
    bool is_held = !suited_store_open(dir, SUITED_WRITE, &store, NULL) &&
                   !suited_corpus_open(store, SUITED_WRITE, &corpus, NULL);

    if (is_held && write(ready, &byte, 1) == 1 && read(go, &byte, 1) == 1) {
        suited_corpus_close(corpus);
        suited_store_close(store);
    }
    _exit(!is_held);
}

static void what_another_process_keeps_from_the_index_comes_later(void **state)
{
    struct fixture *f = *state;
    int ready[2], go[2], code;
    uint64_t behind;
    char byte;
    pid_t child;

    close_corpus(f);
    assert_int_equal(pipe(ready) | pipe(go), 0);
    child = fork();
    if (!child)
        hold(f->dir, ready[1], go[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    open_corpus(f, SUITED_SHARE);
    add(f, "zymurgist");
    assert_int_equal(found(f, "zymurgist", &behind), 0);
    assert_int_equal(behind, 1);

    assert_int_equal(write(go[1], &byte, 1), 1);
    assert_int_equal(waitpid(child, &code, 0), child);
    assert_int_equal(code, 0);
    assert_ok(suited_corpus_catch_up(f->corpus, NULL, NULL, &err));
    assert_int_equal(found(f, "zymurgist", &behind), 1);
    assert_int_equal(behind, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(a_write_to_a_shared_store_is_found_at_once),
        CORPUS_TEST(a_thread_does_not_wait_for_itself),
        CORPUS_TEST(threads_wait_for_their_turn),
        CORPUS_TEST(what_another_process_keeps_from_the_index_comes_later),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
