/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDEX_TERMS_HH
#define INDEX_TERMS_HH

#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>
#include <xapian.h>

#include "suited/vacancy.h"

/* The next word of a text, in lower case; an apostrophe inside belongs to it. */
bool next_word(Xapian::Utf8Iterator &at, std::string &word);

/* Words longer than this are codes and the like, which nobody searches for. */
constexpr size_t word_max = 64;

/* Stems words, and remembers them: looking one up is far quicker than stemming it. */
class Stems
{
  public:
    const std::string &of(const std::string &word);

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

const char *prefix_of(enum suited_field field);
std::string skill_term(const char *id);

/* The terms of `words` in a field, each once, in order. */
std::vector<std::string> terms_of(Stems &stems, enum suited_field field, const char *words);

#endif
