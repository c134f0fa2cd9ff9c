/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_SUITED_H
#define SUITED_SUITED_H

/* All of libsuited. Programs that need one part include that part's header instead. */
#include "suited/account.h"
#include "suited/alerts.h"
#include "suited/audit.h"
#include "suited/casebook.h"
#include "suited/change.h"
#include "suited/client.h"
#include "suited/corpus.h"
#include "suited/day.h"
#include "suited/door.h"
#include "suited/error.h"
#include "suited/ingest.h"
#include "suited/invite.h"
#include "suited/note.h"
#include "suited/places.h"
#include "suited/posting.h"
#include "suited/profile.h"
#include "suited/row.h"
#include "suited/search.h"
#include "suited/shortlist.h"
#include "suited/store.h"
#include "suited/taxonomy.h"
#include "suited/vacancy.h"

#endif
