/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workers.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/xalloc.h"

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct job *first, **end;
    bool is_over; /* no more jobs come */
    work *run;
    pthread_t *threads;
    size_t thread_count;
};

struct workers {
    struct queue lanes[LANES];
};

/* The next job, or NULL when all are done and no more come. */
static struct job *take(struct queue *queue)
{
    struct job *job;

    pthread_mutex_lock(&queue->lock);
    while (!queue->first && !queue->is_over)
        pthread_cond_wait(&queue->changed, &queue->lock);
    job = queue->first;
    if (job)
        queue->first = job->next;
    if (!queue->first)
        queue->end = &queue->first;
    pthread_mutex_unlock(&queue->lock);
    return job;
}

static void *work_off(void *context)
{
    struct queue *queue = context;
    struct job *job;

    while ((job = take(queue)))
        queue->run(job);
    return NULL;
}

/* Whether at least one thread could be started: with fewer than wished it takes longer. */
static bool open_queue(struct queue *queue, work *run, size_t threads)
{
    *queue = (struct queue){.end = &queue->first, .run = run};
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->changed, NULL);
    queue->threads = xcalloc(threads, sizeof(*queue->threads));
    while (queue->thread_count < threads &&
           !pthread_create(&queue->threads[queue->thread_count], NULL, work_off, queue))
        queue->thread_count++;
    return queue->thread_count;
}

static void close_queue(struct queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->is_over = true;
    pthread_cond_broadcast(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
    for (size_t i = 0; i < queue->thread_count; i++)
        pthread_join(queue->threads[i], NULL);
    free(queue->threads);
    pthread_cond_destroy(&queue->changed);
    pthread_mutex_destroy(&queue->lock);
}

struct workers *workers_open(work *run, const size_t threads[LANES])
{
    struct workers *workers = xcalloc(1, sizeof(*workers));
    bool is_good = true;

    for (size_t i = 0; i < LANES; i++)
        is_good = open_queue(&workers->lanes[i], run, threads[i]) && is_good;
    if (is_good)
        return workers;
    workers_close(workers);
    return NULL;
}

void workers_put(struct workers *workers, enum lane lane, struct job *job)
{
    struct queue *queue = &workers->lanes[lane];

    job->next = NULL;
    pthread_mutex_lock(&queue->lock);
    *queue->end = job;
    queue->end = &job->next;
    pthread_cond_signal(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
}

void workers_close(struct workers *workers)
{
    if (!workers)
        return;
    for (size_t i = 0; i < LANES; i++)
        close_queue(&workers->lanes[i]);
    free(workers);
}
