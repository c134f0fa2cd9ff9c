/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index.h"

#include <iterator>
#include <memory>

#include "fence.hh"
#include "folder.h"
#include "parts.hh"
#include "terms.hh"

extern "C" {
#include "base/xalloc.h"
}

struct index_reader {
    std::string dir;
    std::vector<Xapian::Database> parts;
    Xapian::Database all; /* the parts as one, by numbers of its own */
    uint64_t change = 0;
    Stems stems;

    void open(const std::vector<std::string> &paths);
    void open_current();
};

/*
 * The last part says which changes are held. It is opened first, so that all others hold at
 * least these: a writer commits them before it.
 */
void index_reader::open(const std::vector<std::string> &paths)
{
    std::vector<Xapian::Database> opened(paths.size());

    for (size_t i = paths.size(); i-- > 0;) {
        opened[i] = Xapian::Database(paths[i], Xapian::DB_BACKEND_GLASS);
        if (i + 1 == paths.size())
            change = change_of(opened[i]);
    }
    parts = opened;
    all = Xapian::Database();
    for (const Xapian::Database &part : parts)
        all.add_database(part);
}

/* The parts that the stub names. Between reading the stub and opening them they may be gone. */
void index_reader::open_current()
{
    for (int tries = 3;; tries--) {
        try {
            open(current_paths(dir));
            return;
        } catch (const Xapian::DatabaseOpeningError &) {
            if (tries == 1)
                throw;
        }
    }
}

/* Run `work` on the snapshot; once a writer has overwritten it, on the latest. */
template <typename Work> static void on_snapshot(struct index_reader *reader, Work work)
{
    for (int tries = 5;; tries--) {
        try {
            work();
            return;
        } catch (const Xapian::DatabaseModifiedError &) {
            if (tries == 1)
                throw;
            reader->open_current();
        }
    }
}

enum suited_status index_reader_open(const char *dir, struct index_reader **out,
                                     struct suited_error *err)
{
    enum suited_status status = folder_check(dir, err);

    *out = nullptr;
    if (status)
        return status;
    return fenced("open", err, [&] {
        auto reader = std::make_unique<index_reader>();

        reader->dir = dir;
        on_snapshot(reader.get(), [&] { reader->open_current(); });
        *out = reader.release();
    });
}

void index_reader_close(struct index_reader *reader)
{
    delete reader;
}

uint64_t index_reader_change(const struct index_reader *reader)
{
    return reader->change;
}

enum suited_status index_reader_postings(struct index_reader *reader, const char *term,
                                         uint32_t **numbers, size_t *count,
                                         struct suited_error *err)
{
    *numbers = nullptr;
    *count = 0;
    return fenced("read", err, [&] {
        on_snapshot(reader, [&] {
            size_t room = reader->all.get_termfreq(term);

            *numbers = static_cast<uint32_t *>(xresize(*numbers, room, sizeof(**numbers)));
            *count = 0;
            for (const Xapian::Database &part : reader->parts)
                for (auto it = part.postlist_begin(term);
                     it != part.postlist_end(term) && *count < room; ++it)
                    (*numbers)[(*count)++] = *it;
        });
    });
}

enum suited_status index_reader_search(struct index_reader *reader, const char *words,
                                       uint32_t *numbers, size_t capacity, size_t *count,
                                       struct suited_error *err)
{
    *count = 0;
    return fenced("search", err, [&] {
        std::vector<std::string> terms = terms_of(reader->stems, SUITED_TEXT, words);

        /* A word in the title is in the text, too: it counts twice. */
        for (const std::string &term : terms_of(reader->stems, SUITED_TITLE, words))
            terms.push_back(term);
        on_snapshot(reader, [&] {
            Xapian::Enquire enquire(reader->all);
            auto parts = static_cast<Xapian::docid>(reader->parts.size());

            enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
            Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(capacity));
            *count = 0;
            for (auto it = found.begin(); it != found.end(); ++it)
                numbers[(*count)++] = (*it - 1) / parts + 1; /* they take turns */
        });
    });
}

/* Xapian's own check() frees one thing as if it were another (1.4.22), so this reads it all. */
static void read_all(const Xapian::Database &db)
{
    for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
        auto count = std::distance(db.postlist_begin(*term), db.postlist_end(*term));

        if (count != static_cast<std::ptrdiff_t>(term.get_termfreq()))
            throw Xapian::DatabaseCorruptError("a list of documents is cut");
    }
}

enum suited_status index_reader_check(struct index_reader *reader, uint32_t *documents,
                                      struct suited_error *err)
{
    *documents = 0;
    return fenced("check", err, [&] {
        on_snapshot(reader, [&] {
            for (const Xapian::Database &part : reader->parts)
                read_all(part);
            *documents = reader->all.get_doccount();
        });
    });
}
