/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "advert.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "plain_utf8.h"

#define TEXT_MAX ((size_t)1 << 20)
#define HTML_MAX ((size_t)4 << 20)

/* Deeper is no advert; libxml2 looks through all open elements when one is closed. */
#define DEPTH_MAX 500

/* "&thetasym;" is the longest name. */
#define ENTITY_MAX 12

/* HTML in an advert, escaped, escaped again. */
#define LAYERS_MAX 3

#define BULLET 0x2022u

enum markup { NO_TAGS, INLINE_TAGS, BLOCK_TAGS };

struct page {
    struct strbuf text;
    xmlParserCtxtPtr parser;
    unsigned depth, skipping, verbatim; /* open elements: all, unseen ones, <pre> */
    unsigned breaks;                    /* line ends to write before the next word */
    bool spaced;                        /* a space to write before the next word */
    bool bullet;                        /* a bullet to write before the next word */
    bool keep_lines;                    /* line ends in the source are line ends */
};

static int compare_names(const void *name, const void *entry)
{
    return strcmp(name, *(const char *const *)entry);
}

static bool stands_in(const char *name, const char *const *names, size_t count)
{
    return bsearch(name, names, count, sizeof(*names), compare_names) != NULL;
}

/* Elements that stand on lines of their own; sorted. */
static bool is_block(const char *name)
{
    static const char *const names[] = {
        "address",  "article", "aside",      "blockquote", "body",   "br",    "caption",
        "center",   "dd",      "details",    "dir",        "div",    "dl",    "dt",
        "fieldset", "figure",  "figcaption", "footer",     "form",   "h1",    "h2",
        "h3",       "h4",      "h5",         "h6",         "header", "hr",    "html",
        "legend",   "li",      "main",       "menu",       "nav",    "ol",    "p",
        "pre",      "section", "summary",    "table",      "tbody",  "tfoot", "thead",
        "tr",       "ul"};

    return stands_in(name, names, sizeof(names) / sizeof(*names));
}

/* Elements whose content is not for reading; sorted. */
static bool is_unread(const char *name)
{
    static const char *const names[] = {"audio",    "button",   "canvas",   "head",   "iframe",
                                        "noscript", "object",   "script",   "select", "style",
                                        "svg",      "template", "textarea", "title",  "video"};

    return stands_in(name, names, sizeof(names) / sizeof(*names));
}

/* What belongs before the next word: line ends, a bullet, a space. */
static void write_gap(struct page *page)
{
    if (page->breaks && page->text.length)
        strbuf_add(&page->text, "\n\n", page->breaks);
    else if (page->spaced && page->text.length)
        strbuf_putc(&page->text, ' ');
    if (page->bullet)
        strbuf_puts(&page->text, "• ");
    page->breaks = 0;
    page->spaced = page->bullet = false;
}

/* A paragraph inside a bullet does not part it from its words. */
static void end_line(struct page *page)
{
    if (page->breaks < 2 && !page->bullet)
        page->breaks++;
}

static void begin_line(struct page *page)
{
    if (!page->breaks)
        end_line(page);
}

static void put_character(struct page *page, uint32_t character)
{
    uint32_t plain = utf8_plain(character);

    if (character == '\n' && (page->keep_lines || page->verbatim))
        end_line(page);
    else if (plain == ' ')
        page->spaced = true;
    else if (plain && !(plain == BULLET && page->bullet)) {
        write_gap(page);
        utf8_put(&page->text, plain);
    }
}

static void on_text(void *context, const xmlChar *text, int length)
{
    struct page *page = context;
    size_t left = (size_t)length;
    uint32_t character;

    if (page->skipping)
        return;
    for (const char *at = (const char *)text; left > 0;) {
        size_t count = utf8_visible_run(at, left);

        if (count) {
            write_gap(page);
            strbuf_add(&page->text, at, count);
        } else {
            count = utf8_next(at, left, &character);
            put_character(page, character);
        }
        at += count;
        left -= count;
    }
    if (page->text.length > TEXT_MAX)
        xmlStopParser(page->parser);
}

static void on_start(void *context, const xmlChar *element, const xmlChar **attributes)
{
    struct page *page = context;
    const char *name = (const char *)element;

    (void)attributes;
    if (++page->depth > DEPTH_MAX)
        xmlStopParser(page->parser);
    if (page->skipping || is_unread(name)) {
        page->skipping++;
        return;
    }
    page->verbatim += !strcmp(name, "pre");
    if (!strcmp(name, "br"))
        end_line(page);
    else if (is_block(name))
        begin_line(page);
    else if (!strcmp(name, "td") || !strcmp(name, "th"))
        page->spaced = true;
    page->bullet = page->bullet || !strcmp(name, "li");
}

static void on_end(void *context, const xmlChar *element)
{
    struct page *page = context;
    const char *name = (const char *)element;

    page->depth -= page->depth > 0;
    if (page->skipping) {
        page->skipping--;
        return;
    }
    page->verbatim -= page->verbatim && !strcmp(name, "pre");
    page->bullet = page->bullet && strcmp(name, "li") != 0;
    if (strcmp(name, "br") != 0 && is_block(name))
        begin_line(page);
}

static char *strip_tags(const char *html, bool keep_lines)
{
    struct page page = {.text = STRBUF_INIT, .keep_lines = keep_lines};
    size_t length = strlen(html);

    page.parser = htmlNewParserCtxt();
    if (!page.parser)
        abort(); /* out of memory, like xcalloc() */
    *page.parser->sax = (xmlSAXHandler){.startElement = on_start,
                                        .endElement = on_end,
                                        .characters = on_text,
                                        .ignorableWhitespace = on_text,
                                        .cdataBlock = on_text};
    page.parser->userData = &page;
    htmlCtxtReadMemory(page.parser, html, (int)utf8_fit(html, length, HTML_MAX), NULL, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOIMPLIED);
    htmlFreeParserCtxt(page.parser);
    return strbuf_detach(&page.text);
}

/* The tag that `text`, which stands behind a '<', begins. */
static enum markup tag_at(const char *text)
{
    char name[16];
    size_t length = 0;

    if (!strncmp(text, "!--", 3) || !strncasecmp(text, "!doctype", 8))
        return INLINE_TAGS;
    text += *text == '/';
    while (length < sizeof(name) - 1 && isalnum((unsigned char)text[length])) {
        name[length] = (char)tolower((unsigned char)text[length]);
        length++;
    }
    name[length] = '\0';
    if (!length || !strchr(" \t\r\n/>", text[length]) || !text[length])
        return NO_TAGS;
    if (is_block(name))
        return BLOCK_TAGS;
    return is_unread(name) || htmlTagLookup((const xmlChar *)name) ? INLINE_TAGS : NO_TAGS;
}

static enum markup markup_of(const char *text)
{
    enum markup most = NO_TAGS;

    for (text = strchr(text, '<'); text && most != BLOCK_TAGS; text = strchr(text, '<')) {
        enum markup found = tag_at(++text);

        most = found > most ? found : most;
    }
    return most;
}

/* "#8211" or "#x2013" before `end`; 0 where it is no number. */
static uint32_t numbered_entity(const char *text, const char *end)
{
    bool hex = text[1] == 'x' || text[1] == 'X';
    const char *digits = text + (hex ? 2 : 1);
    unsigned long value;
    char *rest;

    if (!isxdigit((unsigned char)*digits))
        return 0;
    value = strtoul(digits, &rest, hex ? 16 : 10);
    if (rest != end)
        return 0;
    return value && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF) ? (uint32_t)value
                                                                            : UTF8_REPLACEMENT;
}

static uint32_t named_entity(const char *text, const char *end)
{
    char name[ENTITY_MAX] = "";
    const htmlEntityDesc *entity;

    memcpy(name, text, (size_t)(end - text));
    entity = htmlEntityLookup((const xmlChar *)name);
    return entity ? entity->value : 0;
}

/*
 * The character that the entity at `text` ("&amp;") stands for, and the entity's length;
 * 0 where there is none.
 */
static size_t entity_at(const char *text, uint32_t *character)
{
    const char *end = memchr(text, ';', strnlen(text, ENTITY_MAX));

    if (!end)
        return 0;
    *character = text[1] == '#' ? numbered_entity(text + 1, end) : named_entity(text + 1, end);
    return *character ? (size_t)(end - text) + 1 : 0;
}

static bool has_entity(const char *text)
{
    uint32_t character;

    for (text = strchr(text, '&'); text; text = strchr(text + 1, '&'))
        if (entity_at(text, &character))
            return true;
    return false;
}

static char *decode_entities(const char *text)
{
    struct strbuf out = STRBUF_INIT;
    uint32_t character;

    while (*text && out.length < HTML_MAX) {
        size_t plain = strcspn(text, "&"), length;

        strbuf_add(&out, text, plain);
        text += plain;
        length = *text ? entity_at(text, &character) : 0;
        if (length) {
            uint32_t kept = character == '\n' ? character : utf8_plain(character);

            if (kept)
                utf8_put(&out, kept);
            text += length;
        } else if (*text) {
            strbuf_putc(&out, *text++);
        }
    }
    return strbuf_detach(&out);
}

/* Bytes that are no UTF-8 become replacement characters. */
static char *repair(const char *text, size_t length)
{
    struct strbuf out = STRBUF_INIT;
    uint32_t character;

    while (length > 0) {
        size_t count = utf8_ascii_run(text, length);

        strbuf_add(&out, text, count);
        if (!count) {
            count = utf8_next(text, length, &character);
            utf8_put(&out, character);
        }
        text += count;
        length -= count;
    }
    return strbuf_detach(&out);
}

static char *replace(char *old, char *text)
{
    free(old);
    return text;
}

char *plain_text(const char *html)
{
    char *text = repair(html, strnlen(html, HTML_MAX));
    bool stripped = false;

    for (int layer = 0; layer < LAYERS_MAX; layer++) {
        enum markup markup = markup_of(text);

        if (markup)
            text = replace(text, strip_tags(text, stripped || markup == INLINE_TAGS));
        else if (has_entity(text))
            text = replace(text, decode_entities(text));
        else
            break;
        stripped = stripped || markup;
    }
    text[utf8_fit(text, strlen(text), TEXT_MAX)] = '\0';
    return text;
}
