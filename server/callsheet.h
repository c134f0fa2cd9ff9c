/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_CALLSHEET_H
#define SERVER_CALLSHEET_H

#include <jansson.h>
#include <stddef.h>

/*
 * What to ask employers, gathered from the shortlists of many clients. It holds vacancies
 * and questions, and nothing of whose they are: which client wants what cannot be read
 * from it. Start with callsheet_new(); it is a JSON object to be freed as such:
 *
 *     {employer: {vacancy: {"vacancy", "title", "place", "url", "questions": [{"ask",
 *     "condition"}]}}}
 */
json_t *callsheet_new(void);

/* Add what is open in one shortlist: unknowns, and what one near miss would have to change. */
void callsheet_add(json_t *sheet, const json_t *shortlist);

/* [{"employer", "vacancies", "questions"}], most questions first. The result is yours. */
json_t *callsheet_employers(const json_t *sheet);

/* The vacancies of one employer, by number; empty where there are none. The result is yours. */
json_t *callsheet_vacancies(const json_t *sheet, const char *employer);

#endif
