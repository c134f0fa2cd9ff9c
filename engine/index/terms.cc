/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "terms.hh"

#include <cstdlib>
#include <set>

#include "fence.hh"
#include "index.h"

extern "C" {
#include "base/xalloc.h"
}

namespace
{

/* Xapian refuses terms above 245 bytes. */
constexpr size_t term_max = 240;

/* Stems kept; adverts have some 60,000 words, the rest is misspelling. */
constexpr size_t stems_max = 200000;

bool is_apostrophe(unsigned c)
{
    return c == '\'' || c == 0x2019;
}

bool is_letter(unsigned c)
{
    return c != '_' && Xapian::Unicode::is_wordchar(c);
}

} // namespace

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

const std::string &Stems::of(const std::string &word)
{
    auto known = cache.find(word);

    if (known != cache.end())
        return known->second;
    if (cache.size() >= stems_max)
        cache.clear();
    return cache.emplace(word, stemmer(word)).first->second;
}

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
