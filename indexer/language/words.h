// SPDX-License-Identifier: GPL-3.0-or-later
// Words of English and Spanish: which language, stems, stop words, regular forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace language {

enum class Language { english, spanish, unsure };

// By a vote over function words and accents; `unsure` when the text is too short to tell.
Language detect(std::string_view text);

// "en" and "es"; "" for unsure. The other way, anything else is unsure.
std::string_view code(Language language);
Language from_code(std::string_view code);

// The stem of a folded word, for ranking. Words that hold a digit, and one-letter words, are their own stem. Spanish
// stems are made after accents are folded, in documents and queries alike, and the one that can be told is put back:
// "deportacion", "deportaciones" and "deportar" have one stem. `unsure` stems as English.
std::string stem(std::string_view folded, Language language);

// A word that carries no weight in ranking ("the", "de", "can").
bool is_stop_word(std::string_view folded, Language language);

// The folded word itself first, then its regular plurals and possessives in both languages when it is a singular:
// "court" -> court, courts, court's, courts'; "ley" -> ley, leyes. A plural gives only itself (and its possessive).
// Forms may include ones that no document has. Source: query-language "Word forms".
std::vector<std::string> regular_forms(std::string_view folded);

}  // namespace language
