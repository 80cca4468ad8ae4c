// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/engine_library.h"

#include <algorithm>
#include <stdexcept>

#include "indexer/passages/passages.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/generation.h"
#include "indexer/store/writer.h"
#include "searcher/search/candidates.h"
#include "searcher/search/match.h"
#include "searcher/search/resolve.h"

namespace oracle {
namespace {

namespace extract = indexer::extract;
namespace search = searcher::search;

// The stored text, paragraph by paragraph: what the passages hold, in order, is the document.
std::vector<Paragraph> paragraphs_of(const std::vector<schema::PassageRecord>& passages) {
  std::vector<Paragraph> paragraphs;
  for (const schema::PassageRecord& passage : passages)
    for (const schema::Paragraph& each : passage.paragraphs) {
      const std::string text = passage.text.substr(each.begin, each.end - each.begin);
      if (each.continues && !paragraphs.empty())
        paragraphs.back().text += " " + text;
      else
        paragraphs.push_back({text, each.kind});
    }
  return paragraphs;
}

extract::BlockKind block_kind(schema::ParagraphKind kind) {
  switch (kind) {
    case schema::ParagraphKind::heading:
      return extract::BlockKind::heading;
    case schema::ParagraphKind::list_item:
      return extract::BlockKind::list_item;
    case schema::ParagraphKind::table_row:
      return extract::BlockKind::table_row;
    case schema::ParagraphKind::footnote:
      return extract::BlockKind::footnote;
    default:
      return extract::BlockKind::paragraph;
  }
}

}  // namespace

extract::Document as_extracted(const OracleDocument& document) {
  extract::Document extracted;
  extracted.format = "text";
  extracted.properties["title"] = {document.metadata.title.value, "front matter"};
  for (const Paragraph& paragraph : document.paragraphs) {
    const bool has_level =
        paragraph.kind == schema::ParagraphKind::heading || paragraph.kind == schema::ParagraphKind::list_item;
    extracted.blocks.push_back(
        {block_kind(paragraph.kind), static_cast<std::uint8_t>(has_level ? 1 : 0), paragraph.text, {}});
  }
  return extracted;
}

EngineLibrary::EngineLibrary(const std::vector<NamedDocument>& documents) {
  const auto index = folder_.path() / "index";
  const auto raw = folder_.path() / "raw";
  std::filesystem::create_directory(index);
  indexer::store::Writer writer(raw, indexer::store::Writer::Open::create);
  for (const NamedDocument& each : documents) {
    const auto analysed = indexer::passages::analyse(each.document, each.path);
    schema::DocumentRecord record;
    record.id = record.path = each.path;
    record.metadata = analysed.metadata;
    writer.add(record, analysed);
    documents_.push_back({paragraphs_of(analysed.passages), analysed.metadata, "", each.path, ""});
    cuts_.push_back(cut(documents_.back().paragraphs));
  }
  writer.commit({});
  indexer::store::publish(index, raw, 1);
  database_ = Xapian::Database((index / schema::generation_name(1)).string());
  for (const NamedDocument& each : documents)
    docids_.push_back(*database_.postlist_begin(schema::term(schema::FieldId::path, each.path)));
}

std::vector<Evaluation> EngineLibrary::evaluate(const searcher::query::Node& node) const {
  const auto resolved = search::resolve(node, database_);
  if (const auto* error = std::get_if<search::QueryError>(&resolved)) throw std::runtime_error(error->message);
  const auto& root = std::get<search::Resolution>(resolved).root;
  search::Work work = search::Work::of_library(database_);
  std::uint64_t proposed = 0;
  const auto found = search::matching_documents(database_, root, Xapian::Query::MatchAll, proposed, work);
  search::Postings postings(database_, work);
  std::vector<Evaluation> all;
  for (const Xapian::docid docid : docids_) {
    if (!std::binary_search(found.begin(), found.end(), docid)) {
      all.emplace_back();
      continue;
    }
    search::DocumentPositions positions(postings, docid);
    const search::Match match = search::evaluate(root, positions, work);
    Evaluation evaluation{true, {}};
    for (const search::Span& span : match.spans) evaluation.spans.push_back({span.first, span.last});
    all.push_back(std::move(evaluation));
  }
  return all;
}

}  // namespace oracle
