/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "find_score.h"
#include "leave_out.h"
#include "timing.h"

/*
 * How well occupations are found, and how fast:
 *   bench_find [--labels N] [--onet FOLDER] [--misses] ESCO TITLES.tsv
 * ESCO's alternative labels are looked for where each is left out, then judged titles.
 */

#define USUAL_LABELS 2000
#define TITLES_MOST  1000
#define PROCESSES    100

extern char **environ;

struct wanted {
    const char *esco, *onet, *titles;
    size_t labels;
    bool misses;
};

/* What a run has in hand. */
struct bench {
    const struct wanted *wanted;
    struct strbuf folder; /* of its own: a data folder, and ESCO without some labels */
    struct find_score score;
    double *times; /* seconds of each search */
    size_t searches;
};

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {{"labels", required_argument, NULL, 'l'},
                                            {"onet", required_argument, NULL, 'o'},
                                            {"misses", no_argument, NULL, 'm'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'l')
            wanted->labels = strtoul(optarg, NULL, 10);
        else if (c == 'o')
            wanted->onet = optarg;
        else if (c == 'm')
            wanted->misses = true;
        else
            return false;
    }
    if (optind + 2 != argc)
        return false;
    wanted->esco = argv[optind];
    wanted->titles = argv[optind + 1];
    return true;
}

/* Import ESCO from `folder`, O*NET the first time, and open the taxonomy. */
static enum suited_status open_with(const struct bench *bench, const char *folder,
                                    struct suited_taxonomy **taxonomy, struct suited_error *err)
{
    const char *onet = bench->wanted->onet;
    size_t count;
    enum suited_status status = suited_esco_import(folder, bench->folder.text, &count, err);

    *taxonomy = NULL;
    if (!status && onet && !bench->searches)
        status = suited_onet_import(onet, bench->folder.text, &count, err);
    if (!status)
        status = suited_taxonomy_open(bench->folder.text, taxonomy, err);
    return status;
}

static void try_words(struct bench *bench, const struct suited_taxonomy *taxonomy,
                      const char *words, enum find_half half, const struct find_right *right)
{
    double begin = seconds_now();
    struct find_ranks ranks = find_ranks(taxonomy, words, right);

    bench->times[bench->searches++] = seconds_now() - begin;
    if (right->is_occupation)
        find_sums_add(&bench->score.occupations[half], ranks.occupation);
    find_sums_add(&bench->score.groups[half], ranks.group);
    if (bench->wanted->misses && ranks.occupation != 1 && half == HALF_CHOSEN_ON)
        printf("%zu %zu\t%s\n", ranks.occupation, ranks.group, words);
}

static bool is_left_out(const json_t *result, const void *arg)
{
    return !strcmp(json_text_of(result, "uri"), ((const struct left_out *)arg)->uri);
}

static bool is_group_of_left_out(const char *code, const void *arg)
{
    return !strcmp(code, ((const struct left_out *)arg)->code);
}

static enum suited_status try_batch(struct bench *bench, const struct leave_out *leave_out,
                                    size_t batch, struct suited_error *err)
{
    struct suited_taxonomy *taxonomy = NULL;
    enum suited_status status = leave_out_write(leave_out, batch, bench->folder.text, err);

    if (!status)
        status = open_with(bench, bench->folder.text, &taxonomy, err);
    for (size_t i = 0; !status && i < leave_out_count(leave_out, batch); i++) {
        struct left_out one = leave_out_get(leave_out, batch, i);
        struct find_right right = {is_left_out, is_group_of_left_out, &one};

        try_words(bench, taxonomy, one.label, one.number % 2 ? HALF_KEPT_ASIDE : HALF_CHOSEN_ON,
                  &right);
    }
    suited_taxonomy_close(taxonomy);
    return status;
}

static enum suited_status try_labels(struct bench *bench, struct suited_error *err)
{
    struct leave_out *leave_out;
    enum suited_status status =
        leave_out_new(bench->wanted->esco, bench->wanted->labels, &leave_out, err);

    bench->times = xcalloc(bench->wanted->labels + TITLES_MOST, sizeof(*bench->times));
    for (size_t i = 0; !status && i < leave_out_batches(leave_out); i++)
        status = try_batch(bench, leave_out, i, err);
    if (!status) {
        printf("%zu labels left out by %zu batches\n", bench->wanted->labels,
               leave_out_batches(leave_out));
        find_score_print(&bench->score, "ESCO labels");
    }
    leave_out_free(leave_out);
    return status;
}

/* A line of the titles: what is right for it, "; " between. */
struct judged {
    char *title, *codes, *occupations;
};

static bool is_judged_occupation(const json_t *result, const void *arg)
{
    const char *list = ((const struct judged *)arg)->occupations;
    const char *title = json_text_of(result, "title");

    if (!strstr(json_text_of(result, "uri"), "/esco/occupation/"))
        return false;
    while (*list) {
        size_t length = strcspn(list, ";");

        if (length == strlen(title) && !strncmp(list, title, length))
            return true;
        list += length;
        list += strspn(list, "; ");
    }
    return false;
}

static bool is_judged_group(const char *code, const void *arg)
{
    return strstr(((const struct judged *)arg)->codes, code) != NULL;
}

static bool cut_judged(char *line, struct judged *judged)
{
    judged->title = line;
    line[strcspn(line, "\n")] = '\0';
    judged->codes = strchr(line, '\t');
    judged->occupations = judged->codes ? strchr(judged->codes + 1, '\t') : NULL;
    if (*line == '#' || !judged->occupations)
        return false;
    *judged->codes++ = '\0';
    *judged->occupations++ = '\0';
    return true;
}

static enum suited_status try_titles(struct bench *bench, struct suited_error *err)
{
    FILE *file = fopen(bench->wanted->titles, "r");
    struct suited_taxonomy *taxonomy = NULL;
    enum suited_status status = SUITED_OK;
    char line[1024];
    size_t number = 0;
    struct judged judged;

    if (!file)
        return suited_fail(err, SUITED_IO, "cannot read '%s': %s", bench->wanted->titles,
                           strerror(errno));
    bench->score = (struct find_score){0};
    status = open_with(bench, bench->wanted->esco, &taxonomy, err);
    while (!status && number < TITLES_MOST && fgets(line, sizeof(line), file)) {
        struct find_right right = {is_judged_occupation, is_judged_group, &judged};

        if (cut_judged(line, &judged))
            try_words(bench, taxonomy, judged.title,
                      number++ % 2 ? HALF_KEPT_ASIDE : HALF_CHOSEN_ON, &right);
    }
    if (!status)
        find_score_print(&bench->score, "titles");
    fclose(file);
    suited_taxonomy_close(taxonomy);
    return status;
}

/* The seconds that the command takes, from start to end. */
static double time_process(const char *suited, const char *data, const char *words)
{
    const char *arguments[] = {suited, "taxonomy", "find", "--data",
                               data,   "--json",   words,  NULL};
    posix_spawn_file_actions_t actions;
    double begin = seconds_now();
    pid_t pid;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (!posix_spawn(&pid, suited, &actions, NULL, (char *const *)arguments, environ))
        waitpid(pid, NULL, 0);
    posix_spawn_file_actions_destroy(&actions);
    return seconds_now() - begin;
}

static void print_times(const char *what, double *times, size_t count)
{
    printf("%-12s %5zu   p50 %.1f ms   p95 %.1f ms\n", what, count,
           1000 * share_below(times, count, 0.5), 1000 * share_below(times, count, 0.95));
}

static void time_processes(const struct bench *bench, const char *self)
{
    static const char *const words[] = {"kitchen porter",      "Teachers, primary",
                                        "wharehouse operativ", "senior HCA nights",
                                        "assistant",           "hgv class 2 driver"};
    const char *slash = strrchr(self, '/');
    struct strbuf suited = STRBUF_INIT;
    double times[PROCESSES];

    strbuf_add(&suited, self, slash ? (size_t)(slash + 1 - self) : 0);
    strbuf_puts(&suited, "suited");
    for (size_t i = 0; i < PROCESSES; i++)
        times[i] = time_process(suited.text, bench->folder.text,
                                words[i % (sizeof(words) / sizeof(*words))]);
    print_times("processes", times, PROCESSES);
    strbuf_release(&suited);
}

static void remove_folder(const struct strbuf *folder)
{
    static const char *const names[] = {
        "occupations_en.csv",  "skills_en.csv", "taxonomy/esco.cache",
        "taxonomy/onet.cache", "taxonomy",      ""};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        struct strbuf path = STRBUF_INIT;

        strbuf_printf(&path, "%s/%s", folder->text, names[i]);
        remove(path.text);
        strbuf_release(&path);
    }
}

static enum suited_status run(const struct wanted *wanted, const char *self,
                              struct suited_error *err)
{
    char folder[] = "/tmp/bench-find-XXXXXX";
    struct bench bench = {.wanted = wanted, .folder = STRBUF_INIT};
    enum suited_status status = SUITED_OK;

    if (!mkdtemp(folder))
        return suited_fail(err, SUITED_IO, "cannot make a folder: %s", strerror(errno));
    strbuf_puts(&bench.folder, folder);
    printf("%-12s %-14s %-11s %5s   %-5s   %-5s   %s\n", "queries", "right", "half", "count",
           "MRR", "first", "in 5");
    status = try_labels(&bench, err);
    if (!status)
        status = try_titles(&bench, err);
    if (!status) {
        print_times("calls", bench.times, bench.searches);
        time_processes(&bench, self);
    }
    free(bench.times);
    remove_folder(&bench.folder);
    strbuf_release(&bench.folder);
    return status;
}

int main(int argc, char **argv)
{
    struct wanted wanted = {.labels = USUAL_LABELS};
    struct suited_error err;

    if (!parse(argc, argv, &wanted)) {
        fprintf(stderr,
                "usage: bench_find [--labels N] [--onet FOLDER] [--misses] ESCO TITLES.tsv\n");
        return 2;
    }
    if (run(&wanted, argv[0], &err)) {
        fprintf(stderr, "bench_find: %s\n", err.text);
        return 1;
    }
    return 0;
}
