/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "unpack_element.h"
#include "unpack_kind.h"

#define PARSE_FLAGS                                                                            \
    (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)

struct page {
    struct outlet *outlet;
    struct strbuf text;
};

static htmlDocPtr parse_page(const char *html, size_t length)
{
    return htmlReadMemory(html, (int)length, NULL, "UTF-8", PARSE_FLAGS);
}

/* ---- JSON-LD ---- */

static bool is_jsonld(xmlNodePtr node)
{
    xmlChar *type;
    bool fits;

    if (node->type != XML_ELEMENT_NODE || xmlStrcasecmp(node->name, BAD_CAST "script") != 0)
        return false;
    type = xmlGetProp(node, BAD_CAST "type");
    fits = type && !xmlStrncasecmp(type, BAD_CAST "application/ld+json",
                                   (int)strlen("application/ld+json"));
    xmlFree(type);
    return fits;
}

/* Some pages wrap a script in a comment or CDATA; what counts lies from { or [ to } or ]. */
static void trim_script(const char **text, size_t *length)
{
    static const char opening[] = "<![CDATA[", closing[] = "]]>";
    const size_t open_length = sizeof(opening) - 1, close_length = sizeof(closing) - 1;

    while (*length > 0 && !strchr("{[", **text)) {
        size_t step =
            *length > open_length && !strncmp(*text, opening, open_length) ? open_length : 1;

        *text += step;
        *length -= step;
    }
    while (*length > 0) {
        const char *end = *text + *length;

        if (*length > close_length && !strncmp(end - close_length, closing, close_length))
            *length -= close_length;
        else if (strchr("}]", end[-1]))
            return;
        else
            (*length)--;
    }
}

static void take_script(struct outlet *outlet, xmlNodePtr node, size_t number, json_t *list)
{
    xmlChar *content = xmlNodeGetContent(node);
    const char *text = content ? (const char *)content : "";
    size_t length = strlen(text);
    const struct refusal refusal = {"script", number, text, length};
    struct suited_error why;
    json_t *value;

    trim_script(&text, &length);
    value = unpack_parse_json(text, length, &why);
    if (value)
        unpack_find_postings(value, list);
    else
        outlet_reject(outlet, &refusal, "%s", why.text);
    json_decref(value);
    xmlFree(content);
}

/* The node after `node` in the order of the page, without recursion. */
static xmlNodePtr next_node(xmlNodePtr node)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

static json_t *find_scripts(struct outlet *outlet, htmlDocPtr doc)
{
    json_t *list = json_array();
    size_t number = 0;

    for (xmlNodePtr node = doc ? doc->children : NULL; node; node = next_node(node))
        if (is_jsonld(node))
            take_script(outlet, node, ++number, list);
    return list;
}

json_t *unpack_page_postings(struct outlet *outlet, const char *html, size_t length)
{
    htmlDocPtr doc = parse_page(html, length);
    json_t *list = find_scripts(outlet, doc);

    xmlFreeDoc(doc);
    return list;
}

/* ---- elements as JSON ---- */

static void add_attributes(xmlNodePtr node, json_t *object)
{
    for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
        struct strbuf key = STRBUF_INIT;
        xmlChar *value = xmlNodeGetContent((xmlNodePtr)attribute);

        strbuf_printf(&key, "@%s", (const char *)attribute->name);
        json_object_set_new(object, key.text, json_string(value ? (const char *)value : ""));
        xmlFree(value);
        strbuf_release(&key);
    }
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static json_t *value_of(xmlNodePtr node, int depth)
{
    json_t *object = json_object();
    struct strbuf text = STRBUF_INIT;
    json_t *value;

    add_attributes(node, object);
    for (xmlNodePtr child = node->children; child && depth < UNPACK_DEPTH_MAX;
         child = child->next) {
        if (is_text(child) && child->content)
            strbuf_puts(&text, (const char *)child->content);
        else if (child->type == XML_ELEMENT_NODE)
            element_add(object, (const char *)child->name, value_of(child, depth + 1));
    }
    if (json_object_size(object) == 0 && depth > 0) {
        json_decref(object);
        object = NULL;
    }
    value = element_value(object, text.text, text.length);
    strbuf_release(&text);
    return value;
}

/* ---- fields by XPath ---- */

static json_t *markup_of(htmlDocPtr doc, xmlNodePtr node)
{
    xmlBufferPtr buffer;
    json_t *markup;

    if (node->type != XML_ELEMENT_NODE) {
        xmlChar *content = xmlNodeGetContent(node);

        markup = element_text(content ? (const char *)content : "",
                              content ? strlen((const char *)content) : 0);
        xmlFree(content);
        return markup;
    }
    buffer = xmlBufferCreate();
    htmlNodeDump(buffer, doc, node);
    markup =
        json_stringn((const char *)xmlBufferContent(buffer), (size_t)xmlBufferLength(buffer));
    xmlBufferFree(buffer);
    return markup;
}

static json_t *list_of(htmlDocPtr doc, const xmlNodeSet *nodes)
{
    json_t *list = json_array();

    for (int i = 0; nodes && i < nodes->nodeNr; i++) {
        json_t *markup = markup_of(doc, nodes->nodeTab[i]);

        if (markup)
            json_array_append_new(list, markup);
    }
    if (json_array_size(list) > 0)
        return list;
    json_decref(list);
    return NULL;
}

static json_t *field_of(htmlDocPtr doc, const xmlXPathObject *found)
{
    switch (found->type) {
    case XPATH_STRING:
        return element_text((const char *)found->stringval,
                            strlen((const char *)found->stringval));
    case XPATH_NUMBER:
        return json_real(found->floatval);
    case XPATH_BOOLEAN:
        return json_boolean(found->boolval);
    default:
        return list_of(doc, found->nodesetval);
    }
}

static json_t *fields_of(const json_t *fields, xmlXPathContextPtr context, xmlNodePtr node)
{
    json_t *record = json_object();
    const char *name;
    json_t *path;

    json_object_foreach((json_t *)(uintptr_t)fields, name, path) {
        xmlXPathObjectPtr found =
            xmlXPathNodeEval(node, BAD_CAST json_string_value(path), context);
        json_t *value = found ? field_of(context->doc, found) : NULL;

        if (value)
            json_object_set_new(record, name, value);
        xmlXPathFreeObject(found);
    }
    return record;
}

/* libxml2 would print what it finds wrong in a path. */
static void keep_quiet(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

static xmlXPathContextPtr new_context(htmlDocPtr doc)
{
    xmlXPathContextPtr context = xmlXPathNewContext(doc);

    if (!context)
        abort();
    context->error = keep_quiet;
    return context;
}

/* ---- records ---- */

static json_t *record_of(struct page *self, xmlXPathContextPtr context, xmlNodePtr node)
{
    const json_t *fields = self->outlet->options.fields;

    return fields ? fields_of(fields, context, node) : value_of(node, 0);
}

static enum suited_status take_records(struct page *self, xmlXPathContextPtr context,
                                       struct suited_error *err)
{
    const char *records = self->outlet->options.records;
    xmlXPathObjectPtr found = xmlXPathEval(BAD_CAST(records ? records : "/*"), context);
    const xmlNodeSet *nodes = found ? found->nodesetval : NULL;
    enum suited_status status = SUITED_OK;
    bool is_none = !nodes || nodes->nodeNr == 0;

    for (int i = 0; nodes && i < nodes->nodeNr && !status; i++)
        if (nodes->nodeTab[i]->type == XML_ELEMENT_NODE)
            status =
                outlet_record(self->outlet, record_of(self, context, nodes->nodeTab[i]), err);
    xmlXPathFreeObject(found);
    if (!is_none)
        return status;
    return suited_fail(err, SUITED_INVALID,
                       "there is nothing at %s in this page (its layout may have changed, or "
                       "the vacancy may have gone)",
                       records ? records : "the root");
}

static enum suited_status take_page(struct page *self, htmlDocPtr doc, struct suited_error *err)
{
    json_t *record = json_pack("{s:s%, s:o}", "html", self->text.text, self->text.length,
                               "jsonld", find_scripts(self->outlet, doc));

    return outlet_record(self->outlet, record, err);
}

static enum suited_status finish(void *cutter, struct suited_error *err)
{
    struct page *self = cutter;
    const struct unpack_options *options = &self->outlet->options;
    enum suited_status status;
    xmlXPathContextPtr context;
    htmlDocPtr doc;

    if (!unpack_first(self->text.text, self->text.length))
        return unpack_empty(err);
    doc = parse_page(self->text.text, self->text.length);
    if (!options->records && !options->fields) {
        status = take_page(self, doc, err);
    } else {
        context = new_context(doc);
        status = take_records(self, context, err);
        xmlXPathFreeContext(context);
    }
    xmlFreeDoc(doc);
    return status;
}

static enum suited_status push(void *cutter, const char *data, size_t length,
                               struct suited_error *err)
{
    struct page *self = cutter;
    const char *first = self->text.length == 0 ? unpack_first(data, length) : NULL;

    if (first && *first != '<')
        return unpack_wrong_kind(first, length - (size_t)(first - data), "a web page", err);
    if (length > UNPACK_RECORD_MAX - self->text.length)
        return suited_fail(err, SUITED_LIMIT, "the page is larger than %zu MiB",
                           UNPACK_RECORD_MAX >> 20);
    strbuf_add(&self->text, data, length);
    return SUITED_OK;
}

static enum suited_status check_path(const char *path, struct suited_error *err)
{
    xmlXPathContextPtr context = new_context(NULL);
    xmlXPathCompExprPtr compiled = path ? xmlXPathCtxtCompile(context, BAD_CAST path) : NULL;
    bool is_sound = compiled != NULL;

    xmlXPathFreeCompExpr(compiled);
    xmlXPathFreeContext(context);
    if (is_sound)
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "'%s' is no XPath (write it like //li[@class=\"job\"])",
                       path ? path : "");
}

static void *open_cutter(struct outlet *outlet, struct suited_error *err)
{
    const struct unpack_options *options = &outlet->options;
    struct page *self;
    const char *name;
    json_t *path;

    if (options->records && check_path(options->records, err))
        return NULL;
    json_object_foreach((json_t *)(uintptr_t)options->fields, name, path)
        if (check_path(json_string_value(path), err))
            return NULL;
    self = xcalloc(1, sizeof(*self));
    self->outlet = outlet;
    self->text = (struct strbuf)STRBUF_INIT;
    return self;
}

static void close_cutter(void *cutter)
{
    struct page *self = cutter;

    strbuf_release(&self->text);
    free(self);
}

const struct cutter_kind unpack_html = {open_cutter, push, finish, close_cutter};
