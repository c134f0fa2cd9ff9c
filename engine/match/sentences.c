/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentences.h"

#include <string.h>

#include "base/json.h"
#include "facts.h"
#include "model.h"
#include "phrasing.h"

/* What may stand in braces in a sentence of model.json. */
struct blanks {
    struct strbuf wanted, said;
    const char *who;
};

static void blanks_release(struct blanks *blanks)
{
    strbuf_release(&blanks->wanted);
    strbuf_release(&blanks->said);
}

static const char *blank(const struct blanks *blanks, const char *name, size_t length)
{
    if (length == 6 && !memcmp(name, "wanted", length))
        return blanks->wanted.text;
    if (length == 4 && !memcmp(name, "said", length))
        return blanks->said.text;
    return length == 3 && !memcmp(name, "who", length) ? blanks->who : "";
}

static void fill(struct strbuf *out, const char *sentence, const struct blanks *blanks)
{
    for (const char *at = sentence; *at; at++) {
        const char *end = *at == '{' ? strchr(at, '}') : NULL;

        if (!end) {
            strbuf_putc(out, *at);
            continue;
        }
        strbuf_puts(out, blank(blanks, at + 1, (size_t)(end - at - 1)));
        at = end;
    }
}

static const char *key_of(const struct wish *wish)
{
    const char *key = wish_key(wish->kind);

    return key ? key : "condition";
}

static const struct suited_condition *condition_of(const struct plan *plan,
                                                   const struct wish *wish)
{
    return suited_taxonomy_condition(plan->profile->taxonomy, wish->condition.number);
}

/* A condition that could be agreed is asked for as such; others by the catalogue's words. */
static const char *ask_of(const struct plan *plan, const struct wish *wish,
                          const struct sight *sight)
{
    if (wish->kind != WISH_CONDITION)
        return model_text(plan->profile->taxonomy, wish_key(wish->kind), "ask");
    if (condition_could_be_agreed(sight->row, wish->condition.number))
        return model_text(plan->profile->taxonomy, "condition", "agree");
    return condition_of(plan, wish)->ask_employer;
}

json_t *question_for(const struct plan *plan, size_t which, const struct sight *sight)
{
    const struct wish *wish = plan->wishes[which].wish;
    const char *sentence = ask_of(plan, wish, sight), *key = wish_key(wish->kind);
    struct blanks blanks = {STRBUF_INIT, STRBUF_INIT, ""};
    struct strbuf text = STRBUF_INIT;
    json_t *question;

    if (!sentence || !*sentence)
        return NULL;
    add_wanted(plan, wish, &blanks.wanted);
    fill(&text, sentence, &blanks);
    question = json_pack("{s:s, s:s}", "ask", text.text, "condition",
                         key ? key : condition_of(plan, wish)->id);
    strbuf_release(&text);
    blanks_release(&blanks);
    return question;
}

/* Which of a wish's sentences fits why it is broken. */
static const char *change_key(const struct plan *plan, const struct wish *wish,
                              const struct sight *sight)
{
    const struct holdings *has = &plan->profile->has;

    if (wish->kind == WISH_CONDITION)
        return wish->condition.wanted ? "change_yes" : "change_no";
    if (wish->kind == WISH_TRAVEL && is_abroad(sight))
        return "abroad";
    if (wish->kind != WISH_CAN_APPLY)
        return "change";
    if (lacks_register(sight->row, has))
        return "register";
    return has->level != NO_LIMIT && sight->row->level > has->level ? "level" : "licence";
}

static void add_change(const struct plan *plan, size_t which, const struct sight *sight,
                       const json_t *record, struct strbuf *out)
{
    const struct suited_taxonomy *taxonomy = plan->profile->taxonomy;
    const struct wish *wish = plan->wishes[which].wish;
    struct blanks blanks = {STRBUF_INIT, STRBUF_INIT, ""};
    json_t *fact = fact_of(plan, which, sight, record);
    const char *source = json_text_of(fact, "source");

    blanks.who = model_text(taxonomy, "who", *source ? source : "advert");
    add_wanted(plan, wish, &blanks.wanted);
    add_said(plan, wish, sight, &blanks.said);
    if (out->length)
        strbuf_putc(out, ' ');
    fill(out, model_text(taxonomy, key_of(wish), change_key(plan, wish, sight)), &blanks);
    json_decref(fact);
    blanks_release(&blanks);
}

json_t *change_for(const struct plan *plan, const struct sight *sight,
                   const struct grade *grades, const struct verdict *verdict,
                   const json_t *record)
{
    static const char *const avoided[] = {"employers", "work", "words"};
    struct strbuf text = STRBUF_INIT;
    json_t *change;

    if (verdict->avoided != AVOID_NOTHING)
        strbuf_puts(&text,
                    model_text(plan->profile->taxonomy, "avoid", avoided[verdict->avoided]));
    for (size_t i = 0; i < plan->musts; i++)
        if (grades[i].possible < GRADE_MET)
            add_change(plan, i, sight, record, &text);
    change = text.length ? json_string(text.text) : json_null();
    strbuf_release(&text);
    return change;
}
