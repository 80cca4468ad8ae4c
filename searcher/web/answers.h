// SPDX-License-Identifier: GPL-3.0-or-later
// What the page asks of the search: a few functions, so that tests answer by hand.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "searcher/search/citing.h"
#include "searcher/search/completions.h"
#include "searcher/search/digest.h"
#include "searcher/search/search.h"
#include "searcher/search/similar.h"

namespace searcher::web {

class Door;

struct Answers {
  std::function<std::variant<search::Result, search::QueryError>(const search::Request&)> search;
  std::function<std::optional<search::DocumentView>(const std::string& id, const std::string& query)> document;
  std::function<search::LibraryView()> library;
  std::function<search::LibraryState()> state;
  std::function<std::string()> metrics{};  // the server's own
  std::function<std::variant<search::CitingResult, search::QueryError>(const search::CitingRequest&)> citing{};
  std::function<std::vector<search::Completion>(const std::string& typed)> completions{};
  std::function<std::optional<search::SimilarResult>(const search::SimilarRequest&)> similar{};
  std::function<std::vector<search::RelatedWord>(const std::string& query)> related{};
  std::function<std::optional<search::ComparisonView>(const std::string& id)> comparison{};
  // The folders against the index; `wait`: the end of a look under way may be waited for. None = they are not looked
  // at.
  std::function<search::FolderChanges(bool wait)> folders{};
  std::shared_ptr<Door> door{};  // the server's own; none = the page has no password
};

// The library with its folders as they were looked at last; nothing of it names folders of this machine.
search::LibraryView library_of(const Answers& answers);

// Answers from the index in that folder; each call opens it anew and throws schema::IndexError.
Answers answers_from(const std::filesystem::path& index);

}  // namespace searcher::web
