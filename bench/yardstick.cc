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

static void index_all(const char *path, const json_t *adverts)
{
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;

    generator.set_stemmer(Xapian::Stem("en"));
    for (size_t i = 0; i < json_array_size(adverts); i++) {
        const json_t *advert = json_array_get(adverts, i);
        Xapian::Document document;

        generator.set_document(document);
        generator.index_text(text_of(advert, "title"), 1, "S");
        generator.increase_termpos();
        generator.index_text(text_of(advert, "text"));
        db.add_document(document);
    }
    db.commit();
}

enum suited_status yardstick_index(const char *path, const json_t *adverts,
                                   struct suited_error *err)
{
    try {
        index_all(path, adverts);
        return SUITED_OK;
    } catch (const Xapian::Error &e) {
        return suited_fail(err, SUITED_IO, "cannot index for comparison: %s",
                           e.get_description().c_str());
    } catch (const std::exception &e) {
        return suited_fail(err, SUITED_IO, "cannot index for comparison: %s", e.what());
    }
}
