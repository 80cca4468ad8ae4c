// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/answers.h"

#include "searcher/web/errors.h"

namespace searcher::web {

Answers answers_from(const std::filesystem::path& index) {
  return {[index](const search::Request& request) { return search::search(index, request); },
          [index](const std::string& id, const std::string& query) { return search::document(index, id, query); },
          [index] { return search::library(index); },
          [index] { return search::library_state(index); },
          {},
          [index](const search::CitingRequest& request) { return search::citing(index, request); },
          [index](const std::string& typed) { return search::completions(index, typed); },
          [index](const search::SimilarRequest& request) { return search::similar(index, request); },
          [index](const std::string& query) { return search::related_words(index, query); },
          [index](const std::string& id) { return search::compare(index, id); }};
}

search::LibraryView library_of(const Answers& answers) {
  search::LibraryView library = answers.library();
  if (!answers.folders) return library;
  library.folders = answers.folders(false);
  library.folders.trouble = without_paths(library.folders.trouble);
  return library;
}

}  // namespace searcher::web
