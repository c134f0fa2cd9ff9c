/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yardstick.h"

#include <exception>
#include <string>
#include <xapian.h>

static std::string text_of(const json_t *advert, const char *key)
{
    const char *text = json_string_value(json_object_get(advert, key));

    return text ? text : "";
}

/* The title's and the text's terms, in a document of their own. */
static Xapian::Document document_of(Xapian::TermGenerator &generator, const json_t *advert)
{
    Xapian::Document document;

    generator.set_document(document);
    generator.index_text(text_of(advert, "title"), 1, "S");
    generator.increase_termpos();
    generator.index_text(text_of(advert, "text"));
    return document;
}

static void index_all(const char *path, const json_t *adverts)
{
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;

    generator.set_stemmer(Xapian::Stem("en"));
    for (size_t i = 0; i < json_array_size(adverts); i++)
        db.add_document(document_of(generator, json_array_get(adverts, i)));
    db.commit();
}

static void make_terms(const json_t *adverts)
{
    Xapian::TermGenerator generator;

    generator.set_stemmer(Xapian::Stem("en"));
    for (size_t i = 0; i < json_array_size(adverts); i++)
        document_of(generator, json_array_get(adverts, i));
}

/* `work` with what it throws told in a sentence. */
template <typename Work> static enum suited_status fenced(struct suited_error *err, Work work)
{
    try {
        work();
        return SUITED_OK;
    } catch (const Xapian::Error &e) {
        return suited_fail(err, SUITED_IO, "cannot index for comparison: %s",
                           e.get_description().c_str());
    } catch (const std::exception &e) {
        return suited_fail(err, SUITED_IO, "cannot index for comparison: %s", e.what());
    }
}

enum suited_status yardstick_index(const char *path, const json_t *adverts,
                                   struct suited_error *err)
{
    return fenced(err, [&] { index_all(path, adverts); });
}

enum suited_status yardstick_terms(const json_t *adverts, struct suited_error *err)
{
    return fenced(err, [&] { make_terms(adverts); });
}
