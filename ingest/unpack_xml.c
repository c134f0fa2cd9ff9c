/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "unpack_element.h"
#include "unpack_kind.h"
#include "unpack_xml_path.h"

#define STEPS_MAX      16
#define PIECE_MAX      ((size_t)1 << 20)
#define NODE_COST      64 /* what an element costs in memory besides its letters, about */
#define FEED_DEPTH_MAX 4  /* an RSS item or Atom entry stands no deeper */

static const char xhtml[] = "http://www.w3.org/1999/xhtml";

struct node {
    json_t *object; /* attributes and children; NULL: none yet */
    struct strbuf text;
    char *name;
};

struct xml_cutter {
    struct outlet *outlet;
    xmlParserCtxtPtr parser;
    enum suited_status status; /* why the parser was stopped */
    struct suited_error failure;
    bool has_begun, is_feed; /* RSS or Atom */
    char *root;

    struct xml_path path;
    size_t depth, record_depth; /* 0: in no record */
    size_t number, record_bytes;
    bool is_too_large;
    struct node nodes[UNPACK_DEPTH_MAX + 1]; /* from the record's element inwards */
    size_t node_count, markup;               /* open XHTML elements, which are kept as text */

    xmlEntity entity; /* the HTML entity last asked for */
    char entity_text[8];
};

static void stop(struct xml_cutter *self, enum suited_status status)
{
    if (!self->status)
        self->status = status;
    xmlStopParser(self->parser);
}

/* ---- which elements are records ---- */

static bool is_feed_entry(const struct xml_cutter *self, const char *local)
{
    return self->depth <= FEED_DEPTH_MAX && self->depth > 1 &&
           (!strcmp(local, "item") || !strcmp(local, "entry"));
}

static bool begins_record(struct xml_cutter *self, const char *local, const char *name)
{
    return self->is_feed ? is_feed_entry(self, local)
                         : xml_path_enter(&self->path, self->depth, name);
}

/* ---- building a record ---- */

static void drop_nodes(struct xml_cutter *self)
{
    for (size_t i = 0; i < self->node_count; i++) {
        json_decref(self->nodes[i].object);
        free(self->nodes[i].name);
        self->nodes[i].object = NULL;
        self->nodes[i].name = NULL;
        strbuf_clear(&self->nodes[i].text);
    }
    self->node_count = 0;
}

static bool charge(struct xml_cutter *self, size_t bytes)
{
    if (self->is_too_large)
        return false;
    self->record_bytes += bytes;
    if (self->record_bytes <= UNPACK_RECORD_MAX)
        return true;
    self->is_too_large = true;
    drop_nodes(self);
    return false;
}

static json_t *object_of(struct node *node)
{
    if (!node->object)
        node->object = json_object();
    return node->object;
}

static char *full_name(const xmlChar *prefix, const xmlChar *local)
{
    struct strbuf name = STRBUF_INIT;

    strbuf_printf(&name, "%s%s%s", prefix ? (const char *)prefix : "", prefix ? ":" : "",
                  (const char *)local);
    return strbuf_detach(&name);
}

/* `attributes` are five pointers each, as libxml2 gives them. */
static void add_attributes(struct xml_cutter *self, struct node *node,
                           const xmlChar **attributes, int count)
{
    for (int i = 0; i < count; i++, attributes += 5) {
        struct strbuf key = STRBUF_INIT;
        size_t length = (size_t)(attributes[4] - attributes[3]);

        if (!charge(self, NODE_COST + length))
            return;
        strbuf_printf(&key, "@%s%s%s", attributes[1] ? (const char *)attributes[1] : "",
                      attributes[1] ? ":" : "", (const char *)attributes[0]);
        json_object_set_new(object_of(node), key.text,
                            json_stringn((const char *)attributes[3], length));
        strbuf_release(&key);
    }
}

static void add_tag(struct xml_cutter *self, const char *open, const char *name)
{
    struct strbuf *text = &self->nodes[self->node_count - 1].text;

    if (charge(self, strlen(name) + 3))
        strbuf_printf(text, "<%s%s>", open, name);
}

static void push_node(struct xml_cutter *self, char *name, const xmlChar **attributes,
                      int count)
{
    struct node *node = self->nodes + self->node_count++;

    node->name = name;
    if (charge(self, NODE_COST + strlen(name)))
        add_attributes(self, node, attributes, count);
}

/* Atom's links are elements with "@href", RSS's are text: "link" becomes the text of both. */
static void settle_links(json_t *record)
{
    json_t *links = json_object_get(record, "link");
    json_t *list, *link, *chosen = NULL;
    size_t i;

    if (!links)
        return;
    list = json_is_array(links) ? json_incref(links) : json_pack("[O]", links);
    json_array_foreach(list, i, link) {
        const char *rel = json_string_value(json_object_get(link, "@rel"));
        json_t *target = json_is_string(link) ? link : json_object_get(link, "@href");

        if (!chosen && target && (!rel || !strcmp(rel, "alternate")))
            chosen = target;
    }
    json_object_set(record, "links", list);
    if (chosen)
        json_object_set(record, "link", chosen);
    else
        json_object_del(record, "link");
    json_decref(list);
}

static void end_record(struct xml_cutter *self)
{
    struct node *node = self->nodes;
    enum suited_status status;
    json_t *record;

    self->record_depth = 0;
    if (self->is_too_large) {
        outlet_reject(self->outlet, &(struct refusal){"record", self->number, "", 0},
                      "it is larger than %zu MiB", UNPACK_RECORD_MAX >> 20);
        return;
    }
    record = element_value(object_of(node), node->text.text, node->text.length);
    node->object = NULL;
    drop_nodes(self);
    if (self->is_feed)
        settle_links(record);
    status = outlet_record(self->outlet, record, &self->failure);
    if (status)
        stop(self, status);
}

static void end_node(struct xml_cutter *self)
{
    struct node *node = self->nodes + self->node_count - 1;
    json_t *value = element_value(node->object, node->text.text, node->text.length);

    element_add(object_of(node - 1), node->name, value);
    free(node->name);
    node->name = NULL;
    node->object = NULL;
    strbuf_clear(&node->text);
    self->node_count--;
}

/* ---- libxml2's calls ---- */

/* An element outside records, whose name is taken. */
static void meet_element(struct xml_cutter *self, const char *local, char *name,
                         const xmlChar **attributes, int count)
{
    if (!self->root)
        self->root = xstrdup(local);
    if (!begins_record(self, local, name)) {
        free(name);
        return;
    }
    self->record_depth = self->depth;
    self->record_bytes = self->markup = 0;
    self->is_too_large = false;
    self->number++;
    push_node(self, name, attributes, count);
}

/* libxml2 fixes how many parameters this has. NOLINTNEXTLINE(readability-function-size) */
static void start_element(void *context, const xmlChar *local, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes)
{
    struct xml_cutter *self = context;
    bool is_markup = self->markup > 0 || (uri && !strcmp((const char *)uri, xhtml));

    (void)namespace_count, (void)namespaces, (void)defaulted;
    if (++self->depth > UNPACK_DEPTH_MAX) {
        stop(self,
             suited_fail(&self->failure, SUITED_INVALID,
                         "the XML is nested deeper than %d elements (what came before was "
                         "taken)",
                         UNPACK_DEPTH_MAX));
    } else if (self->record_depth == 0) {
        meet_element(self, (const char *)local, full_name(prefix, local), attributes,
                     attribute_count);
    } else if (!self->is_too_large && is_markup) {
        self->markup++;
        add_tag(self, "", (const char *)local);
    } else if (!self->is_too_large) {
        push_node(self, full_name(prefix, local), attributes, attribute_count);
    }
}

static bool is_void(const char *name)
{
    return !strcmp(name, "br") || !strcmp(name, "hr") || !strcmp(name, "img");
}

static void end_element(void *context, const xmlChar *local, const xmlChar *prefix,
                        const xmlChar *uri)
{
    struct xml_cutter *self = context;

    (void)prefix, (void)uri;
    if (self->record_depth > 0 && self->depth == self->record_depth) {
        end_record(self);
    } else if (self->record_depth > 0 && !self->is_too_large) {
        if (self->markup > 0) {
            self->markup--;
            if (!is_void((const char *)local))
                add_tag(self, "/", (const char *)local);
        } else {
            end_node(self);
        }
    }
    xml_path_leave(&self->path, self->depth);
    self->depth--;
}

static void add_text(void *context, const xmlChar *text, int length)
{
    struct xml_cutter *self = context;
    struct strbuf *out;

    if (self->record_depth == 0 || !charge(self, (size_t)length))
        return;
    out = &self->nodes[self->node_count - 1].text;
    if (self->markup == 0) {
        strbuf_add(out, (const char *)text, (size_t)length);
        return;
    }
    for (int i = 0; i < length; i++)
        if (text[i] == '<')
            strbuf_puts(out, "&lt;");
        else if (text[i] == '&')
            strbuf_puts(out, "&amp;");
        else
            strbuf_putc(out, (char)text[i]);
}

/*
 * Feeds use HTML's &nbsp; and &eacute; without declaring them. Entities that the document
 * itself declares are not known here, so that nothing can swell. In attributes libxml2
 * takes only the first byte of a predefined entity, so there the reference is kept.
 */
static xmlEntityPtr find_entity(void *context, const xmlChar *name)
{
    struct xml_cutter *self = context;
    const htmlEntityDesc *known = htmlEntityLookup(name);
    bool in_attribute = self->parser->instate == XML_PARSER_ATTRIBUTE_VALUE;

    if (!known)
        return NULL;
    self->entity_text[xmlCopyCharMultiByte((xmlChar *)self->entity_text, (int)known->value)] =
        '\0';
    self->entity = (xmlEntity){
        .type = XML_ENTITY_DECL,
        .name = (const xmlChar *)known->name,
        .etype = in_attribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY,
        .checked = 2, /* nothing in it to expand */
        .content = (xmlChar *)self->entity_text,
        .orig = (xmlChar *)self->entity_text,
        .length = (int)strlen(self->entity_text),
    };
    return &self->entity;
}

static enum suited_status fail_parser(const struct xml_cutter *self, const char *what,
                                      struct suited_error *err)
{
    const xmlError *last = xmlCtxtGetLastError(self->parser);
    const char *why = last && last->message ? last->message : "libxml2 gives no reason";
    int length = (int)strcspn(why, "\n");

    return suited_fail(err, SUITED_INVALID,
                       "%s in line %d, after record %zu: %.*s (what came before was taken)",
                       what, last ? last->line : 0, self->outlet->records, length, why);
}

static enum suited_status parse(struct xml_cutter *self, const char *data, size_t length,
                                bool is_last, struct suited_error *err)
{
    xmlParseChunk(self->parser, data, (int)length, is_last);
    if (self->status)
        return suited_fail(err, self->status, "%s", self->failure.text);
    if (self->parser->wellFormed)
        return SUITED_OK;
    return fail_parser(self,
                       is_last ? "the feed is cut off or broken: its XML does not end well"
                               : "the XML is broken",
                       err);
}

static enum suited_status push(void *cutter, const char *data, size_t length,
                               struct suited_error *err)
{
    struct xml_cutter *self = cutter;
    enum suited_status status = SUITED_OK;

    if (!self->has_begun) {
        const char *first = unpack_first(data, length);

        if (!first)
            return SUITED_OK;
        length -= (size_t)(first - data);
        data = first;
        self->has_begun = true;
        if (*first != '<' || unpack_is_page(first, length))
            return unpack_wrong_kind(first, length, "XML", err);
    }
    while (!status && length > 0) {
        size_t part = length < PIECE_MAX ? length : PIECE_MAX;

        status = parse(self, data, part, false, err);
        data += part;
        length -= part;
    }
    return status;
}

static bool is_met(const struct xml_cutter *self)
{
    if (self->number > 0)
        return true;
    if (self->is_feed)
        return !strcmp(self->root, "rss") || !strcmp(self->root, "feed") ||
               !strcmp(self->root, "RDF");
    return xml_path_was_near(&self->path);
}

static enum suited_status finish(void *cutter, struct suited_error *err)
{
    struct xml_cutter *self = cutter;
    enum suited_status status;

    if (!self->has_begun)
        return unpack_empty(err);
    status = parse(self, NULL, 0, true, err);
    if (status || is_met(self))
        return status;
    if (!strcmp(self->root, "html"))
        return unpack_wrong_kind("<html", strlen("<html"), "XML", err);
    return suited_fail(err, SUITED_INVALID,
                       "there are no records at %s in this XML: its root is <%s> (another "
                       "format may fit)",
                       self->is_feed ? "item or entry" : self->outlet->options.records,
                       self->root);
}

static void close_cutter(void *cutter)
{
    struct xml_cutter *self = cutter;

    if (self->parser) {
        xmlFreeDoc(self->parser->myDoc);
        xmlFreeParserCtxt(self->parser);
    }
    drop_nodes(self);
    for (size_t i = 0; i < sizeof(self->nodes) / sizeof(*self->nodes); i++)
        strbuf_release(&self->nodes[i].text);
    xml_path_release(&self->path);
    free(self->root);
    free(self);
}

static void *begin(struct outlet *outlet, bool is_feed, struct suited_error *err)
{
    struct xml_cutter *self = xcalloc(1, sizeof(*self));
    xmlSAXHandler calls = {
        .startElementNs = start_element,
        .endElementNs = end_element,
        .characters = add_text,
        .ignorableWhitespace = add_text,
        .cdataBlock = add_text,
        .getEntity = find_entity,
        .initialized = XML_SAX2_MAGIC,
    };

    self->outlet = outlet;
    self->is_feed = is_feed;
    for (size_t i = 0; i < sizeof(self->nodes) / sizeof(*self->nodes); i++)
        self->nodes[i].text = (struct strbuf)STRBUF_INIT;
    if (!is_feed && xml_path_parse(outlet->options.records, &self->path, err)) {
        close_cutter(self);
        return NULL;
    }
    self->parser = xmlCreatePushParserCtxt(&calls, self, NULL, 0, NULL);
    if (!self->parser)
        abort();
    xmlCtxtUseOptions(self->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING);
    return self;
}

static void *open_xml(struct outlet *outlet, struct suited_error *err)
{
    return begin(outlet, false, err);
}

static void *open_feed(struct outlet *outlet, struct suited_error *err)
{
    return begin(outlet, true, err);
}

const struct cutter_kind unpack_xml = {open_xml, push, finish, close_cutter};
const struct cutter_kind unpack_rss = {open_feed, push, finish, close_cutter};
