/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDEX_FENCE_HH
#define INDEX_FENCE_HH

#include <exception>
#include <xapian.h>

#include "suited/error.h"

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

#endif
