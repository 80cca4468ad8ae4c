// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/answers.h"

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

}  // namespace searcher::web
