// SPDX-License-Identifier: GPL-3.0-or-later
// The layer table is law: every #include of the source is checked against it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Layer {
  std::string folder;
  std::vector<std::string> may_include;  // own folders or files, besides itself
  std::vector<std::string> libraries;    // first parts of outside headers; the standard library and POSIX are free
};

// README.md, "The layers".
const std::vector<Layer> layers{
    {"indexer/schema", {}, {"xapian.h"}},
    {"indexer/language", {}, {"unicode/", "xapian.h"}},
    {"indexer/law", {"indexer/language"}, {}},
    {"indexer/command_line", {}, {"toml++/", "boost/program_options"}},
    {"indexer/sources", {"indexer/schema"}, {"Poco/", "toml++/", "inotifytools/"}},
    {"indexer/extract",
     {"indexer/schema"},
     {"unicode/", "pugixml.hpp", "poppler/", "gumbo.h", "archive.h", "archive_entry.h", "gmime/", "tesseract/",
      "leptonica/", "omp.h", "libwpd/", "librevenge-generators/", "librevenge-stream/"}},
    {"indexer/passages", {"indexer/extract/document.h", "indexer/language", "indexer/law", "indexer/schema"}, {}},
    {"indexer/store", {"indexer/passages", "indexer/language", "indexer/law", "indexer/schema"}, {"xapian.h"}},
    {"indexer/workers", {"indexer/extract", "indexer/passages", "indexer/schema"}, {"seccomp.h"}},
    {"indexer/run", {"indexer/"}, {"nlohmann/"}},
    {"searcher/query", {"indexer/schema", "indexer/language", "indexer/law"}, {"xapian.h"}},
    {"searcher/search",
     {"searcher/query", "indexer/schema", "indexer/language", "indexer/law"},
     {"xapian.h", "toml++/"}},
    {"searcher/render", {"searcher/search/result.h"}, {"nlohmann/"}},
    {"searcher/folders", {"searcher/search", "indexer/sources", "indexer/schema"}, {}},
    {"searcher/eval", {"searcher/search"}, {}},
    {"searcher/access", {}, {"Poco/Net/Context.h", "openssl/", "crypt.h"}},
    {"searcher/web",
     {"searcher/search", "searcher/render", "searcher/access", "indexer/schema"},
     {"Poco/", "openssl/err.h"}},
};

// Outside headers that are no library of the table: the system's own.
const std::vector<std::string> system_headers{"sys/",     "linux/",   "unistd.h", "fcntl.h",   "poll.h",     "signal.h",
                                              "dirent.h", "netinet/", "arpa/",    "pthread.h", "langinfo.h", "malloc.h",
                                              "grp.h",    "pwd.h",    "time.h",   "termios.h"};

bool starts_with_any(const std::string& text, const std::vector<std::string>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](const std::string& start) { return text.starts_with(start); });
}

struct Include {
  std::string name;
  bool own = false;  // in quotes
};

std::vector<Include> includes_of(const fs::path& file) {
  std::vector<Include> includes;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#include ")) continue;
    const char closing = line[9] == '"' ? '"' : '>';
    includes.push_back({line.substr(10, line.find(closing, 10) - 10), closing == '"'});
  }
  return includes;
}

fs::path root() { return std::getenv("IPS_SOURCE_DIR") != nullptr ? std::getenv("IPS_SOURCE_DIR") : "."; }

std::vector<fs::path> sources_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root() / folder))
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

bool may_include(const Layer& layer, const Include& include) {
  if (include.own)
    return include.name.starts_with(layer.folder + "/") || starts_with_any(include.name, layer.may_include);
  const bool standard = include.name.find('.') == std::string::npos && include.name.find('/') == std::string::npos;
  return standard || starts_with_any(include.name, system_headers) || starts_with_any(include.name, layer.libraries);
}

TEST(Architecture, NoFolderIncludesWhatItMayNot) {
  for (const Layer& layer : layers) {
    const auto files = sources_in(layer.folder);
    EXPECT_FALSE(files.empty()) << layer.folder;
    for (const fs::path& file : files)
      for (const Include& include : includes_of(file))
        EXPECT_TRUE(may_include(layer, include)) << file << " includes " << include.name;
  }
}

TEST(Architecture, TheTableCoversEveryFolder) {
  for (const char* program : {"indexer", "searcher"})
    for (const auto& entry : fs::directory_iterator(root() / program)) {
      if (!entry.is_directory()) continue;
      const std::string folder = std::string(program) + "/" + entry.path().filename().string();
      EXPECT_TRUE(std::any_of(layers.begin(), layers.end(), [&](const Layer& layer) { return layer.folder == folder; }))
          << folder;
    }
}

TEST(Architecture, OnlyTheOptionsKnowBoost) {
  for (const char* program : {"indexer", "searcher"})
    for (const fs::path& file : sources_in(program))
      for (const Include& include : includes_of(file))
        if (include.name.starts_with("boost/")) {
          EXPECT_EQ(file.filename(), "options.cpp") << file;
        }
}

TEST(Architecture, EveryFileHasItsLicenceAndFits) {
  for (const char* folder : {"indexer", "searcher", "tests"})
    for (const fs::path& file : sources_in(folder)) {
      std::ifstream in(file);
      std::string line;
      std::getline(in, line);
      EXPECT_EQ(line, "// SPDX-License-Identifier: GPL-3.0-or-later") << file;
      std::size_t lines = 1;
      while (std::getline(in, line)) ++lines;
      EXPECT_LE(lines, 400U) << file;
    }
}

}  // namespace
