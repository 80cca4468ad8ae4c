// SPDX-License-Identifier: GPL-3.0-or-later
// Policy alerts that later ones may have overtaken. An alert never says so itself: it names the chapters of the Policy
// Manual that it changes, and the next change of a chapter is told in an alert of its own.
#pragma once

#include <string_view>

#include "searcher/search/open.h"
#include "searcher/search/result.h"

namespace searcher::search {

// The alerts with a later date that name a chapter of the Policy Manual that this alert names, or a section of it;
// where this one names a whole part, all that name it or a chapter of it. None of documents that are no alerts or have
// no date.
LaterAlerts later_alerts(const OpenLibrary& open, std::string_view id, const schema::Metadata& metadata);

void add_later_alerts(const OpenLibrary& open, std::vector<DocumentHit>& hits);

}  // namespace searcher::search
