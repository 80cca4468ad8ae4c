// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of the inner steps, in bytes a second over text of the sample corpus.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "indexer/extract/extract.h"
#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "indexer/passages/passages.h"
#include "searcher/search/snippet.h"

namespace {

// All Markdown files of the sample corpus, as one text.
const std::string& sample_text() {
  static const std::string text = [] {
    const char* source = std::getenv("IPS_SOURCE_DIR");
    std::ostringstream all;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(source != nullptr ? source : ".") + "/corpus"))
      if (entry.path().extension() == ".md") all << std::ifstream(entry.path()).rdbuf();
    return all.str();
  }();
  return text;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}

void tokens(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(language::tokens(sample_text()));
  count_bytes(state, sample_text().size());
}
BENCHMARK(tokens);

void sentences(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(language::sentence_starts(sample_text()));
  count_bytes(state, sample_text().size());
}
BENCHMARK(sentences);

void citations(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(law::find_citations(sample_text()));
  count_bytes(state, sample_text().size());
}
BENCHMARK(citations);

void passages(benchmark::State& state) {
  const auto extraction = indexer::extract::extract(sample_text(), "all.md");
  const auto& document = std::get<indexer::extract::Document>(extraction);
  for (auto _ : state) benchmark::DoNotOptimize(indexer::passages::analyse(document, "corpus/all.md"));
  count_bytes(state, sample_text().size());
}
BENCHMARK(passages);

void snippet(benchmark::State& state) {
  const auto extraction = indexer::extract::extract(sample_text(), "all.md");
  const auto analysed = indexer::passages::analyse(std::get<indexer::extract::Document>(extraction), "corpus/all.md");
  const auto& passage = analysed.passages.at(analysed.passages.size() / 2);
  const auto size = static_cast<std::uint32_t>(passage.text.size());
  const std::vector<searcher::search::Mark> marks{{{0, 4}, 0}, {{size / 2, size / 2 + 4}, 1}};
  for (auto _ : state) benchmark::DoNotOptimize(searcher::search::snippet(passage, marks));
}
BENCHMARK(snippet);

}  // namespace

BENCHMARK_MAIN();
