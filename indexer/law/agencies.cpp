// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/agencies.h"

#include <algorithm>
#include <array>

#include "indexer/law/citations.h"
#include "indexer/law/reader.h"

namespace law {
namespace {

struct Name {
  std::string_view words;  // folded
  std::string_view agency;
  int weight;             // the office of an agency says more than the agency, the agency more than its department
  bool capitals = false;  // an acronym that is also a word: only as written in capitals
};

constexpr auto names = std::to_array<Name>({
    {"principal legal advisor", "ICE OPLA", 4},
    {"opla", "ICE OPLA", 4},
    {"enforcement and removal operations", "ICE ERO", 4},
    {"ero", "ICE ERO", 4, true},
    {"homeland security investigations", "ICE HSI", 4},
    {"hsi", "ICE HSI", 4, true},
    {"student and exchange visitor program", "ICE SEVP", 4},
    {"immigration and customs enforcement", "ICE", 3},
    {"immigration & customs enforcement", "ICE", 3},
    {"ice", "ICE", 3, true},
    {"administrative appeals office", "USCIS AAO", 4},
    {"aao", "USCIS AAO", 4},
    {"citizenship and immigration services", "USCIS", 3},
    {"citizenship & immigration services", "USCIS", 3},
    {"uscis", "USCIS", 3},
    {"usc is", "USCIS", 3, true},
    {"servicio de ciudadania e inmigracion", "USCIS", 3},
    {"customs and border protection", "CBP", 3},
    {"customs & border protection", "CBP", 3},
    {"cbp", "CBP", 3},
    {"border patrol", "CBP", 3},
    {"board of immigration appeals", "EOIR BIA", 4},
    {"bia", "EOIR BIA", 4, true},
    {"office of the chief immigration judge", "EOIR OCIJ", 4},
    {"ocij", "EOIR OCIJ", 4},
    {"chief administrative hearing officer", "EOIR OCAHO", 4},
    {"executive office for immigration review", "EOIR", 3},
    {"immigration court", "EOIR", 3},
    {"eoir", "EOIR", 3},
    {"eolr", "EOIR", 3},
    {"immigration and naturalization service", "INS", 3},
    {"immigration & naturalization service", "INS", 3},
    {"ins", "INS", 3, true},
    {"attorney general", "DOJ AG", 3},
    {"department of homeland security", "DHS", 2},
    {"departamento de seguridad nacional", "DHS", 2},
    {"secretary of homeland security", "DHS", 2},
    {"dhs", "DHS", 2},
    {"department of justice", "DOJ", 2},
    {"departamento de justicia", "DOJ", 2},
    {"doj", "DOJ", 2},
    {"department of state", "DOS", 2},
    {"departamento de estado", "DOS", 2},
    {"dos", "DOS", 2, true},
    {"employment and training administration", "DOL ETA", 4},
    {"department of labor", "DOL", 2},
    {"departamento de trabajo", "DOL", 2},
    {"dol", "DOL", 2, true},
    {"office of refugee resettlement", "HHS ORR", 4},
    {"department of health and human services", "HHS", 2},
    {"social security administration", "SSA", 2},
    {"executive office of the president", "White House", 2},
    {"the white house", "White House", 2},
    {"white house", "White House", 2},
    {"casa blanca", "White House", 2},
});

bool in_capitals(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

struct Series {
  std::string_view prefix;  // of keys
  std::string_view agency;
  std::string_view type;
};

constexpr auto series = std::to_array<Series>({
    {"memo:uscis:pm-", "USCIS", "memo"},
    {"memo:uscis:pa-", "USCIS", "alert"},
    {"memo:eoir:", "EOIR", "memo"},
    {"memo:ice:", "ICE", "directive"},
    {"memo:cbp:", "CBP", "directive"},
    {"memo:dhs:md-", "DHS", "directive"},
    {"memo:dhs:", "DHS", "memo"},
    {"deleg:dhs:", "DHS", "directive"},
    {"eo:", "White House", "executive-order"},
    {"pp:", "White House", "executive-order"},
    {"in:", "EOIR BIA", "precedent"},
    {"aao:", "USCIS AAO", "decision"},
    {"hq:", "INS", "memo"},
});

constexpr std::size_t most_lines = 40;
constexpr std::size_t longest_number_line = 90;  // bytes; longer lines are sentences

// What stands before the number on its line, when the line states the number of the document.
bool states_own_number(std::string_view before) {
  const std::string folded = lower(before);
  for (const std::string_view word :
       {"cancel", "supersed", "rescind", "replac", "fea", "enterprise architecture", "reference", "authorit", "see ",
        "pursuant", "amend", "subject", "previous", "former", "revis", "reinstat", "under", " of "})
    if (folded.find(word) != std::string::npos) return false;
  return Reader(before).size() <= 8;  // more is a sentence
}

std::string number_of(std::string_view key) {
  const std::string shown = display(key);
  for (const std::string_view label : {"ICE Directive ", "CBP Directive ", "DHS Policy Statement ", "DHS Instruction ",
                                       "DHS Management Directive ", "DHS Delegation "})
    if (shown.starts_with(label)) return shown.substr(label.size());
  return shown;
}

std::optional<DocumentNumber> number_of_line(std::string_view line, bool after_number_label) {
  for (const Citation& citation : find_citations(line)) {
    const auto row =
        std::find_if(series.begin(), series.end(), [&](const Series& s) { return citation.key.starts_with(s.prefix); });
    if (row == series.end()) continue;
    const std::string_view before = line.substr(0, citation.begin);
    const bool subject = lower(before).find("subject") != std::string::npos && citation.end < line.size() &&
                         line[citation.end] == ':';  // "SUBJECT: OPPM 17-01: Continuances"
    const bool own = subject || states_own_number(before);
    if (!own || (line.size() > longest_number_line && !subject && citation.begin > 0 && !after_number_label)) continue;
    DocumentNumber number{number_of(citation.key), std::string(row->agency), std::string(row->type), citation.key};
    if (row->prefix == "in:" && lower(line).find("a.g.") != std::string::npos) number.agency = "DOJ AG";
    return number;
  }
  return std::nullopt;
}

// A label whose value goes on below it: other documents' numbers stand there.
bool names_others(std::string_view line) {
  const std::string folded = lower(line.substr(0, 60));
  for (const std::string_view label : {"cancellation", "superseded", "supersedes", "rescinds", "rescission",
                                       "references", "authority", "authorities", "subject", "re:", "purpose"})
    if (folded.starts_with(label)) return true;
  return false;
}

bool is_label(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon < 30;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\f") == std::string_view::npos; }

}  // namespace

std::optional<std::string> agency_named_in(std::string_view text) {
  const Reader r(text.substr(0, 4000));
  const Name* best = nullptr;
  for (std::size_t at = 0; at < r.size(); ++at) {
    if (!r.is_word(at)) continue;
    for (const Name& name : names) {
      if (best != nullptr && name.weight <= best->weight) continue;
      if (r.phrase(at, name.words) == 0) continue;
      if (name.capitals && !in_capitals(r.view(at))) continue;
      best = &name;
    }
  }
  if (best == nullptr) return std::nullopt;
  return std::string(best->agency);
}

std::optional<DocumentNumber> number_in_head(std::string_view head) {
  bool others = false;
  for (std::size_t lines = 0; lines < most_lines && !head.empty(); ++lines) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r\f"), line.size()));
    if (is_blank(line) || is_label(line)) others = names_others(line);
    if (others && !lower(line).starts_with("subject")) continue;
    if (auto number = number_of_line(line.substr(0, 400), false)) return number;
  }
  return std::nullopt;
}

}  // namespace law
