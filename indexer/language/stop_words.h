// SPDX-License-Identifier: GPL-3.0-or-later
// Function words of English and Spanish: they vote on the language of a text and weigh nothing in ranking. Folded and
// sorted. Words that carry meaning in this field (no, not, after, before, without, sin, no) are left to weigh.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace language {

inline constexpr std::array english_words = std::to_array<std::string_view>({
    "a",     "about", "am",    "an",     "and",   "any",   "are",    "as",    "at",   "be",   "been", "but",   "by",
    "can",   "could", "did",   "do",     "does",  "for",   "from",   "get",   "had",  "has",  "have", "he",    "her",
    "his",   "how",   "i",     "if",     "in",    "into",  "is",     "it",    "its",  "may",  "me",   "my",    "of",
    "on",    "or",    "our",   "please", "shall", "she",   "should", "so",    "such", "that", "the",  "their", "them",
    "then",  "there", "these", "they",   "this",  "those", "to",     "was",   "we",   "were", "what", "when",  "where",
    "which", "who",   "whom",  "whose",  "why",   "will",  "with",   "would", "you",  "your",
});

inline constexpr std::array spanish_words = std::to_array<std::string_view>({
    "a",     "al",    "como", "con", "cual",  "cuales", "cuando", "de",   "del",  "donde",  "e",     "el",
    "ella",  "ellos", "en",   "era", "es",    "esa",    "ese",    "eso",  "esta", "estan",  "estas", "este",
    "esto",  "estos", "fue",  "ha",  "han",   "hay",    "la",     "las",  "le",   "les",    "lo",    "los",
    "mas",   "me",    "mi",   "mis", "muy",   "o",      "para",   "pero", "por",  "porque", "puede", "puedo",
    "que",   "quien", "se",   "ser", "si",    "sin",    "sobre",  "son",  "su",   "sus",    "te",    "tengo",
    "tiene", "tu",    "un",   "una", "usted", "y",      "ya",     "yo",
});

static_assert(std::ranges::is_sorted(english_words) && std::ranges::is_sorted(spanish_words));

}  // namespace language
