// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json.h"

#include <nlohmann/json.hpp>

#include "searcher/render/digest_json.h"
#include "searcher/render/folders_json.h"
#include "searcher/render/words.h"
#include "searcher/search/result.h"

namespace searcher::render {
namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

Json of(const schema::Sourced& value) {
  return value.value.empty() ? Json(nullptr) : Json{{"value", value.value}, {"source", value.source}};
}

Json of(const schema::Metadata& metadata) {
  return {{"title", of(metadata.title)},         {"type", of(metadata.type)},         {"agency", of(metadata.agency)},
          {"number", of(metadata.number)},       {"author", of(metadata.author)},     {"date", of(metadata.date)},
          {"effective", of(metadata.effective)}, {"language", of(metadata.language)}, {"url", of(metadata.url)},
          {"status", of(metadata.status)},       {"note", of(metadata.note)}};
}

Json of(const schema::Pin& pin) {
  Json json = Json::object();
  if (pin.first_page > 0) {
    json["pdf_page"] = pin.first_page;
    json["pdf_page_last"] = pin.last_page;
    json["printed_page"] = pin.first_label.empty() ? Json(nullptr) : Json(pin.first_label);
    json["printed_page_last"] = pin.last_label.empty() ? Json(nullptr) : Json(pin.last_label);
  }
  json["paragraph"] = pin.first_paragraph;
  json["paragraph_last"] = pin.last_paragraph;
  return json;
}

Json of(const std::vector<search::Copy>& copies) {
  Json json = Json::array();
  for (const search::Copy& copy : copies)
    json.push_back({{"id", copy.id}, {"path", copy.path}, {"title", copy.title}, {"searchable", copy.searchable}});
  return json;
}

Json of(const std::vector<search::Range>& ranges) {
  Json json = Json::array();
  for (const search::Range& range : ranges) json.push_back({range.begin, range.end});
  return json;
}

Json of(const search::PassageHit& hit) {
  return {{"passage", hit.ordinal + 1},   {"snippet", hit.snippet},     {"highlights", of(hit.highlights)},
          {"cut_before", hit.cut_before}, {"cut_after", hit.cut_after}, {"headings", hit.headings},
          {"lead_ins", hit.lead_ins},     {"pin", of(hit.pin)},         {"language", hit.language},
          {"score", hit.score},           {"missing", hit.missing},     {"why", hit.why},
          {"instead", hit.instead},       {"warnings", hit.warnings}};
}

// Of a library of several indexes every document says which one it is in.
void add_part(Json& json, const std::string& name) {
  if (!name.empty()) json["part"] = name;
}

// An alert that no later one touches has none.
void add_later(Json& json, const search::LaterAlerts& alerts) {
  if (alerts.count == 0) return;
  json["later_alerts"] = {{"count", alerts.count}, {"id", alerts.id}, {"title", alerts.title}, {"date", alerts.date}};
}

Json head_of(const search::DocumentHit& hit) {
  Json json{{"id", hit.id}, {"path", hit.path}, {"format", hit.format}, {"metadata", of(hit.metadata)}};
  add_part(json, hit.part_name);
  return json;
}

Json of(const search::DocumentHit& hit) {
  Json json = head_of(hit);
  json["warnings"] = hit.warnings;
  json["also_as"] = hit.also;
  json["note"] = hit.note;
  add_later(json, hit.later);
  json["more"] = hit.more;
  json["passages"] = Json::array();
  for (const search::PassageHit& passage : hit.passages) json["passages"].push_back(of(passage));
  return json;
}

std::string_view name_of(search::Citing relation) {
  switch (relation) {
    case search::Citing::exactly:
      return "exactly";
    case search::Citing::part:
      return "part";
    case search::Citing::whole:
      break;
  }
  return "whole";
}

Json of(const search::CitingDocument& hit) {
  Json json{{"id", hit.id}, {"path", hit.path}, {"format", hit.format}, {"metadata", of(hit.metadata)}};
  add_part(json, hit.part_name);
  json["passages_by_relation"] = {{"exactly", hit.exactly}, {"part", hit.part}, {"whole", hit.whole}};
  json["sentences"] = Json::array();
  for (const search::CitingSentence& sentence : hit.sentences)
    json["sentences"].push_back({{"passage", sentence.ordinal + 1},
                                 {"relation", name_of(sentence.relation)},
                                 {"cited", sentence.cited},
                                 {"text", sentence.text},
                                 {"citations", of(sentence.citations)},
                                 {"headings", sentence.headings},
                                 {"pin", of(sentence.pin)}});
  json["more"] = hit.more;
  return json;
}

Json of(const std::vector<search::CitationRange>& citations) {
  Json json = Json::array();
  for (const search::CitationRange& citation : citations)
    json.push_back(
        {{"range", {citation.range.begin, citation.range.end}}, {"key", citation.key}, {"citation", citation.display}});
  return json;
}

Json of(const search::LibraryState& state) {
  Json json{{"documents", state.documents},       {"passages", state.passages},     {"refused", state.refused},
            {"with_warning", state.with_warning}, {"duplicates", state.duplicates}, {"built", state.built},
            {"generation", state.generation},     {"revision", state.revision},     {"complete", is_complete(state)}};
  json["parts"] = Json::array();
  for (const search::PartState& part : state.parts)
    json["parts"].push_back({{"name", part.name},
                             {"served", part.served},
                             {"documents", part.documents},
                             {"passages", part.passages},
                             {"refused", part.refused},
                             {"built", part.built},
                             {"missing", part.missing.empty() ? Json(nullptr) : Json(part.missing)}});
  return json;
}

Json of(const std::vector<search::Facet>& facets) {
  Json json = Json::array();
  for (const search::Facet& facet : facets) {
    Json values = Json::array();
    for (const search::FacetValue& value : facet.values)
      values.push_back({{"value", value.value}, {"name", value.name}, {"documents", value.documents}});
    json.push_back({{"field", facet.field}, {"values", values}});
  }
  return json;
}

Json of(const std::vector<search::WordCount>& words) {
  Json json = Json::array();
  for (const search::WordCount& word : words) {
    Json forms = Json::array();
    for (const auto& [form, documents] : word.forms) forms.push_back({{"form", form}, {"documents", documents}});
    json.push_back({{"word", word.word}, {"documents", word.documents}, {"forms", forms}});
  }
  return json;
}

Json of(const std::vector<search::Suggestion>& suggestions) {
  Json json = Json::array();
  for (const search::Suggestion& suggestion : suggestions)
    json.push_back({{"query", suggestion.query}, {"why", suggestion.why}, {"documents", suggestion.documents}});
  return json;
}

std::string_view kind_name(search::Completion::Kind kind) {
  switch (kind) {
    case search::Completion::Kind::citation:
      return "citation";
    case search::Completion::Kind::number:
      return "number";
    case search::Completion::Kind::title:
      return "title";
    case search::Completion::Kind::word:
      break;
  }
  return "word";
}

Json of(const std::vector<search::WordExpansion>& expansions) {
  Json json = Json::array();
  for (const search::WordExpansion& expansion : expansions)
    json.push_back({{"typed", expansion.typed},
                    {"means", expansion.means},
                    {"kind", expansion.kind},
                    {"language", expansion.language.empty() ? Json(nullptr) : Json(expansion.language)},
                    {"office", expansion.office},
                    {"without", expansion.without}});
  return json;
}

Json of(const search::OtherLanguage& other) {
  if (other.language.empty()) return nullptr;
  Json json{{"language", other.language},
            {"query", other.query},
            {"documents", other.documents},
            {"documents_exact", other.documents_exact},
            {"expansions", of(other.expansions)}};
  json["hits"] = Json::array();
  for (const search::DocumentHit& hit : other.hits) json["hits"].push_back(of(hit));
  return json;
}

Json of(const std::vector<search::RelatedWord>& words) {
  Json json = Json::array();
  for (const search::RelatedWord& each : words)
    json.push_back({{"word", each.word}, {"documents", each.documents}, {"query", each.query}});
  return json;
}

}  // namespace

std::string next_cursor(const search::Result& result) {
  const std::uint64_t next = result.offset + result.hits.size();
  if (result.hits.empty() || next >= result.documents || next > last_offset) return {};
  return result.library.revision + "-" + std::to_string(next);
}

std::string json(const search::Result& result, int indent) {
  const std::string next = next_cursor(result);
  Json json{{"version", version},
            {"unit", "bytes"},
            {"query", result.query},
            {"echo", result.echo},
            {"mode", result.mode},
            {"documents", result.documents},
            {"documents_exact", result.documents_exact},
            {"offset", result.offset},
            {"next", next.empty() ? Json(nullptr) : Json(next)},
            {"milliseconds", result.milliseconds}};
  json["hits"] = Json::array();
  for (const search::DocumentHit& hit : result.hits) json["hits"].push_back(of(hit));
  json["other_language"] = of(result.other);
  json["expansions"] = of(result.expansions);
  json["words"] = of(result.words);
  json["suggestions"] = of(result.suggestions);
  json["readings"] = of(result.readings);
  json["filters"] = Json::array();
  for (const search::AppliedFilter& filter : result.filters)
    json["filters"].push_back({{"filter", filter.text}, {"without", filter.without}});
  json["facets"] = of(result.facets);
  json["notes"] = result.notes;
  json["library"] = of(result.library);
  return dump(json, indent);
}

std::string json(const search::QueryError& error, int indent) {
  return dump({{"version", version},
               {"type", "about:blank"},
               {"title", "The query cannot be read"},
               {"status", 400},
               {"code", error.code},
               {"detail", error.message},
               {"unit", "bytes"},
               {"offset", error.offset},
               {"length", error.length},
               {"suggestion", error.suggestion.empty() ? Json(nullptr) : Json(error.suggestion)}},
              indent);
}

std::string json(const search::DocumentView& document, int indent) {
  const schema::DocumentRecord& record = document.record;
  Json json{{"version", version},
            {"unit", "bytes"},
            {"id", document.id},
            {"copies", of(document.copies)},
            {"changed_at", document.changed_at.empty() ? Json(nullptr) : Json(document.changed_at)},
            {"citation", document.citation.empty() ? Json(nullptr) : Json(document.citation)},
            {"path", record.path},
            {"format", record.format},
            {"metadata", of(record.metadata)},
            {"outcome", schema::name(record.ledger.outcome)},
            {"warnings", record.ledger.warnings}};
  add_part(json, document.part_name);
  add_later(json, document.later);
  json["outline"] = Json::array();
  for (const schema::OutlineEntry& entry : record.outline)
    json["outline"].push_back({{"level", entry.level}, {"title", entry.title}, {"passage", entry.passage + 1}});
  json["passages"] = Json::array();
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const schema::PassageRecord& passage = document.passages[i];
    json["passages"].push_back(
        {{"passage", passage.ordinal + 1},
         {"text", passage.text},
         {"highlights", i < document.highlights.size() ? of(document.highlights[i]) : Json::array()},
         {"citations", i < document.citations.size() ? of(document.citations[i]) : Json::array()},
         {"headings", passage.headings},
         {"lead_ins", passage.lead_ins},
         {"pin", of(passage.pin)},
         {"language", passage.language},
         {"warnings", passage.warnings}});
  }
  return dump(json, indent);
}

std::string json(const search::CitingResult& result, int indent) {
  Json json{
      {"version", version}, {"unit", "bytes"},     {"typed", result.typed},          {"citation", result.citation},
      {"key", result.key},  {"also", result.also}, {"containing", result.containing}};
  json["itself"] = Json::array();
  for (const search::DocumentHit& hit : result.itself) json["itself"].push_back(head_of(hit));
  json["documents"] = result.documents;
  json["documents_by_relation"] = {
      {"exactly", result.documents_exactly}, {"part", result.documents_part}, {"whole", result.documents_whole}};
  json["passages"] = result.passages;
  json["offset"] = result.offset;
  json["hits"] = Json::array();
  for (const search::CitingDocument& hit : result.hits) json["hits"].push_back(of(hit));
  json["library"] = of(result.library);
  json["milliseconds"] = result.milliseconds;
  return dump(json, indent);
}

std::string json(const search::SimilarResult& result, int indent) {
  Json json{{"version", version},
            {"unit", "bytes"},
            {"document", head_of(result.document)},
            {"passage", result.passage == 0 ? Json(nullptr) : Json(result.passage)},
            {"also_as", result.also},
            {"words", of(result.words)}};
  json["hits"] = Json::array();
  for (const search::DocumentHit& hit : result.hits) json["hits"].push_back(of(hit));
  json["library"] = of(result.library);
  return dump(json, indent);
}

std::string json(const std::string& query, const std::vector<search::RelatedWord>& related, int indent) {
  return dump({{"version", version}, {"query", query}, {"words", of(related)}}, indent);
}

std::string json(const std::vector<search::Completion>& completions, int indent) {
  Json json{{"version", version}, {"suggestions", Json::array()}};
  for (const search::Completion& each : completions)
    json["suggestions"].push_back({{"query", each.query}, {"kind", kind_name(each.kind)}});
  return dump(json, indent);
}

std::string json(const search::LibraryView& library, int indent) {
  Json json{{"version", version}, {"library", of(library.state)}, {"facets", of(library.facets)}};
  json["problems"] = Json::array();
  for (const search::LibraryProblem& problem : library.problems)
    json["problems"].push_back({{"path", problem.path},
                                {"outcome", problem.outcome},
                                {"reason", problem.reason},
                                {"detail", problem.detail},
                                {"remedy", problem.remedy}});
  json["folders"] = folders_json(library.folders);
  json["last_update"] = library.digest.revision == 0 ? Json(nullptr) : digest_json(library.digest);
  return dump(json, indent);
}

std::string json_lines(const search::Result& result) {
  std::string lines;
  const auto add = [&](const std::vector<search::DocumentHit>& hits, const char* section, const Json& language) {
    for (const search::DocumentHit& hit : hits)
      for (const search::PassageHit& passage : hit.passages) {
        Json json = of(passage);
        json.update({{"unit", "bytes"}, {"section", section}, {"section_language", language}});
        json.update({{"document", head_of(hit)}, {"complete", is_complete(result.library)}});
        lines += dump(json, -1) + '\n';
      }
  };
  add(result.hits, "hits", nullptr);
  add(result.other.hits, "other_language", result.other.language);
  return lines;
}
}  // namespace searcher::render
