// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/forms.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>

#include "indexer/language/tokens.h"

namespace searcher::search {
namespace {

constexpr std::string_view enye = "ñ";

std::u32string characters(std::string_view utf8) {
  std::u32string result;
  for (const char byte : utf8) {
    const auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xc0) != 0x80)
      result.push_back(bits);
    else if (!result.empty())
      result.back() = (result.back() << 6) | (bits & 0x3f);
  }
  return result;
}

std::size_t length_of(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string too_many(const std::vector<CountedForm>& forms, std::string_view word) {
  std::string text = "«" + std::string(word) +
                     "» has more than 2,000 forms in this library. Write more of its letters. The commonest are";
  for (const auto& [form, count] : commonest(forms, 10)) text += " " + form + " (" + std::to_string(count) + ")";
  return text + ".";
}

// Edits between two words, or `limit` + 1 when there are more.
std::size_t edits(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> before;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::vector<std::size_t> last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = last;
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
  }
  return row.back();
}

// Terms of the text field have no prefix; prefixes begin with a capital letter, folded words never do.
bool is_word(const std::string& term) { return !term.empty() && (term[0] < 'A' || term[0] > 'Z'); }

}  // namespace

bool is_truncated(std::string_view word) { return word.find_first_of("!*?") != std::string_view::npos; }

Expansion expand(const Xapian::Database& database, schema::FieldId field, const query::Pattern& pattern,
                 std::size_t most) {
  Expansion expansion;
  const std::string& word = pattern.text;
  const std::string_view root = query::root(pattern);
  if (characters(root).size() < 3) {
    expansion.error =
        "«" + word + "» is too short before its first " + word[root.size()] + "; write at least three letters.";
    return expansion;
  }
  const std::string prefix(schema::field(field).prefix);
  const std::string from = prefix + std::string(root);
  for (auto at = database.allterms_begin(from); at != database.allterms_end(from); ++at) {
    const std::string form = (*at).substr(prefix.size());
    // A form with ñ stands beside its folded form, which counts for it.
    if (!pattern.has_enye && form.find(enye) != std::string::npos) continue;
    if (query::matches(pattern, form)) expansion.forms.emplace_back(form, at.get_termfreq());
  }
  if (expansion.forms.size() > most) {
    expansion.too_many = true;
    expansion.error = too_many(expansion.forms, word);
  }
  return expansion;
}

std::vector<CountedForm> counted_forms(const Xapian::Database& database, schema::FieldId field,
                                       const std::vector<std::string>& forms) {
  std::vector<CountedForm> counted;
  for (const std::string& form : forms)
    if (const auto frequency = database.get_termfreq(schema::term(field, form)); frequency > 0)
      counted.emplace_back(form, frequency);
  return commonest(std::move(counted), counted.size());
}

std::vector<CountedForm> commonest(std::vector<CountedForm> forms, std::size_t most) {
  std::stable_sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (forms.size() > most) forms.resize(most);
  return forms;
}

std::vector<std::string> enye_variants(std::string_view folded) {
  std::vector<std::string> variants;
  for (std::size_t at = folded.find('n'); at != std::string_view::npos; at = folded.find('n', at + 1))
    variants.push_back(std::string(folded.substr(0, at)) + "ñ" + std::string(folded.substr(at + 1)));
  return variants;
}

std::string nearest_word(const Xapian::Database& database, std::string_view folded) {
  const std::u32string wanted = characters(folded);
  if (wanted.size() < 4) return {};
  std::size_t limit = wanted.size() < 6 ? 1 : 2;
  std::string best;
  std::uint64_t best_frequency = 0;
  auto at = database.allterms_begin();
  at.skip_to("a");  // prefixes and numbers come before
  for (; at != database.allterms_end(); ++at) {
    const std::string term = *at;
    const std::size_t length = length_of(term);
    if (length > wanted.size() + limit || length + limit < wanted.size()) continue;
    if (!is_word(term) || std::any_of(term.begin(), term.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
    const std::size_t distance = edits(wanted, characters(term), limit);
    if (distance > limit) continue;
    if (distance == limit && !best.empty() && at.get_termfreq() <= best_frequency) continue;
    best = term;
    best_frequency = at.get_termfreq();
    limit = distance;
  }
  return best;
}

std::uint64_t count_matches(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_lower_bound();
}

}  // namespace searcher::search
