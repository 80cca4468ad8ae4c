// SPDX-License-Identifier: GPL-3.0-or-later
// Metadata values as people name them, to the values documents carry: agencies, types, languages, statuses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace searcher::query {

enum class ValueKind { agency, type, language, status };

// The value documents carry: "u.s. citizenship and immigration services" -> "USCIS", "Policy manual" -> "manual",
// "español" -> "es", "rescinded" -> "rescinded". Nothing when no such value is known.
std::optional<std::string> canonical_value(ValueKind kind, std::string_view text);

// The names known of a kind, for messages; each is its own canonical value.
std::span<const std::string_view> known_values(ValueKind kind);

// "agency", "type", "language", "status"
std::string_view name_of(ValueKind kind);

}  // namespace searcher::query
