// SPDX-License-Identifier: GPL-3.0-or-later
// Words whose dot does not end a sentence, and words that plainly begin one, English and Spanish. Folded, each list
// sorted.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace language {

// A name or a number follows: Mr. Chen, v. Garland, Sra. García, tel. 800. A dot after one never ends a sentence.
inline constexpr std::array never_last = std::to_array<std::string_view>({
    "adm",  "approx", "assoc",   "asst", "atty", "av",   "avda",  "capt", "cf",   "cmdr", "col",  "comm",
    "dep",  "depto",  "dir",     "dr",   "dra",  "eg",   "exec",  "exp",  "ext",  "fax",  "fed",  "frac",
    "ft",   "gdor",   "gen",     "gob",  "gral", "hon",  "ie",    "ing",  "insp", "int",  "jud",  "lcda",
    "lcdo", "lic",    "licda",   "lt",   "maj",  "mr",   "mrs",   "ms",   "mt",   "ofc",  "pres", "proc",
    "prof", "prov",   "rep",     "reps", "sen",  "sens", "sgt",   "sr",   "sra",  "sras", "sres", "srta",
    "ss",   "subsec", "subsecs", "supt", "tel",  "tr",   "trans", "v",    "vgr",  "viz",  "vs",
});

// They count something: p. 3, pt. A, ch. II, vol. 7. Without a number after them, only a word that plainly begins a
// sentence shows its end.
inline constexpr std::array before_number = std::to_array<std::string_view>({
    "app", "apps", "apt",  "arg",   "attach", "bldg",   "ch",   "chs",   "cl",   "cls", "ex",   "exh", "figs",
    "iss", "nn",   "num",  "nums",  "pag",    "pags",   "para", "paras", "parr", "pp",  "pt",   "pts", "rm",
    "sec", "secc", "secs", "subch", "subpt",  "subpts", "supp", "tit",   "tits", "vol", "vols",
});

// The same, but they are also words of their own ("the H-1B cap", "no", "the state of the art"): without a number after
// them the dot is a full stop.
inline constexpr std::array words_before_number = std::to_array<std::string_view>({
    "art",
    "arts",
    "cap",
    "caps",
    "doc",
    "docs",
    "fig",
    "no",
    "nos",
    "op",
    "ord",
    "par",
    "set",
    "tab",
});

// Usually followed by more, but a sentence may end with one: only a word that plainly begins a sentence shows it.
inline constexpr std::array sometimes_last = std::to_array<std::string_view>({
    "abr", "admin", "afm",  "ago",  "agric", "al",     "amdt", "appx", "apr",   "assn",   "auth", "ave",   "bankr",
    "bd",  "blvd",  "bros", "cert", "cfr",   "cia",    "cir",  "co",   "commn", "compil", "cong", "corp",  "ct",
    "ctr", "dept",  "dic",  "dist", "div",   "ed",     "eds",  "educ", "ee",    "eff",    "ene",  "envtl", "est",
    "etc", "evid",  "feb",  "fol",  "fols",  "govt",   "ibid", "id",   "inc",   "intl",   "jr",   "jur",   "llc",
    "lp",  "ltd",   "mem",  "natl", "pm",    "ppdo",   "pto",  "rd",   "reg",   "regs",   "rev",  "rptr",  "sch",
    "sep", "seq",   "serv", "st",   "stat",  "transp", "ud",   "uds",  "univ",  "usc",    "uu",   "vds",
});

// The same when they begin with a capital: states in the names of courts, months, days. In lower case they are words.
inline constexpr std::array sometimes_last_capitalised = std::to_array<std::string_view>({
    "ala",  "am",   "ann",   "ariz", "ark",  "aug", "cal",  "colo", "comp", "conn", "dec",  "del",
    "fla",  "fri",  "ga",    "haw",  "ill",  "ind", "jan",  "jul",  "jun",  "kan",  "la",   "mar",
    "mass", "md",   "mich",  "minn", "miss", "mon", "mont", "neb",  "nev",  "nov",  "oct",  "okla",
    "or",   "ore",  "org",   "pa",   "pub",  "sat", "sept", "sol",  "ste",  "sun",  "tenn", "tex",
    "thu",  "thur", "thurs", "tue",  "tues", "va",  "vt",   "wash", "wed",  "wis",  "wyo",
});

// With a number and a dot they head an item when they begin a sentence: "Step 1. File the form."
inline constexpr std::array item_labels = std::to_array<std::string_view>({
    "answer",  "article", "articulo", "attachment", "capitulo", "chapter",   "clause", "count",   "ejemplo",
    "example", "exhibit", "factor",   "figura",     "figure",   "item",      "nota",   "note",    "part",
    "parte",   "paso",    "pregunta", "prong",      "question", "respuesta", "rule",   "seccion", "section",
    "step",    "tab",     "tabla",    "table",      "title",    "titulo",
});

// Names hold these after an initial: "Juan P. De la Cruz".
inline constexpr std::array name_particles = std::to_array<std::string_view>({
    "al",
    "de",
    "el",
    "la",
    "las",
    "le",
    "lo",
    "los",
    "o",
    "y",
});

// clang-format off
// Capitalised, these begin a sentence even after an abbreviation.
inline constexpr std::array sentence_openers = std::to_array<std::string_view>({
    "a", "accordingly", "additionally", "ademas", "after", "al", "algunas", "algunos", "all", "alli", "also",
    "although", "ambos", "among", "an", "and", "antes", "any", "aqui", "are", "as", "asi", "asimismo", "at",
    "aunque", "because", "before", "both", "but", "by", "cada", "can", "certain", "como", "compare", "con",
    "consequently", "could", "cuando", "de", "despues", "did", "do", "does", "durante", "during", "each", "el",
    "ella", "ellas", "ellos", "en", "entonces", "es", "esa", "esas", "ese", "eso", "esos", "esta", "estas", "este",
    "esto", "estos", "even", "every", "finally", "for", "from", "further", "furthermore", "generally", "given",
    "ha", "has", "have", "having", "he", "hence", "her", "here", "his", "how", "however", "hoy", "if", "in",
    "indeed", "instead", "is", "it", "its", "la", "las", "le", "likewise", "lo", "los", "many", "mi", "moreover",
    "most", "muchos", "my", "nadie", "neither", "nevertheless", "ni", "ningun", "ninguna", "ninguno", "nobody",
    "nor", "not", "o", "on", "once", "only", "or", "otherwise", "our", "para", "pero", "please", "por", "pursuant",
    "que", "quien", "se", "see", "segun", "she", "should", "si", "similarly", "sin", "since", "sino", "so", "sobre",
    "some", "specifically", "su", "such", "sus", "tambien", "tampoco", "that", "the", "their", "then", "there",
    "therefore", "these", "they", "this", "those", "thus", "to", "today", "todos", "tras", "typically", "un", "una",
    "under", "unfortunately", "unless", "unlike", "until", "upon", "usted", "vea", "vease", "was", "we", "were",
    "what", "when", "where", "whereas", "whether", "which", "while", "who", "with", "y", "ya", "yet", "you", "your",
});
// clang-format on

static_assert(std::ranges::is_sorted(never_last) && std::ranges::is_sorted(before_number) &&
              std::ranges::is_sorted(words_before_number) && std::ranges::is_sorted(sometimes_last) &&
              std::ranges::is_sorted(sometimes_last_capitalised) && std::ranges::is_sorted(item_labels) &&
              std::ranges::is_sorted(name_particles) && std::ranges::is_sorted(sentence_openers));

template <std::size_t size>
constexpr bool is_in(const std::array<std::string_view, size>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

}  // namespace language
