// SPDX-License-Identifier: GPL-3.0-or-later
// Words whose dot does not end a sentence, and words that plainly begin one. Folded, each list sorted.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace language {

// What follows belongs to them: a name, a number, a section. A dot after one never ends a sentence.
inline constexpr std::array never_last = std::to_array<std::string_view>({
    "arg",  "art",  "arts", "atty", "cap",  "caps",  "cf",   "ch",   "chs",  "cl",   "comm", "cong", "dept",
    "dist", "div",  "doc",  "docs", "dr",   "dra",   "eg",   "evid", "exec", "exh",  "exp",  "fed",  "fig",
    "frac", "gen",  "gob",  "hon",  "ie",   "inc",   "ing",  "insp", "int",  "jud",  "lcdo", "lic",  "licda",
    "lt",   "maj",  "mr",   "mrs",  "ms",   "mt",    "nn",   "no",   "nos",  "num",  "nums", "ofc",  "op",
    "ord",  "pag",  "pags", "par",  "para", "paras", "parr", "pp",   "pres", "prof", "pt",   "pts",  "pub",
    "rep",  "reps", "sec",  "secc", "secs", "sen",   "sens", "sgt",  "sr",   "sra",  "sras", "sres", "srta",
    "ss",   "supp", "tit",  "tits", "tr",   "trans", "v",    "vgr",  "viz",  "vol",  "vols", "vs",
});

// Usually followed by more, but a sentence may end with one: only a word that plainly begins a sentence shows it.
inline constexpr std::array sometimes_last = std::to_array<std::string_view>({
    "abr",  "afm",  "ago", "al",   "am",  "app", "apps", "apr", "aug", "ave", "bros", "cfr", "cia", "cir",
    "co",   "corp", "ct",  "ctr",  "dec", "dic", "ed",   "eds", "ee",  "ene", "est",  "etc", "ex",  "feb",
    "ibid", "id",   "jan", "jr",   "jul", "jun", "let",  "ltd", "mar", "mem", "nov",  "oct", "pm",  "reg",
    "regs", "rev",  "sep", "sept", "set", "st",  "stat", "ud",  "uds", "usc", "uu",   "vds",
});

// Capitalised, these begin a sentence even after an abbreviation.
inline constexpr std::array sentence_openers = std::to_array<std::string_view>({
    "a",         "accordingly", "additionally", "ademas",   "after",   "al",           "all",       "although",
    "an",        "and",         "antes",        "any",      "as",      "asimismo",     "at",        "aunque",
    "because",   "before",      "both",         "but",      "by",      "como",         "con",       "consequently",
    "cuando",    "de",          "despues",      "during",   "each",    "el",           "ella",      "ellos",
    "en",        "es",          "esa",          "ese",      "esta",    "estas",        "este",      "esto",
    "estos",     "even",        "every",        "finally",  "for",     "from",         "further",   "furthermore",
    "he",        "hence",       "her",          "his",      "how",     "however",      "if",        "in",
    "indeed",    "instead",     "it",           "its",      "la",      "las",          "le",        "likewise",
    "lo",        "los",         "many",         "moreover", "most",    "nevertheless", "ni",        "nor",
    "not",       "o",           "on",           "once",     "only",    "or",           "otherwise", "our",
    "para",      "pero",        "por",          "pursuant", "que",     "quien",        "se",        "section",
    "she",       "si",          "similarly",    "sin",      "since",   "so",           "some",      "su",
    "such",      "sus",         "tambien",      "that",     "the",     "their",        "then",      "there",
    "therefore", "these",       "they",         "this",     "those",   "thus",         "to",        "todos",
    "un",        "una",         "under",        "unless",   "unlike",  "until",        "upon",      "usted",
    "we",        "what",        "when",         "where",    "whether", "which",        "while",     "who",
    "with",      "y",           "ya",           "yet",      "you",     "your",
});

static_assert(std::ranges::is_sorted(never_last) && std::ranges::is_sorted(sometimes_last) &&
              std::ranges::is_sorted(sentence_openers));

template <std::size_t size>
constexpr bool is_in(const std::array<std::string_view, size>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

}  // namespace language
