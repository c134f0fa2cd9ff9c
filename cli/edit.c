/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.h"

static const char *editor(void)
{
    const char *visual = getenv("VISUAL"), *plain = getenv("EDITOR");

    return visual && *visual ? visual : plain && *plain ? plain : "vi";
}

/* Through the shell, as editors may be given with options: EDITOR="code --wait". */
static bool run_editor(const char *path)
{
    int how;
    pid_t child = fork();

    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "$0 \"$1\"", editor(), path, (char *)NULL);
        _exit(127);
    }
    return child > 0 && waitpid(child, &how, 0) == child && WIFEXITED(how) && !WEXITSTATUS(how);
}

enum suited_status edit_json(const json_t *before, json_t **out, struct suited_error *err)
{
    char path[] = "/tmp/suited-profile-XXXXXX";
    int file = mkstemp(path);
    FILE *stream = file < 0 ? NULL : fdopen(file, "w");
    enum suited_status status = SUITED_OK;

    *out = NULL;
    if (!stream)
        return suited_fail(err, SUITED_IO, "cannot write a file to edit: %s", strerror(errno));
    json_dumpf(before, stream, JSON_INDENT(2));
    if (fclose(stream))
        status = suited_fail(err, SUITED_IO, "cannot write '%s': %s", path, strerror(errno));
    if (!status && !run_editor(path))
        status = suited_fail(err, SUITED_IO,
                             "nothing was changed: the editor '%s' did not end well (set "
                             "EDITOR to one that is installed)",
                             editor());
    if (!status && json_read_file(path, out, err))
        return SUITED_INVALID; /* the sentence names the file, which keeps the words */
    unlink(path);
    return status;
}
