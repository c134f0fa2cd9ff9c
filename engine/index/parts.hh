/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDEX_PARTS_HH
#define INDEX_PARTS_HH

#include <memory>
#include <string>
#include <vector>
#include <xapian.h>

/*
 * The index is one or several databases, its parts, each of a range of numbers of its own and
 * in their order. New vacancies go into the last one; when that is full, a further part is
 * begun, and parts that have grown alike are compacted into one. So a vacancy is written a few
 * times in all, however large the index is; one database that grows by small batches would be
 * written nearly whole with each of them.
 */

/* What the index holds of the store's changes stands in its last part. */
uint64_t change_of(const Xapian::Database &part);

/* The paths of the parts that are read, in order. None: there is no index. */
std::vector<std::string> current_paths(const std::string &dir);

/* A part as its writer has it. */
class Part
{
  public:
    /* The one at `path`, which must be there unless it `is_new`. */
    Part(const std::string &path, bool is_new);

    const std::string path;

    /* Where a number belongs that is not past this, and not in an earlier part. */
    Xapian::docid last() const
    {
        return db.get_lastdocid();
    }
    Xapian::doccount documents() const
    {
        return db.get_doccount();
    }

    uint64_t change() const
    {
        return change_of(db);
    }

    void put(Xapian::docid number, const Xapian::Document &document);
    void remove(Xapian::docid number);
    void commit()
    {
        db.commit();
    }
    void commit(uint64_t change);

  private:
    Xapian::WritableDatabase db;
};

using Parts = std::vector<std::unique_ptr<Part>>;

/*
 * The first of the parts at the end that are to become one: together they are as large as the
 * one before them. So a vacancy is copied once for each doubling, and there are few parts.
 * parts.size() where nothing is due.
 */
size_t first_to_merge(const Parts &parts);

/* Compact the parts from `first` on, as they are committed, into a new one at `path`. */
void merge(const Parts &parts, size_t first, const std::string &path);

#endif
