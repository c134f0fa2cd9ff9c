/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spans.h"

#include <string.h>
#include <strings.h>

#include "base/xalloc.h"

/* A line of more words than this is no heading; one that ends in a colon may be longer. */
#define HEADING_WORDS       8
#define COLON_HEADING_WORDS 12

/* A label of a form, the line above its answer, has no more words and marks than this. */
#define LABEL_TOKENS 6

/* The tokens of one line, or a part of it. */
struct line {
    size_t first, end;
};

static bool is_mark(const struct token *token, char mark)
{
    return token->kind == TOKEN_MARK && token->mark == mark;
}

static bool is_spaced(const struct tokens *tokens, size_t at)
{
    return at >= tokens->count || tokens->all[at].spaced;
}

static struct line line_at(const struct tokens *tokens, size_t first)
{
    size_t end = first + 1;

    while (end < tokens->count && !tokens->all[end].on_new_line)
        end++;
    return (struct line){first, end};
}

static bool is_lone_letter(const struct tokens *tokens, size_t at, char letter)
{
    const struct token *token = &tokens->all[at];

    return token->kind == TOKEN_WORD && token->end - token->start == 1 &&
           tokens->text[token->start] == letter;
}

/* "3." and "3)" number the items of a list. */
static bool is_item_number(const struct tokens *tokens, struct line line)
{
    const struct token *token = &tokens->all[line.first];

    return token->kind == TOKEN_NUMBER && token->value < 100 && line.end - line.first > 2 &&
           (is_mark(token + 1, '.') || is_mark(token + 1, ')')) && !token[1].spaced &&
           token[2].spaced;
}

static bool is_bullet(const struct tokens *tokens, struct line line)
{
    const struct token *token = &tokens->all[line.first];

    if (line.end - line.first < 2)
        return false;
    if (is_mark(token, '*'))
        return !is_mark(token + 1, '*');
    if (is_mark(token, '-') || is_lone_letter(tokens, line.first, 'o'))
        return token[1].spaced;
    return is_item_number(tokens, line);
}

/* A bullet in the middle of a line, where the lines of a list were run together. */
static bool is_inner_bullet(const struct tokens *tokens, size_t at, size_t end)
{
    return is_mark(&tokens->all[at], '*') && tokens->all[at].spaced && at + 1 < end &&
           !is_mark(&tokens->all[at + 1], '*');
}

static bool is_small_word(const struct token *token)
{
    return token->end - token->start <= 3;
}

/* Whether every word of some length begins with a capital. */
static bool is_capitalised(const struct tokens *tokens, struct line line)
{
    for (size_t i = line.first; i < line.end; i++)
        if (tokens->all[i].kind == TOKEN_WORD && !tokens->all[i].capital &&
            !is_small_word(&tokens->all[i]))
            return false;
    return true;
}

/* "role.The" and "skills!You": a sentence ends though no space follows. */
static bool ends_glued(const struct tokens *tokens, size_t at)
{
    const struct token *before = &tokens->all[at - 1], *after = &tokens->all[at + 1];

    return after->kind == TOKEN_WORD && after->capital && before->kind == TOKEN_WORD &&
           after->end - after->start > 1 && before->end - before->start > 2 &&
           tokens->text[before->end - 1] >= 'a';
}

/* Words that were run together stood on two lines once. */
static bool is_seam(const struct tokens *tokens, size_t at)
{
    const struct token *token = &tokens->all[at];

    return token->kind == TOKEN_WORD && token->capital && !token->spaced &&
           token[-1].kind == TOKEN_WORD;
}

/* "e.g. night work", "approx. 3 days": what goes on in lower case is no new sentence. */
static bool ends_sentence(const struct tokens *tokens, size_t at, struct line line)
{
    const struct token *token = &tokens->all[at];

    if (token->kind != TOKEN_MARK || !token->mark || !strchr(".!?", token->mark))
        return false;
    if (at == line.first || at + 1 >= line.end)
        return false;
    if (!is_spaced(tokens, at + 1))
        return ends_glued(tokens, at);
    return token->mark != '.' || token[1].kind != TOKEN_WORD || token[1].capital;
}

static bool is_heading(const struct tokens *tokens, struct line line)
{
    const struct token *last = &tokens->all[line.end - 1];
    size_t words = 0;

    for (size_t i = line.first; i < line.end && words <= COLON_HEADING_WORDS; i++) {
        if (ends_sentence(tokens, i, line))
            return false;
        words += tokens->all[i].kind == TOKEN_WORD;
    }
    if (!words)
        return false;
    if (is_mark(last, ':'))
        return words <= COLON_HEADING_WORDS;
    if (words > HEADING_WORDS || (last->kind == TOKEN_MARK && strchr(".,;!", last->mark)))
        return false;
    if (is_capitalised(tokens, line) || is_mark(last, '?'))
        return true;
    return line.end < tokens->count && is_bullet(tokens, line_at(tokens, line.end)) &&
           !is_bullet(tokens, line);
}

static void add_span(struct tokens *tokens, struct line part, enum span_kind kind,
                     uint32_t *heading)
{
    uint32_t index = (uint32_t)tokens->span_count;

    if (tokens->span_count == tokens->span_room) {
        tokens->span_room = tokens->span_room ? tokens->span_room * 2 : 64;
        tokens->spans = xresize(tokens->spans, tokens->span_room, sizeof(*tokens->spans));
    }
    tokens->spans[tokens->span_count++] = (struct span){
        .first = (uint32_t)part.first,
        .count = (uint32_t)(part.end - part.first),
        .heading = kind == SPAN_HEADING ? UINT32_MAX : *heading,
        .kind = (uint8_t)kind,
    };
    for (size_t i = part.first; i < part.end; i++)
        tokens->all[i].span = index;
    if (kind == SPAN_HEADING)
        *heading = index;
}

/* A word or number alone, as a form prints an answer under its label. */
static bool is_answer(const struct tokens *tokens, struct line line)
{
    const struct token *token = &tokens->all[line.first];
    size_t length = token->end - token->start;
    const char *word = tokens->text + token->start;

    if (line.end - line.first != 1)
        return false;
    return token->kind == TOKEN_NUMBER || (length == 2 && !strncasecmp(word, "no", length)) ||
           (length == 3 && !strncasecmp(word, "yes", length)) ||
           (length == 4 && !strncasecmp(word, "none", length));
}

/* A short line that begins with a capital and ends with no sentence. */
static bool is_label(const struct tokens *tokens, struct line line)
{
    const struct token *last = &tokens->all[line.end - 1];

    return line.end - line.first <= LABEL_TOKENS && tokens->all[line.first].capital &&
           !is_answer(tokens, line) &&
           (last->kind != TOKEN_MARK || (last->mark && strchr(":?)", last->mark)));
}

/* "Weekend work" on one line and "No" on the next are read as one sentence. */
static struct line with_answer(const struct tokens *tokens, struct line line)
{
    struct line next;

    if (line.end >= tokens->count || !is_label(tokens, line))
        return line;
    next = line_at(tokens, line.end);
    return is_answer(tokens, next) ? (struct line){line.first, next.end} : line;
}

/* Where the part that begins at `first` ends; the next one begins there. */
static size_t part_end(const struct tokens *tokens, size_t first, struct line line)
{
    for (size_t i = first; i < line.end; i++) {
        const struct token *token = &tokens->all[i];

        if (token->kind != TOKEN_MARK && (!token->capital || token->spaced))
            continue;
        if (i > first && (is_inner_bullet(tokens, i, line.end) || is_seam(tokens, i)))
            return i;
        if (ends_sentence(tokens, i, line))
            return i + 1;
    }
    return line.end;
}

static void part_line(struct tokens *tokens, struct line line, uint32_t *heading)
{
    enum span_kind kind = is_bullet(tokens, line) ? SPAN_BULLET : SPAN_SENTENCE;
    size_t first = line.first;

    while (first < line.end) {
        size_t end = part_end(tokens, first, line);

        if (first > line.first && is_inner_bullet(tokens, first, line.end))
            kind = SPAN_BULLET;
        add_span(tokens, (struct line){first, end}, kind, heading);
        first = end;
    }
}

void spans_mark(struct tokens *tokens)
{
    uint32_t heading = UINT32_MAX;
    size_t at = 0;

    tokens->span_count = 0;
    while (at < tokens->count) {
        struct line line = line_at(tokens, at), field = with_answer(tokens, line);

        if (field.end > line.end)
            add_span(tokens, field, SPAN_SENTENCE, &heading);
        else if (!is_bullet(tokens, line) && is_heading(tokens, line))
            add_span(tokens, line, SPAN_HEADING, &heading);
        else
            part_line(tokens, line, &heading);
        at = field.end;
    }
}
