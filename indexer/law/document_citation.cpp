// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/document_citation.h"

#include <algorithm>

#include "indexer/law/citations.h"
#include "indexer/law/reader.h"

namespace law {
namespace {

bool is_any(std::string_view value, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), value) != of.end();
}

std::string_view file_stem(std::string_view path) {
  path.remove_prefix(std::min(path.rfind('/') + 1, path.size()));
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

// Which families a document of a type can itself be; a notice about § 214.2 is not § 214.2.
bool fits(std::string_view type, std::string_view key) {
  const auto begins = [&](std::initializer_list<std::string_view> prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view p) { return key.starts_with(p); });
  };
  const bool law_text = begins({"ina:", "usc:", "cfr:"});
  if (type.empty() || type == "other") return !begins({"rep:", "dkt:", "matter:", "hq:"});
  if (type == "statute") return begins({"ina:", "usc:", "publ:"});
  if (type == "regulation") return begins({"cfr:", "fr:", "frdoc:"});
  if (type == "federal-register") return begins({"fr:", "frdoc:"});
  if (type == "executive-order") return begins({"eo:", "pp:", "fr:", "frdoc:"});
  if (is_any(type, {"precedent", "decision"})) return begins({"in:", "indec:", "matter:", "aao:", "rep:", "dkt:"});
  if (type == "form") return begins({"form:"});
  if (type == "manual") return begins({"uscispm:", "afm:", "fam:", "icpm:", "biapm:", "eoirpm:"});
  if (is_any(type, {"memo", "directive", "alert"})) return begins({"memo:", "deleg:", "afmupd:", "aila:"});
  if (is_any(type, {"article", "report", "mail"})) return false;
  return !law_text && begins({"form:", "uscispm:", "aila:"});
}

class OwnKeys {
 public:
  explicit OwnKeys(std::string_view type) : type_(type) {}

  void add(std::string key) {
    if (fits(type_, key) && std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.push_back(std::move(key));
  }
  void add_parsed(std::string_view text) {
    if (const auto citation = parse_citation(text)) add(citation->key);
  }
  bool empty() const { return keys_.empty(); }
  std::vector<std::string> take() { return std::move(keys_); }

 private:
  std::string_view type_;
  std::vector<std::string> keys_;
};

bool is_document_number(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  return hyphen != std::string_view::npos && (hyphen == 4 || hyphen == 2) && all_digits(text.substr(0, hyphen)) &&
         all_digits(text.substr(hyphen + 1)) && text.size() - hyphen >= 5 && text.size() - hyphen <= 7;
}

void add_number(OwnKeys& keys, std::string_view type, std::string_view number) {
  const std::string text(number);
  if (number.empty()) return;
  if (is_any(type, {"federal-register", "executive-order"}) && is_document_number(number))
    return keys.add("frdoc:" + text);
  if (is_any(type, {"decision", "precedent"}) && all_digits(number) && number.size() >= 6 && number.size() <= 9)
    return keys.add("aao:" + without_leading_zeros(number));
  if (type == "statute" && number.front() >= '1' && number.front() <= '9') return keys.add_parsed("8 U.S.C. " + text);
  if (type == "regulation" && number.front() >= '1' && number.front() <= '9') return keys.add_parsed("8 CFR " + text);
  keys.add_parsed(number);
}

// A title that begins with a citation: "INA § 240A (8 U.S.C. § 1229b) Cancellation", "PM 25-16: Cancellation of ...".
void add_title(OwnKeys& keys, std::string_view type, std::string_view title) {
  const auto found = find_citations(title.substr(0, 200));
  if (!found.empty() && found.front().begin == 0) {
    const bool precedent = found.size() > 1 && found[1].key.starts_with("in:") && type == "precedent";
    keys.add(precedent ? found[1].key : found.front().key);
  }
  if (type == "regulation" && !title.empty()) keys.add_parsed(title.substr(0, title.find(' ', title.find(' ') + 1)));
}

// "Matter of CRUZ-VALDEZ", beside the number of the decision: people look for either.
void add_name_of_case(OwnKeys& keys, std::string_view title) {
  const auto found = find_citations(title.substr(0, 200));
  if (!found.empty() && found.front().begin == 0 && found.front().key.starts_with("matter:"))
    keys.add(found.front().key);
}

// "INA-240A", "8cfr-1003.18", "2025-01720", "2020-01-09_2020-00182", "uscis.gov_i_485",
// "policy_manual_volume_7_part_b".
void add_path(OwnKeys& keys, std::string_view type, std::string_view path) {
  std::string stem(file_stem(path));
  const std::size_t last = stem.find_last_of('_');
  const std::string_view tail = std::string_view(stem).substr(last == std::string::npos ? 0 : last + 1);
  if (is_any(type, {"federal-register", "executive-order"}) && is_document_number(tail))
    return keys.add("frdoc:" + std::string(tail));
  const std::size_t manual = stem.find("volume");
  const std::size_t page = stem.find(".gov_");
  if (page != std::string::npos && manual == std::string::npos) stem.erase(0, page + 5);
  if (manual != std::string::npos) stem.erase(0, manual);
  for (char& c : stem)
    if (c == '_' || (c == '-' && !is_document_number(stem))) c = ' ';
  if (manual != std::string::npos) return keys.add_parsed("Policy Manual " + stem);
  // "89-fr-46742-efficient-case-management"
  if (const auto found = find_citations(upper(stem));
      is_any(type, {"federal-register", "executive-order"}) && !found.empty() && found.front().begin == 0)
    return keys.add(found.front().key);
  keys.add_parsed(stem);
}

}  // namespace

std::vector<std::string> own_keys(std::string_view type, std::string_view number, std::string_view title,
                                  std::string_view path) {
  OwnKeys keys(type);
  const bool by_title = is_any(type, {"", "other", "statute", "regulation", "manual", "form"});
  if (by_title) add_title(keys, type, title);
  if (keys.empty()) add_number(keys, type, number);
  if (keys.empty()) add_title(keys, type, title);
  if (is_any(type, {"decision", "precedent"})) add_name_of_case(keys, title);
  if (keys.empty() || type == "executive-order") add_path(keys, type, path);
  return keys.take();
}

std::optional<std::string> own_key(std::string_view type, std::string_view number, std::string_view title,
                                   std::string_view path) {
  const auto keys = own_keys(type, number, title, path);
  if (keys.empty()) return std::nullopt;
  return keys.front();
}

}  // namespace law
