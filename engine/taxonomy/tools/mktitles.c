/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "taxonomy/occupations.h"
#include "taxonomy/words.h"

/* Writes the job titles of taxonomies/occupations.tsv as the block of labels that is mapped. */

static enum suited_status write_file(const char *path, const struct strbuf *block,
                                     struct suited_error *err)
{
    FILE *file = fopen(path, "wb");
    bool is_written = file && fwrite(block->text, 1, block->length, file) == block->length;

    if (file && fclose(file))
        is_written = false;
    return is_written
               ? SUITED_OK
               : suited_fail(err, SUITED_IO, "cannot write '%s': %s", path, strerror(errno));
}

int main(int argc, char **argv)
{
    struct words *words = NULL;
    struct occupations *occupations = NULL;
    struct strbuf block = STRBUF_INIT;
    struct suited_error err;
    enum suited_status status;

    if (argc != 2) {
        fputs("usage: mktitles OUT\n", stderr);
        return 2;
    }
    status = words_open(&words, &err);
    if (!status)
        status = occupations_open(words, &occupations, &err);
    if (!status) {
        occupations_compile(occupations, &block);
        status = write_file(argv[1], &block, &err);
    }
    if (status)
        fprintf(stderr, "mktitles: %s\n", err.text);
    strbuf_release(&block);
    occupations_close(occupations);
    words_close(words);
    return status ? 1 : 0;
}
