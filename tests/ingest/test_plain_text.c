/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/advert.h"

#include <stdlib.h>

#include "support.h"

static void assert_plain(const char *html, const char *expected)
{
    char *text = plain_text(html);

    assert_string_equal(text, expected);
    free(text);
}

static void text_without_tags_is_kept_byte_for_byte(void **state)
{
    (void)state;
    assert_plain("  Care\t assistant\r\n\n16 hours, a < b, <5 years, AT&T \xC2\xA0 ",
                 "  Care\t assistant\r\n\n16 hours, a < b, <5 years, AT&T \xC2\xA0 ");
}

static void blocks_and_breaks_become_lines(void **state)
{
    (void)state;
    assert_plain("<h2>The job</h2>Sorting <b>post</b>ed\nmail<br><br>By hand<div>Daily</div>",
                 "The job\nSorting posted mail\n\nBy hand\nDaily");
}

static void list_items_become_bullets_once(void **state)
{
    (void)state;
    assert_plain("You will<ul><li>answer calls</li><li><p>file papers</p></li><li>• greet"
                 "</li><li></li></ul>Thanks",
                 "You will\n• answer calls\n• file papers\n• greet\nThanks");
}

static void html_escaped_once_or_twice_reads_the_same(void **state)
{
    (void)state;
    assert_plain("<p>Tea &amp; cake</p><p>Soup</p>", "Tea & cake\nSoup");
    assert_plain("&lt;p&gt;Tea &amp;amp; cake&lt;/p&gt;&lt;p&gt;Soup&lt;/p&gt;",
                 "Tea & cake\nSoup");
    assert_plain("&amp;lt;p&amp;gt;Tea &amp;amp;amp; cake&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;"
                 "Soup&amp;lt;/p&amp;gt;",
                 "Tea & cake\nSoup");
}

static void entities_in_plain_text_leave_its_lines_alone(void **state)
{
    (void)state;
    assert_plain("R&amp;D  team\n&pound;12 &#8211; &#x33; &unknown; &#146;",
                 "R&D  team\n£12 – 3 &unknown; ’");
}

static void lines_count_where_only_inline_tags_stand(void **state)
{
    (void)state;
    assert_plain("Hours:\n<b>16</b> a week", "Hours:\n16 a week");
    assert_plain("<p>Hours:\n<b>16</b> a week</p>", "Hours: 16 a week");
}

static void scripts_styles_and_buttons_are_dropped(void **state)
{
    (void)state;
    assert_plain("<style>p{}</style><p>Seen<script>alert('<p>no</p>')</script></p>"
                 "<button>Apply</button><!-- hidden -->",
                 "Seen");
}

static void spaces_of_all_kinds_fold_and_controls_go(void **state)
{
    (void)state;
    assert_plain("<p>a\xC2\xA0 \xE2\x80\x89 b\xE2\x80\x8B"
                 "c\x01&nbsp;&#8203;d</p>",
                 "a bc d");
}

static void table_cells_are_parted(void **state)
{
    (void)state;
    assert_plain("<table><tr><td>Hours</td><td>20</td></tr><tr><td>Pay</td></tr></table>",
                 "Hours 20\nPay");
}

static void bytes_that_are_no_utf8_are_replaced(void **state)
{
    (void)state;
    assert_plain("caf\xE9 \xC3", "caf\xEF\xBF\xBD \xEF\xBF\xBD");
    assert_plain("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void a_long_text_is_cut_between_characters(void **state)
{
    size_t length = ((size_t)1 << 20) + 3;
    char *html = malloc(length + 1), *text;

    (void)state;
    memset(html, 'x', length);
    memcpy(html + ((size_t)1 << 20) - 1, "\xC3\xA9", 2);
    html[length] = '\0';
    text = plain_text(html);
    assert_int_equal(strlen(text), ((size_t)1 << 20) - 1);
    free(text);
    free(html);
}

static void deep_nesting_ends_the_reading_and_nothing_else(void **state)
{
    char *html = calloc(3, 100001), *text;

    (void)state;
    memcpy(html, "<p>first</p>", 12);
    for (size_t i = 0, at = strlen(html); i < 90000; i++, at += 3)
        memcpy(html + at, "<b>", 3);
    text = plain_text(html);
    assert_string_equal(text, "first");
    free(text);
    free(html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_without_tags_is_kept_byte_for_byte),
        cmocka_unit_test(blocks_and_breaks_become_lines),
        cmocka_unit_test(list_items_become_bullets_once),
        cmocka_unit_test(html_escaped_once_or_twice_reads_the_same),
        cmocka_unit_test(entities_in_plain_text_leave_its_lines_alone),
        cmocka_unit_test(lines_count_where_only_inline_tags_stand),
        cmocka_unit_test(scripts_styles_and_buttons_are_dropped),
        cmocka_unit_test(spaces_of_all_kinds_fold_and_controls_go),
        cmocka_unit_test(table_cells_are_parted),
        cmocka_unit_test(bytes_that_are_no_utf8_are_replaced),
        cmocka_unit_test(a_long_text_is_cut_between_characters),
        cmocka_unit_test(deep_nesting_ends_the_reading_and_nothing_else),
    };

    return cmocka_run_group_tests_name("plain_text", tests, NULL, NULL);
}
