// SPDX-License-Identifier: GPL-3.0-or-later
// Ready-made passages through the store and the search, without files and workers, for comparison with other engines.
//
//   passages_bench index PASSAGES.jsonl INDEX      an index of them, searchable on exit
//   passages_bench terms PASSAGES.jsonl            their terms alone; nothing is written
//   passages_bench add INDEX PASSAGES.jsonl WORD   adds them to an index, until a search opened afresh finds WORD
//   passages_bench query INDEX QUERIES.tsv top10|snippet OUT.jsonl
//
// A passage is an object {"id", "title", "text", "date": "20200131", "agency"}. Six passages of one agency make a
// document, as in a library of memos and rules. A query is a line `kind TAB words [TAB agency TAB from-date]`; kinds
// that begin with "phrase" are phrases, "and" and "filter" want all words, the rest are plain questions.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/language/tokens.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/pack.h"
#include "indexer/store/fingerprint.h"
#include "indexer/store/generation.h"
#include "indexer/store/writer.h"
#include "searcher/search/search.h"

namespace {

namespace search = searcher::search;
using Clock = std::chrono::steady_clock;

constexpr std::size_t passages_a_document = 6;

struct Made {
  schema::DocumentRecord record;
  indexer::passages::Analysed analysed;
};

std::string iso(const std::string& day) {
  return day.size() == 8 ? day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6) : "";
}

schema::PassageRecord passage_of(const nlohmann::json& line, const Made& made) {
  schema::PassageRecord passage;
  passage.ordinal = static_cast<std::uint32_t>(made.analysed.passages.size());
  passage.text = line.at("text").get<std::string>();
  passage.paragraphs = {{0, static_cast<std::uint32_t>(passage.text.size())}};
  passage.headings = {line.at("title").get<std::string>()};
  passage.language = "en";
  passage.pin.first_paragraph = passage.pin.last_paragraph = passage.ordinal + 1;
  passage.first_position = made.analysed.words + 1;
  passage.words = static_cast<std::uint32_t>(language::tokens(passage.text).size());
  return passage;
}

// The path names the passages, so that hits can be compared with those of other engines.
void finish(Made& made, const std::string& agency) {
  made.record.path = agency + "/" + made.record.path;
  made.record.id = indexer::store::hex(schema::fingerprint(made.record.path));
  made.record.format = "text";
  made.record.metadata.type = {"memo", "text"};
  made.record.metadata.agency = {agency, "text"};
  made.record.metadata.language = {"en", "text"};
  made.record.ledger.digest = made.record.id;
}

// Calls `each` with every document that the lines of the file make.
template <typename Each>
void documents_of(const char* path, Each each) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  std::map<std::string, Made> open;  // by agency
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json json = nlohmann::json::parse(line);
    const std::string agency = json.at("agency");
    Made& made = open[agency];
    if (made.analysed.passages.empty()) {
      made.record.metadata.title = {json.at("title"), "text"};
      made.record.metadata.date = {iso(json.at("date")), "text"};
    }
    made.record.path += (made.record.path.empty() ? "" : " ") + json.at("id").get<std::string>();
    made.analysed.passages.push_back(passage_of(json, made));
    made.analysed.words += made.analysed.passages.back().words;
    if (made.analysed.passages.size() < passages_a_document) continue;
    finish(made, agency);
    each(made);
    open.erase(agency);
  }
  for (auto& [agency, made] : open) {
    finish(made, agency);
    each(made);
  }
}

schema::LibraryRecord library_of(indexer::store::Writer& writer) {
  const indexer::store::Counts counts = writer.counts();
  schema::LibraryRecord library;
  library.files = library.indexed = counts.documents;
  library.passages = counts.passages;
  library.revision = 1;
  return library;
}

void index(const char* source, const std::filesystem::path& index) {
  const indexer::store::Lock lock(index);
  const std::uint64_t generation = indexer::store::next_generation(index);
  const auto folder = indexer::store::unfinished(index, generation);
  {
    indexer::store::Writer writer(folder, indexer::store::Writer::Open::create);
    documents_of(source, [&](const Made& made) { writer.add(made.record, made.analysed); });
    writer.commit(library_of(writer));
  }
  indexer::store::publish(index, folder, generation);
}

void terms(const char* source) {
  indexer::store::StemCache stems;
  std::size_t count = 0;
  documents_of(source, [&](const Made& made) {
    const auto documents = indexer::store::make_documents(made.record, made.analysed, stems);
    count += documents.document.termlist_count();
  });
  std::cout << count << " terms of documents\n";
}

int add(const std::filesystem::path& index, const char* source, const std::string& word) {
  const auto start = Clock::now();
  {
    const indexer::store::Lock lock(index);
    const auto folder = index / schema::generation_name(schema::current_generation(index));
    indexer::store::Writer writer(folder, indexer::store::Writer::Open::existing);
    documents_of(source, [&](const Made& made) { writer.add(made.record, made.analysed); });
    writer.commit(library_of(writer));
  }
  search::Request request;
  request.query = word;
  const auto found = search::search(index, request);
  const auto* result = std::get_if<search::Result>(&found);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
  std::cout << "{\"inproc_us\":" << took << "}\n";
  return result != nullptr && !result->hits.empty() ? 0 : 1;
}

struct Question {
  std::string kind;
  search::Request request;
};

std::vector<Question> questions_of(const char* path) {
  std::vector<Question> questions;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream parts(line);
    std::string words;
    std::string agency;
    std::string from;
    Question question;
    std::getline(parts, question.kind, '\t');
    std::getline(parts, words, '\t');
    std::getline(parts, agency, '\t');
    std::getline(parts, from, '\t');
    const bool all = question.kind.starts_with("and") || question.kind == "filter";
    if (question.kind.starts_with("phrase")) words = '"' + words + '"';
    for (std::size_t at = 0; all && (at = words.find(' ', at)) != std::string::npos; at += 5)
      words.replace(at, 1, " AND ");
    if (!agency.empty()) words += " in:" + agency + " after:" + iso(from);  // the agency is the folder of its documents
    question.request.query = words;
    question.request.mode = all || question.kind.starts_with("phrase") ? search::Mode::exact : search::Mode::plain;
    questions.push_back(question);
  }
  return questions;
}

struct Answer {
  std::uint64_t documents = 0;
  std::size_t bytes = 0;  // of paths or snippets
  std::vector<std::string> ids;
};

Answer ask(const std::filesystem::path& index, const Question& question, bool snippets) {
  Answer answer;
  if (!snippets) {
    const auto found = search::rank(index, question.request);
    if (const auto* ranked = std::get_if<std::vector<search::RankedDocument>>(&found))
      for (const auto& document : *ranked) answer.bytes += document.path.size();
    return answer;
  }
  const auto found = search::search(index, question.request);
  const auto* result = std::get_if<search::Result>(&found);
  if (result == nullptr) throw std::runtime_error("not a query: " + question.request.query);
  answer.documents = result->documents;
  for (const search::DocumentHit& hit : result->hits) {
    std::istringstream ids(hit.path.substr(hit.path.find('/') + 1));
    std::vector<std::string> all;
    for (std::string id; ids >> id;) all.push_back(id);
    for (const search::PassageHit& passage : hit.passages) {
      answer.bytes += passage.snippet.size();
      if (answer.ids.size() < 10 && passage.ordinal < all.size()) answer.ids.push_back(all[passage.ordinal]);
    }
  }
  return answer;
}

void query(const std::filesystem::path& index, const char* source, bool snippets, const char* out) {
  constexpr auto warm_up = std::chrono::seconds(5);
  constexpr auto longest = std::chrono::seconds(12);
  const std::vector<Question> questions = questions_of(source);
  std::vector<nlohmann::json> lines(questions.size());
  auto start = Clock::now();
  for (int pass = 0; pass < 5 && Clock::now() - start < warm_up; ++pass)
    for (const Question& question : questions) ask(index, question, snippets);
  start = Clock::now();
  for (int pass = 0; pass < 10 && (pass < 3 || Clock::now() - start < longest); ++pass)
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const auto begin = Clock::now();
      const Answer answer = ask(index, questions[i], snippets);
      lines[i]["us"].push_back(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count());
      if (pass == 0) {
        lines[i]["i"] = i;
        lines[i]["kind"] = questions[i].kind;
        lines[i]["n"] = answer.documents;
        lines[i]["bytes"] = answer.bytes;
        lines[i]["ids"] = answer.ids;
      }
    }
  std::ofstream file(out);
  for (const nlohmann::json& line : lines) file << line.dump() << '\n';
}

int run(const std::vector<char*>& arguments) {
  const std::string verb = arguments.empty() ? "" : arguments[0];
  if (verb == "index" && arguments.size() == 3)
    index(arguments[1], arguments[2]);
  else if (verb == "terms" && arguments.size() == 2)
    terms(arguments[1]);
  else if (verb == "add" && arguments.size() == 4)
    return add(arguments[1], arguments[2], arguments[3]);
  else if (verb == "query" && arguments.size() == 5)
    query(arguments[1], arguments[2], std::string(arguments[3]) == "snippet", arguments[4]);
  else {
    std::cerr << "usage: passages_bench index PASSAGES INDEX | terms PASSAGES | add INDEX PASSAGES WORD |\n"
                 "       query INDEX QUERIES top10|snippet OUT\n";
    return 2;
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
