/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index.h"

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <unistd.h>
#include <unordered_map>

#include "fence.hh"
#include "folder.h"
#include "parts.hh"
#include "terms.hh"

namespace
{

/*
 * Documents in the last part before a further one is begun. Xapian's in-memory inverter slows
 * down with more: PERFORMANCE measured 578 documents a second with 10,000 and 835 with 2,500.
 */
constexpr Xapian::doccount part_documents = 2500;

std::string next_path(const std::string &dir)
{
    struct suited_error err;
    char *path;

    if (folder_next(dir.c_str(), &path, &err))
        throw std::runtime_error(err.text);
    std::string next = path;
    free(path);
    return next;
}

} // namespace

struct index_writer {
    std::string dir;
    Parts parts;
    uint64_t change = 0;
    Stems stems;
    bool is_new = false;    /* it is not read yet */
    bool is_listed = false; /* the stub names these parts */
    int lock = -1;          /* of the folder */

    ~index_writer()
    {
        parts
            .clear(); /* what was committed is safe; the log of changes brings the rest again */
        if (lock >= 0)
            close(lock);
    }

    void add_part();
    Part &part_of(Xapian::docid number);
    void commit(uint64_t now);
    void merge_from(size_t first);
    void list();
};

void index_writer::add_part()
{
    parts.push_back(std::make_unique<Part>(next_path(dir), true));
    is_listed = false;
}

/* Where a number belongs; a new one in the last part, or a further one. */
Part &index_writer::part_of(Xapian::docid number)
{
    for (const auto &part : parts)
        if (number <= part->last())
            return *part;
    if (parts.back()->documents() >= part_documents) {
        parts.back()->commit();
        add_part();
    }
    return *parts.back();
}

/* The last part says what all hold, so it comes last. */
void index_writer::commit(uint64_t now)
{
    for (const auto &part : parts)
        if (part != parts.back())
            part->commit();
    parts.back()->commit(now);
    change = now;
}

void index_writer::merge_from(size_t first)
{
    std::string path = next_path(dir);

    merge(parts, first, path);
    while (parts.size() > first) {
        std::string merged = parts.back()->path;

        parts.pop_back();
        if (is_new) /* else it is read until another list is published */
            folder_remove(merged.c_str());
    }
    parts.push_back(std::make_unique<Part>(path, false));
    is_listed = false;
}

/* Let the parts be those that are read. What they replace is removed. */
void index_writer::list()
{
    std::vector<const char *> paths;
    struct suited_error err;

    if (is_listed)
        return;
    for (const auto &part : parts)
        paths.push_back(part->path.c_str());
    if (folder_publish(dir.c_str(), paths.data(), paths.size(), &err))
        throw std::runtime_error(err.text);
    folder_sweep(dir.c_str());
    is_listed = true;
}

/* Whatever becomes of the writer, the folder's lock goes with it. */
static std::unique_ptr<index_writer> new_writer(const char *dir, int lock)
{
    auto writer = std::make_unique<index_writer>();

    writer->dir = dir;
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
    status = folder_check(dir, err);
    if (status) {
        close(lock);
        return status;
    }
    return fenced("open", err, [&] {
        auto writer = new_writer(dir, lock);

        folder_sweep(dir);
        for (const std::string &path : current_paths(dir))
            writer->parts.push_back(std::make_unique<Part>(path, false));
        writer->change = writer->parts.back()->change();
        writer->is_listed = true;
        *out = writer.release();
    });
}

enum suited_status index_writer_create(const char *dir, struct index_writer **out,
                                       struct suited_error *err)
{
    int lock;
    enum suited_status status = folder_lock(dir, true, &lock, err);

    *out = nullptr;
    if (status)
        return status;
    return fenced("create", err, [&] {
        auto writer = new_writer(dir, lock);

        folder_sweep(dir);
        writer->is_new = true;
        writer->add_part();
        *out = writer.release();
    });
}

void index_writer_close(struct index_writer *writer)
{
    std::vector<std::string> abandoned;

    if (writer && writer->is_new)
        for (const auto &part : writer->parts)
            abandoned.push_back(part->path);
    delete writer;
    for (const std::string &path : abandoned)
        folder_remove(path.c_str());
}

uint64_t index_writer_change(const struct index_writer *writer)
{
    return writer->change;
}

static Xapian::Document document_of(Stems &stems, const struct index_document *document)
{
    std::unordered_map<std::string, Xapian::termcount> words, title;
    Xapian::Document doc;

    stems.each(document->title, [&](const std::string &stem) { title[stem]++; });
    words = title;
    stems.each(document->text, [&](const std::string &stem) { words[stem]++; });
    for (const auto &[stem, times] : title)
        doc.add_term(prefix_of(SUITED_TITLE) + stem, times);
    for (const auto &[stem, times] : words)
        doc.add_term(prefix_of(SUITED_TEXT) + stem, times);
    for (size_t i = 0; i < document->skill_count; i++)
        doc.add_boolean_term(skill_term(document->skills[i]));
    return doc;
}

enum suited_status index_writer_put(struct index_writer *writer,
                                    const struct index_document *document,
                                    struct suited_error *err)
{
    return fenced("write", err, [&] {
        writer->part_of(document->number)
            .put(document->number, document_of(writer->stems, document));
    });
}

enum suited_status index_writer_delete(struct index_writer *writer, uint32_t number,
                                       struct suited_error *err)
{
    return fenced("write", err, [&] {
        for (const auto &part : writer->parts)
            if (number <= part->last()) {
                part->remove(number);
                return;
            }
    });
}

enum suited_status index_writer_commit(struct index_writer *writer, uint64_t change,
                                       struct suited_error *err)
{
    return fenced("write", err, [&] {
        size_t first = first_to_merge(writer->parts);

        writer->commit(change);
        if (first < writer->parts.size())
            writer->merge_from(first);
        if (!writer->is_new)
            writer->list();
    });
}

enum suited_status index_writer_publish(struct index_writer *writer, struct suited_error *err)
{
    return fenced("compact", err, [&] {
        writer->merge_from(0);
        writer->list();
        writer->is_new = false;
    });
}

uint64_t index_bytes(const char *dir)
{
    return folder_bytes(dir);
}
