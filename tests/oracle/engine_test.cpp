// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against the oracle: random queries on random documents and on a sample of the office corpus must give the
// same documents and the same spans. IPS_ORACLE_QUERIES sets how many queries each test asks; 1,000 otherwise.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "indexer/extract/extract.h"
#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "searcher/query/parse.h"
#include "tests/oracle/engine_library.h"
#include "tests/oracle/random_query.h"

namespace oracle {
namespace {

namespace fs = std::filesystem;

std::uint64_t number_of_queries() {
  const char* number = std::getenv("IPS_ORACLE_QUERIES");
  return number != nullptr ? std::stoull(number) : 1000;
}

std::string shown(const Evaluation& evaluation) {
  std::string text = evaluation.matches ? "matches" : "no match";
  for (const Span& span : evaluation.spans) text += " " + std::to_string(span.first) + "-" + std::to_string(span.last);
  return text;
}

struct Tally {
  std::uint64_t asked = 0;
  std::uint64_t refused = 0;
  std::uint64_t found = 0;  // documents
};

// Queries whose truncated words have too many forms or too short a root are refused by the engine; few may be.
Tally compare(const EngineLibrary& library, std::span<const std::string> vocabulary, std::uint64_t first_seed) {
  Tally tally;
  for (std::uint64_t i = 0; i < number_of_queries() && !testing::Test::HasFailure(); ++i) {
    const auto node = random_query(first_seed + i, vocabulary, 1 + i % 4);
    ++tally.asked;
    std::vector<Evaluation> engine;
    try {
      engine = library.evaluate(node);
    } catch (const std::runtime_error&) {
      ++tally.refused;
      continue;
    }
    for (std::size_t d = 0; d < engine.size(); ++d) {
      const Evaluation oracle = evaluate(node, library.documents()[d], library.cuts()[d]);
      tally.found += oracle.matches ? 1 : 0;
      EXPECT_EQ(engine[d], oracle) << searcher::query::print(node) << "\nin " << library.documents()[d].path
                                   << "\nengine: " << shown(engine[d]) << "\noracle: " << shown(oracle);
    }
  }
  EXPECT_LT(tally.refused * 10, tally.asked);
  EXPECT_GT(tally.found, tally.asked / 10);
  return tally;
}

TEST(Engine, AgreesWithTheOracleOnRandomDocuments) {
  const std::vector<std::string> vocabulary{"asylum", "removal",   "officer", "interview", "fear",         "niño",
                                            "nino",   "good-will", "I-485",   "not",       "8 CFR 1003.18"};
  std::vector<NamedDocument> documents;
  for (std::uint64_t seed = 1; seed <= 40; ++seed)
    documents.push_back({"d" + std::to_string(seed), as_extracted(random_document(seed, vocabulary))});
  compare(EngineLibrary(documents), vocabulary, 1);
}

// Every so-many-th of the small files, in the order of their names.
std::vector<NamedDocument> sample_of(const fs::path& office) {
  std::set<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(office))
    if (entry.is_regular_file() && entry.file_size() < 20'000) paths.insert(entry.path());
  std::vector<NamedDocument> documents;
  std::size_t number = 0;
  for (const fs::path& path : paths) {
    if (number++ % 100 != 0) continue;
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    auto extraction = indexer::extract::extract(bytes.str(), path.filename().string());
    if (auto* document = std::get_if<indexer::extract::Document>(&extraction))
      documents.push_back({path.lexically_relative(office).string(), std::move(*document)});
  }
  return documents;
}

// Words of the documents as they occur, so common ones come often, and the citations in them.
std::vector<std::string> vocabulary_of(const std::vector<OracleDocument>& documents) {
  std::vector<std::string> vocabulary;
  std::uint64_t count = 0;
  for (const OracleDocument& document : documents)
    for (const Paragraph& paragraph : document.paragraphs) {
      for (const auto& token : language::tokens(paragraph.text))
        if (++count % 31 == 0 && token.folded != "§") vocabulary.push_back(token.folded);
      for (const auto& citation : law::find_citations(paragraph.text)) {
        std::string text = paragraph.text.substr(citation.begin, citation.end - citation.begin);
        const auto read = law::parse_citation(text);
        if (++count % 31 == 0 && read && read->key == citation.key) vocabulary.push_back(std::move(text));
      }
    }
  return vocabulary;
}

TEST(Engine, AgreesWithTheOracleOnAnOffice) {
  const char* source = std::getenv("IPS_SOURCE_DIR");
  const fs::path office = fs::path(source != nullptr ? source : ".") / "../shared/corpora/office";
  if (!fs::is_directory(office)) GTEST_SKIP() << "no corpora beside the source folder";
  indexer::extract::warm_up();
  const EngineLibrary library(sample_of(office));
  ASSERT_GT(library.documents().size(), 15U);
  const auto vocabulary = vocabulary_of(library.documents());
  ASSERT_GT(vocabulary.size(), 100U);
  compare(library, vocabulary, 1'000'000);
}

}  // namespace
}  // namespace oracle
