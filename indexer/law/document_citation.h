// SPDX-License-Identifier: GPL-3.0-or-later
// Which citation a document is, so that a search for the citation can put the thing itself first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace law {

// The keys of the citations a document is, the one it is known by first: "8 CFR § 1003.18 Scheduling of cases" ->
// cfr:8:1003.18; an executive order printed in the Federal Register -> eo:14159, frdoc:2025-02006.
// `type` is a key of the document types ("statute", "memo"; empty = not known), `number` and `title` its metadata,
// `path` its path in the library. A title counts only where it names the document itself, not what it is about.
std::vector<std::string> own_keys(std::string_view type, std::string_view number, std::string_view title,
                                  std::string_view path);

// The first of them.
std::optional<std::string> own_key(std::string_view type, std::string_view number, std::string_view title,
                                   std::string_view path);

}  // namespace law
