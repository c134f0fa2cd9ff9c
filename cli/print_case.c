/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/json.h"
#include "print.h"

/* "KEY: TEXT", where there is a text. */
static void print_text(const char *name, const json_t *object, const char *key)
{
    const char *text = json_text_of(object, key);

    if (*text)
        printf("%s: %s\n", name, text);
}

static void print_signed(const json_t *event)
{
    paint(PAINT_QUIET, "  (%s, %s)\n", json_text_of(event, "day"), json_text_of(event, "by"));
}

static void print_decision(const json_t *decision)
{
    static const char *const keys[] = {"reason", "text", "back"};

    printf("  %-10s %s, %s (vacancy %" JSON_INTEGER_FORMAT ")",
           json_text_of(decision, "decision"), json_text_of(decision, "title"),
           json_text_of(decision, "employer"),
           json_integer_value(json_object_get(decision, "vacancy")));
    print_signed(decision);
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (*json_text_of(decision, keys[i]))
            printf("             %s: %s\n", keys[i], json_text_of(decision, keys[i]));
}

static void print_proposal(const json_t *proposal)
{
    static const char *const keys[] = {"hours", "duties", "text"};

    printf("  %s, %s (vacancy %" JSON_INTEGER_FORMAT ")", json_text_of(proposal, "title"),
           json_text_of(proposal, "employer"),
           json_integer_value(json_object_get(proposal, "vacancy")));
    print_signed(proposal);
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (*json_text_of(proposal, keys[i]))
            printf("             %s: %s\n", keys[i], json_text_of(proposal, keys[i]));
}

static void print_step(const json_t *step)
{
    printf("  %s", json_text_of(step, "text"));
    print_signed(step);
}

static void print_list(const char *heading, const json_t *list,
                       void (*print)(const json_t *item))
{
    size_t i;
    json_t *item;

    if (json_array_size(list))
        paint(PAINT_HEADING, "%s\n", heading);
    json_array_foreach(list, i, item)
        print(item);
}

void print_case(const json_t *standing)
{
    paint(PAINT_HEADING, "%s\n", json_text_of(standing, "alias"));
    print_text("Adviser", standing, "adviser");
    print_text("Last met", standing, "last_met");
    print_text("Next step", standing, "next_step");
    print_text("Story", standing, "story");
    print_list("Decisions", json_object_get(standing, "decisions"), print_decision);
    print_list("Steps", json_object_get(standing, "steps"), print_step);
    print_list("Proposals", json_object_get(standing, "proposals"), print_proposal);
}

void print_cases(const json_t *lines)
{
    size_t i;
    json_t *line;

    json_array_foreach(lines, i, line) {
        const char *adviser = json_text_of(line, "adviser");
        const char *met = json_text_of(line, "last_met");

        printf("%-16s %-10s %-12s %-10s %4" JSON_INTEGER_FORMAT " new  %s\n",
               json_text_of(line, "alias"), json_text_of(line, "stage"),
               *adviser ? adviser : "nobody yet", *met ? met : "not met",
               json_integer_value(json_object_get(line, "new")),
               json_text_of(line, "next_step"));
    }
    if (!json_array_size(lines))
        puts("There are no clients yet ('suited help client add').");
}
