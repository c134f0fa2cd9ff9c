/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "cmd.h"
#include "suited/account.h"

#define PASSWORD_FILE_MAX 4096

/* The first line of the file, or of standard input. */
static enum suited_status read_password(const char *path, struct strbuf *out,
                                        struct suited_error *err)
{
    bool is_stdin = !strcmp(path, "-");
    FILE *file = is_stdin ? stdin : fopen(path, "re");
    int c;

    if (!file)
        return suited_fail(err, SUITED_IO, "cannot read '%.200s': %s", path, strerror(errno));
    while ((c = getc(file)) != EOF && c != '\n' && out->length < PASSWORD_FILE_MAX)
        strbuf_putc(out, (char)c);
    if (!is_stdin)
        fclose(file);
    return SUITED_OK;
}

static void print_code(const struct session *session, const char *name, const char *code)
{
    json_t *said = json_pack("{s:s}", "name", name);

    if (*code)
        json_object_set_new(said, "code", json_string(code));
    if (session->json)
        print_json(said);
    else if (*code)
        printf("%s can choose a password on the page /welcome with the one-time code %s\n",
               name, code);
    else
        printf("%s can sign in.\n", name);
    json_decref(said);
}

struct account_options {
    struct suited_person person;
    const char *password_file;
    bool has_role;
};

static bool keep(const char *text, char out[SUITED_PERSON_NAME_MAX + 1])
{
    if (strlen(text) > SUITED_PERSON_NAME_MAX)
        return false;
    memcpy(out, text, strlen(text) + 1);
    return true;
}

static bool read_options(int argc, char **argv, struct account_options *out)
{
    static const struct option names[] = {
        {"role", required_argument, NULL, 'r'},
        {"team", required_argument, NULL, 't'},
        {"password-file", required_argument, NULL, 'p'},
        {0},
    };
    int name;

    while ((name = getopt_long(argc, argv, "", names, NULL)) != -1) {
        bool is_good = true;

        if (name == 'r')
            is_good = out->has_role = suited_role_parse(optarg, &out->person.role);
        else if (name == 't')
            is_good = keep(optarg, out->person.team);
        else if (name == 'p')
            out->password_file = optarg;
        if (name == '?' || !is_good)
            return false;
    }
    return optind == argc - 1 && out->has_role && keep(argv[optind], out->person.name);
}

int cmd_account_add(const struct command *self, const struct session *session, int argc,
                    char **argv)
{
    struct account_options options = {.person.is_active = true};
    struct strbuf password = STRBUF_INIT;
    char code[SUITED_CODE_TEXT];
    struct suited_error err;
    enum suited_status status = SUITED_OK;

    if (!read_options(argc, argv, &options))
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (options.password_file)
        status = read_password(options.password_file, &password, &err);
    if (!status)
        status = suited_person_add(session->store, &options.person,
                                   options.password_file ? password.text : NULL, time(NULL),
                                   code, &err);
    strbuf_release(&password);
    if (status)
        return failed(&err);
    print_code(session, options.person.name, code);
    return EXIT_OK;
}

static void print_person(const json_t *person)
{
    const char *team = json_text_of(person, "team");

    printf("%s, %s%s%s%s%s\n", json_text_of(person, "name"), json_text_of(person, "role"),
           *team ? ", team " : "", team,
           json_is_true(json_object_get(person, "waiting")) ? ", has a code and no password yet"
                                                            : "",
           json_is_true(json_object_get(person, "active")) ? "" : ", may not sign in");
}

int cmd_account_list(const struct command *self, const struct session *session, int argc,
                     char **argv)
{
    struct suited_error err;
    json_t *people, *person;
    size_t i;

    (void)argv;
    if (argc > 1)
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_people(session->store, &people, &err))
        return failed(&err);
    if (session->json)
        print_json(people);
    else if (!json_array_size(people))
        puts("There are no accounts yet (add one: 'suited help account add').");
    json_array_foreach(session->json ? NULL : people, i, person)
        print_person(person);
    json_decref(people);
    return EXIT_OK;
}

int cmd_account_reset(const struct command *self, const struct session *session, int argc,
                      char **argv)
{
    const struct suited_person_edit change = {.new_code = true, .now = time(NULL)};
    struct suited_person after;
    char code[SUITED_CODE_TEXT];
    struct suited_error err;

    if (argc != 2 || argv[1][0] == '-')
        return usage(self);
    if (session->unopened)
        return failed(session->unopened);
    if (suited_person_change(session->store, argv[1], &change, &after, code, &err))
        return failed(&err);
    print_code(session, after.name, code);
    return EXIT_OK;
}
