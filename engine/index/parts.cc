/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parts.hh"

#include <algorithm>
#include <cstdlib>

#include "folder.h"

namespace
{

const char last_change[] = "change";

uint64_t number_in(const std::string &digits)
{
    return strtoull(digits.c_str(), nullptr, 10);
}

/* Of the changes that several parts say they hold, the last is true of them as one. */
class LastChange : public Xapian::Compactor
{
  public:
    std::string resolve_duplicate_metadata(const std::string &, size_t count,
                                           const std::string tags[]) override
    {
        uint64_t last = 0;

        for (size_t i = 0; i < count; i++)
            last = std::max(last, number_in(tags[i]));
        return std::to_string(last);
    }
};

} // namespace

uint64_t change_of(const Xapian::Database &part)
{
    return number_in(part.get_metadata(last_change));
}

std::vector<std::string> current_paths(const std::string &dir)
{
    char **paths;
    size_t count = folder_current(dir.c_str(), &paths);
    std::vector<std::string> all(paths, paths + count);

    folder_paths_free(paths, count);
    return all;
}

Part::Part(const std::string &its_path, bool is_new)
    : path(its_path),
      db(path, (is_new ? Xapian::DB_CREATE : Xapian::DB_OPEN) | Xapian::DB_BACKEND_GLASS)
{
}

void Part::put(Xapian::docid number, const Xapian::Document &document)
{
    db.replace_document(number, document);
}

void Part::remove(Xapian::docid number)
{
    try {
        db.delete_document(number);
    } catch (const Xapian::DocNotFoundError &) {
        /* It was closed before it was ever indexed. */
    }
}

void Part::commit(uint64_t change)
{
    db.set_metadata(last_change, std::to_string(change));
    db.commit();
}

size_t first_to_merge(const Parts &parts)
{
    size_t first = parts.size();
    uint64_t after = 0;

    for (size_t i = parts.size(); i-- > 0; after += parts[i]->documents())
        if (i + 1 < parts.size() && parts[i]->documents() <= after)
            first = i;
    return first;
}

void merge(const Parts &parts, size_t first, const std::string &path)
{
    Xapian::Database all;
    LastChange last;

    for (size_t i = first; i < parts.size(); i++)
        all.add_database(Xapian::Database(parts[i]->path, Xapian::DB_BACKEND_GLASS));
    all.compact(path, Xapian::DBCOMPACT_NO_RENUMBER, 0, last);
}
