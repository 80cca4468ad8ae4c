// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/boilerplate.h"

#include <array>
#include <string>

#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

// Folded phrases by which such text is known (doc_anatomy.md sections 1 and 11).
constexpr auto phrases = std::to_array<std::string_view>({
    "not legal advice",
    "does not constitute legal advice",
    "attorney-client relationship",
    "contact our office",
    "schedule a consultation",
    "call us today",
    "all rights reserved",
    "create any right or benefit",
    "enforceable at law by any party",
    "no es asesoria legal",
    "no constituye asesoria legal",
    "llame a nuestra oficina",
    "todos los derechos reservados",
});

constexpr std::size_t most_words = 120;

}  // namespace

bool is_boilerplate(std::string_view passage) {
  if (language::tokens(passage).size() > most_words) return false;
  const std::string folded = language::fold(passage);
  for (const std::string_view phrase : phrases)
    if (folded.find(phrase) != std::string::npos) return true;
  return false;
}

}  // namespace indexer::passages
