/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that sees Xapian. Nothing thrown here leaves it. */
#include "index.h"

#include <cstdlib>
#include <cstring>
#include <exception>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <unistd.h>
#include <unordered_map>
#include <vector>
#include <xapian.h>

#include "folder.h"

extern "C" {
#include "base/xalloc.h"
}

namespace
{

/* Words longer than this are codes and the like, which nobody searches for. */
constexpr size_t word_max = 64;

/* Xapian refuses terms above 245 bytes. */
constexpr size_t term_max = 240;

/* Stems kept; adverts have some 60,000 words, the rest is misspelling. */
constexpr size_t stems_max = 200000;

const char last_change[] = "change";

/* Run `work`; whatever it throws comes out as a status and a sentence. */
template <typename Work>
enum suited_status fenced(const char *doing, struct suited_error *err, Work work) noexcept
{
    auto fail = [&](enum suited_status status, const char *why) {
        return suited_fail(err, status, "cannot %s the text index: %s (run 'suited reindex')",
                           doing, why);
    };

    try {
        work();
        return SUITED_OK;
    } catch (const Xapian::DatabaseLockError &) {
        return fail(SUITED_BUSY, "another program is writing to it");
    } catch (const Xapian::Error &e) {
        return fail(SUITED_IO, e.get_description().c_str());
    } catch (const std::exception &e) {
        return fail(SUITED_IO, e.what());
    }
}

bool is_apostrophe(unsigned c)
{
    return c == '\'' || c == 0x2019;
}

bool is_letter(unsigned c)
{
    return c != '_' && Xapian::Unicode::is_wordchar(c);
}

/* The next word of a text, in lower case; an apostrophe inside belongs to it. */
bool next_word(Xapian::Utf8Iterator &at, std::string &word)
{
    const Xapian::Utf8Iterator end;

    word.clear();
    while (at != end && !is_letter(*at))
        ++at;
    while (at != end) {
        unsigned c = *at;

        if (is_letter(c)) {
            Xapian::Unicode::append_utf8(word, Xapian::Unicode::tolower(c));
        } else {
            Xapian::Utf8Iterator ahead = at;

            if (!is_apostrophe(c) || ++ahead == end || !is_letter(*ahead))
                break;
            word += '\'';
        }
        ++at;
    }
    return !word.empty();
}

/* Stems words, and remembers them: looking one up is far quicker than stemming it. */
class Stems
{
  public:
    const std::string &of(const std::string &word)
    {
        auto known = cache.find(word);

        if (known != cache.end())
            return known->second;
        if (cache.size() >= stems_max)
            cache.clear();
        return cache.emplace(word, stemmer(word)).first->second;
    }

    /* Call `use` with the stem of each word of a text. */
    template <typename Use> void each(const char *text, Use use)
    {
        Xapian::Utf8Iterator at(text, strlen(text));
        std::string word;

        while (next_word(at, word))
            if (word.size() <= word_max)
                use(of(word));
    }

  private:
    Xapian::Stem stemmer{"en"};
    std::unordered_map<std::string, std::string> cache;
};

const char *prefix_of(enum suited_field field)
{
    switch (field) {
    case SUITED_TITLE:
        return "S";
    case SUITED_TEXT:
        return "Z";
    default:
        return "XK";
    }
}

std::string skill_term(const char *id)
{
    return prefix_of(SUITED_SKILL) + std::string(id, strnlen(id, term_max));
}

std::vector<std::string> terms_of(Stems &stems, enum suited_field field, const char *words)
{
    std::set<std::string> terms;

    if (field == SUITED_SKILL)
        terms.insert(skill_term(words));
    else
        stems.each(words,
                   [&](const std::string &stem) { terms.insert(prefix_of(field) + stem); });
    return {terms.begin(), terms.end()};
}

uint64_t change_of(const Xapian::Database &db)
{
    return strtoull(db.get_metadata(last_change).c_str(), nullptr, 10);
}

/* The database that the stub names. Between reading the stub and opening it may be gone. */
Xapian::Database open_current(const std::string &dir)
{
    for (int tries = 3;; tries--) {
        char *path = folder_current(dir.c_str());
        const std::string current = path ? path : "";

        free(path);
        try {
            return Xapian::Database(current, Xapian::DB_BACKEND_GLASS);
        } catch (const Xapian::DatabaseOpeningError &) {
            if (tries == 1)
                throw;
        }
    }
}

enum suited_status fail_missing(const char *dir, struct suited_error *err)
{
    return suited_fail(err, SUITED_NOTFOUND,
                       "there is no text index in '%s' (run 'suited reindex')", dir);
}

bool has_index(const char *dir)
{
    char *path = folder_current(dir);
    bool is_there = path != nullptr;

    free(path);
    return is_there;
}

} // namespace

struct index_reader {
    std::string dir;
    Xapian::Database db;
    uint64_t change = 0;
    Stems stems;
};

struct index_writer {
    std::string dir, path;
    Xapian::WritableDatabase db;
    uint64_t change = 0;
    Stems stems;
    bool is_new = false;
    int lock = -1; /* of the folder */

    ~index_writer()
    {
        try {
            db.close();
        } catch (...) {
            /* What was committed is safe; the rest the log of changes brings again. */
        }
        if (lock >= 0)
            close(lock);
    }
};

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
            reader->db = open_current(reader->dir);
            reader->change = change_of(reader->db);
        }
    }
}

enum suited_status index_reader_open(const char *dir, struct index_reader **out,
                                     struct suited_error *err)
{
    *out = nullptr;
    if (!has_index(dir))
        return fail_missing(dir, err);
    return fenced("open", err, [&] {
        auto reader = std::make_unique<index_reader>();

        reader->dir = dir;
        reader->db = open_current(dir);
        on_snapshot(reader.get(), [&] { reader->change = change_of(reader->db); });
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
            size_t room = reader->db.get_termfreq(term);

            *numbers = static_cast<uint32_t *>(xresize(*numbers, room, sizeof(**numbers)));
            *count = 0;
            for (auto it = reader->db.postlist_begin(term);
                 it != reader->db.postlist_end(term) && *count < room; ++it)
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
            Xapian::Enquire enquire(reader->db);

            enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
            Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(capacity));
            *count = 0;
            for (auto it = found.begin(); it != found.end(); ++it)
                numbers[(*count)++] = *it;
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
            read_all(reader->db);
            *documents = reader->db.get_doccount();
        });
    });
}

/* Whatever becomes of the writer, the folder's lock goes with it. */
static std::unique_ptr<index_writer> new_writer(int lock)
{
    auto writer = std::make_unique<index_writer>();

    writer->lock = lock;
    return writer;
}

enum suited_status index_writer_open(const char *dir, bool waits, struct index_writer **out,
                                     struct suited_error *err)
{
    int lock;
    enum suited_status status = folder_lock(dir, waits, &lock, err);

    *out = nullptr;
    if (status)
        return status;
    folder_sweep(dir);
    if (!has_index(dir)) {
        close(lock);
        return fail_missing(dir, err);
    }
    return fenced("open", err, [&] {
        auto writer = new_writer(lock);
        char *path = folder_current(dir);

        writer->dir = dir;
        writer->path = path;
        free(path);
        writer->db =
            Xapian::WritableDatabase(writer->path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
        writer->change = change_of(writer->db);
        *out = writer.release();
    });
}

enum suited_status index_writer_create(const char *dir, struct index_writer **out,
                                       struct suited_error *err)
{
    char *path;
    int lock;
    enum suited_status status;

    *out = nullptr;
    status = folder_lock(dir, true, &lock, err);
    if (status)
        return status;
    folder_sweep(dir);
    status = folder_next(dir, &path, err);
    if (status) {
        close(lock);
        return status;
    }
    status = fenced("create", err, [&] {
        auto writer = new_writer(lock);

        writer->dir = dir;
        writer->path = path;
        writer->is_new = true;
        writer->db = Xapian::WritableDatabase(writer->path,
                                              Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        *out = writer.release();
    });
    free(path);
    return status;
}

void index_writer_close(struct index_writer *writer)
{
    std::string abandoned = writer && writer->is_new ? writer->path : "";

    delete writer;
    if (!abandoned.empty())
        folder_remove(abandoned.c_str());
}

uint64_t index_writer_change(const struct index_writer *writer)
{
    return writer->change;
}

enum suited_status index_writer_put(struct index_writer *writer,
                                    const struct index_document *document,
                                    struct suited_error *err)
{
    return fenced("write", err, [&] {
        std::unordered_map<std::string, Xapian::termcount> words, title;
        Xapian::Document doc;

        writer->stems.each(document->title, [&](const std::string &stem) { title[stem]++; });
        words = title;
        writer->stems.each(document->text, [&](const std::string &stem) { words[stem]++; });
        for (const auto &[stem, times] : title)
            doc.add_term(prefix_of(SUITED_TITLE) + stem, times);
        for (const auto &[stem, times] : words)
            doc.add_term(prefix_of(SUITED_TEXT) + stem, times);
        for (size_t i = 0; i < document->skill_count; i++)
            doc.add_boolean_term(skill_term(document->skills[i]));
        writer->db.replace_document(document->number, doc);
    });
}

enum suited_status index_writer_delete(struct index_writer *writer, uint32_t number,
                                       struct suited_error *err)
{
    return fenced("write", err, [&] {
        try {
            writer->db.delete_document(number);
        } catch (const Xapian::DocNotFoundError &) {
            /* It was closed before it was ever indexed. */
        }
    });
}

enum suited_status index_writer_commit(struct index_writer *writer, uint64_t change,
                                       struct suited_error *err)
{
    return fenced("write", err, [&] {
        writer->db.set_metadata(last_change, std::to_string(change));
        writer->db.commit();
        writer->change = change;
    });
}

enum suited_status index_writer_publish(struct index_writer *writer, struct suited_error *err)
{
    char *path;
    enum suited_status status = folder_next(writer->dir.c_str(), &path, err);

    if (status)
        return status;
    status = fenced("compact", err, [&] {
        writer->db.close();
        Xapian::Database(writer->path).compact(path, Xapian::DBCOMPACT_NO_RENUMBER);
    });
    if (!status)
        status = folder_publish(writer->dir.c_str(), path, err);
    if (status)
        folder_remove(path);
    else
        folder_sweep(writer->dir.c_str());
    free(path);
    return status;
}

uint64_t index_bytes(const char *dir)
{
    return folder_bytes(dir);
}

size_t index_terms(enum suited_field field, const char *words, char ***out)
{
    std::vector<std::string> terms;

    *out = nullptr;
    if (fenced("make terms for", nullptr, [&] {
            Stems stems;

            terms = terms_of(stems, field, words);
        }))
        return 0;
    *out = static_cast<char **>(xcalloc(terms.size(), sizeof(**out)));
    for (size_t i = 0; i < terms.size(); i++)
        (*out)[i] = xstrdup(terms[i].c_str());
    return terms.size();
}
