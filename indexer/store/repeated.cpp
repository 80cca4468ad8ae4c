// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/repeated.h"

#include <set>
#include <string>
#include <string_view>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/fingerprint.h"

namespace indexer::store {
namespace {

using language::Token;
using schema::FieldId;

// The term of a paragraph of the words [first, last); empty = it is too short to be compared.
std::string term_of(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
  if (last - first < least_repeated_words) return {};
  return schema::term(FieldId::paragraph, hex(hash_of_words(tokens, first, last)));
}

// Calls `each` with every paragraph, its term and its number of words.
template <typename Each>
void for_each_paragraph(const std::vector<schema::Paragraph>& paragraphs, const std::vector<Token>& tokens, Each each) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::size_t first = next;
    while (next < tokens.size() && tokens[next].begin < paragraphs[i].end) ++next;
    if (paragraphs[i].kind != schema::ParagraphKind::heading) each(i, term_of(tokens, first, next), next - first);
  }
}

bool in_many_families(const Xapian::Database& database, const std::string& term) {
  std::set<std::string> families;
  auto family = database.valuestream_begin(schema::slot::family);
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    family.skip_to(*at);
    if (family == database.valuestream_end(schema::slot::family)) break;
    families.insert(*family);
    if (families.size() >= repeated_in) return true;
  }
  return false;
}

bool is_repeated(const Xapian::Database& database, const std::string& term) {
  return database.get_termfreq(term) >= repeated_in && in_many_families(database, term);
}

std::set<std::string> repeated_terms(const Xapian::Database& database) {
  std::set<std::string> terms;
  const std::string prefix(schema::field(FieldId::paragraph).prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
    if (term.get_termfreq() >= repeated_in && in_many_families(database, *term)) terms.insert(*term);
  return terms;
}

// The terms that the last run had marked, one a line.
std::set<std::string> marked_terms(const Xapian::Database& database) {
  const std::string lines = database.get_metadata(schema::repeated_key);
  std::set<std::string> terms;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    terms.insert(lines.substr(begin, end - begin));
    begin = end == std::string::npos ? lines.size() : end + 1;
  }
  return terms;
}

void keep_terms(Xapian::WritableDatabase& database, const std::set<std::string>& terms) {
  std::string lines;
  for (const std::string& term : terms) lines += (lines.empty() ? "" : "\n") + term;
  database.set_metadata(schema::repeated_key, lines);
}

// A notice that says little more than its title must still be found by it.
bool is_whole_document(const Xapian::Database& database, Xapian::docid docid, const schema::PassageRecord& passage) {
  const Xapian::Document document = database.get_document(docid - passage.ordinal - 1);
  return Xapian::sortable_unserialise(document.get_value(schema::slot::passages)) <= 1;
}

void mark(Xapian::WritableDatabase& database, Xapian::docid docid, const std::set<std::string>& repeated) {
  Xapian::Document document = database.get_document(docid);
  const schema::PassageRecord before = schema::decode_passage(document.get_data());
  schema::PassageRecord passage = before;
  clear_repeated(passage);
  std::size_t words = 0;
  std::size_t words_repeated = 0;
  for_each_paragraph(before.paragraphs, language::tokens(before.text),
                     [&](std::size_t i, const std::string& term, std::size_t count) {
                       words += count;
                       if (term.empty() || !repeated.contains(term)) return;
                       words_repeated += count;
                       passage.paragraphs[i].repeated = true;
                     });
  passage.repeated = words_repeated > 0 && 2 * words_repeated >= words && !is_whole_document(database, docid, passage);
  if (passage == before) return;
  document.set_data(schema::encode(passage));
  database.replace_document(docid, document);
}

// All passages that hold one of `terms`.
void mark_holders(Xapian::WritableDatabase& database, const std::set<std::string>& terms,
                  const std::set<std::string>& repeated) {
  std::set<Xapian::docid> passages;
  for (const std::string& term : terms) passages.insert(database.postlist_begin(term), database.postlist_end(term));
  for (const Xapian::docid docid : passages) mark(database, docid, repeated);
}

}  // namespace

void add_paragraphs(Xapian::Document& document, const schema::DocumentRecord& record,
                    const schema::PassageRecord& passage, const std::vector<Token>& tokens) {
  const std::string& type = record.metadata.type.value;
  if (type == "statute" || type == "regulation") return;
  for_each_paragraph(passage.paragraphs, tokens, [&](std::size_t, const std::string& term, std::size_t) {
    if (!term.empty()) document.add_boolean_term(term);
  });
}

void collect_paragraphs(const Xapian::Document& passage, std::set<std::string>& terms) {
  const std::string prefix(schema::field(FieldId::paragraph).prefix);
  auto term = passage.termlist_begin();
  for (term.skip_to(prefix); term != passage.termlist_end() && (*term).starts_with(prefix); ++term) terms.insert(*term);
}

void mark_repeated(const Xapian::Database& all, std::vector<Xapian::WritableDatabase>& parts) {
  const std::set<std::string> now = repeated_terms(all);
  for (Xapian::WritableDatabase& part : parts) mark_holders(part, now, now);
  keep_terms(parts.front(), now);
}

void mark_repeated(Xapian::WritableDatabase& database, const std::set<std::string>& touched) {
  const std::set<std::string> before = marked_terms(database);
  std::set<std::string> now = before;
  std::set<std::string> looked_at;
  for (const std::string& term : touched) {
    const bool was = before.contains(term);
    const bool is = is_repeated(database, term);
    if (is) now.insert(term);
    if (!is) now.erase(term);
    if (was || is) looked_at.insert(term);
  }
  mark_holders(database, looked_at, now);
  if (now != before) keep_terms(database, now);
}

void clear_repeated(schema::PassageRecord& passage) {
  passage.repeated = false;
  for (schema::Paragraph& paragraph : passage.paragraphs) paragraph.repeated = false;
}

}  // namespace indexer::store
