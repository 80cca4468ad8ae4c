// SPDX-License-Identifier: GPL-3.0-or-later
// searcher: questions to an index, on the command line and on a page. The only catch of last resort.
#include <unistd.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "searcher/access/password.h"
#include "searcher/eval/evaluate.h"
#include "searcher/folders/looks.h"
#include "searcher/options.h"
#include "searcher/render/digest.h"
#include "searcher/render/json.h"
#include "searcher/render/text.h"
#include "searcher/render/words.h"
#include "searcher/search/citing.h"
#include "searcher/search/digest.h"
#include "searcher/search/equivalents_file.h"
#include "searcher/search/search.h"
#include "searcher/search/similar.h"
#include "searcher/web/server.h"

namespace {

using namespace searcher;

constexpr int found = 0;
constexpr int nothing = 1;
constexpr int failed = 2;
constexpr int incomplete = 3;

// What an answer is worth: one to which a part of the library is missing is never just "found" or "nothing".
int worth(bool any, const search::LibraryState& library) {
  if (render::is_complete(library)) return any ? found : nothing;
  std::cerr << "searcher: " << render::missing_words(library) << '\n';
  return incomplete;
}

int run_search(const Options& options) {
  const auto answer = search::search(options.index, options.request);
  if (const auto* error = std::get_if<search::QueryError>(&answer)) {
    if (options.output == Output::text)
      render::text(std::cerr, options.request.query, *error);
    else
      std::cout << render::json(*error) << '\n';
    return failed;
  }
  const auto& result = std::get<search::Result>(answer);
  if (options.output == Output::json)
    std::cout << render::json(result) << '\n';
  else if (options.output == Output::json_lines)
    std::cout << render::json_lines(result);
  else
    render::text(std::cout, result, {options.colour, options.explain, 100});
  return worth(!result.hits.empty() || !result.other.hits.empty(), result.library);
}

int run_show(const Options& options) {
  const auto document = search::document(options.index, options.document, "");
  if (!document) {
    std::cerr << "searcher: there is no document " << options.document << " in this index.\n";
    return nothing;
  }
  if (options.output == Output::text)
    render::text(std::cout, *document, options.passage, {options.colour, false, 100});
  else
    std::cout << render::json(*document) << '\n';
  return found;
}

int run_cites(const Options& options) {
  const auto answer = search::citing(options.index, options.citing);
  if (const auto* error = std::get_if<search::QueryError>(&answer)) {
    if (options.output == Output::text)
      render::text(std::cerr, options.citing.citation, *error);
    else
      std::cout << render::json(*error) << '\n';
    return failed;
  }
  const auto& result = std::get<search::CitingResult>(answer);
  if (options.output == Output::text)
    render::text(std::cout, result, {options.colour, false, 100});
  else
    std::cout << render::json(result) << '\n';
  return worth(result.documents > 0, result.library);
}

int run_digest(const Options& options) {
  std::vector<search::SavedSearch> searches;
  if (!options.searches.empty()) {
    std::ifstream in(options.searches);
    if (!in) {
      std::cerr << "searcher: the file of saved searches " << options.searches.string() << " cannot be read.\n";
      return failed;
    }
    std::ostringstream lines;
    lines << in.rdbuf();
    searches = search::parse_saved_searches(lines.str());
  }
  const search::DigestView view = search::digest(options.index, searches);
  if (options.output == Output::text)
    render::text(std::cout, view);
  else
    std::cout << render::json(view) << '\n';
  return worth(!view.digest.changes.empty(), view.library);
}

int run_compare(const Options& options) {
  const auto view = search::compare(options.index, options.document);
  if (!view) {
    std::cerr << "searcher: there is no document " << options.document
              << " in this index, or it has not changed since the index was built.\n";
    return nothing;
  }
  if (options.output == Output::text)
    render::text(std::cout, *view, options.colour);
  else
    std::cout << render::json(*view) << '\n';
  return found;
}

int run_similar(const Options& options) {
  const auto result = search::similar(options.index, {options.document, options.passage, options.request.limit});
  if (!result) {
    std::cerr << "searcher: there is no document or passage " << options.document << " in this index.\n";
    return nothing;
  }
  if (options.output == Output::text)
    render::text(std::cout, *result, {options.colour, false, 100});
  else
    std::cout << render::json(*result) << '\n';
  return worth(!result->hits.empty(), result->library);
}

int run_equivalents(const Options& options) {
  const auto file = search::equivalents_file(options.index);
  const search::OfficeList office = search::read_equivalents(file);
  if (!office.mistake.empty()) {
    std::cerr << "searcher: " << office.mistake << ".\n";
    return failed;
  }
  std::cout << "# What plain questions find besides the words as typed. The office's own rows stand in\n# "
            << file.string() << ":\n# rows as below, and off = [\"EAD\"] for rows that are not to be used.\n";
  search::print_equivalents(std::cout, office);
  return found;
}

int run_serve(const Options& options) {
  search::library_state(options.index);  // a missing index is told before the page is up
  web::Answers answers = web::answers_from(options.index);
  const auto looks = std::make_shared<folders::Looks>(options.index);
  answers.folders = [looks](bool wait) { return looks->changes(wait); };
  return web::serve({options.host, options.port, 64, options.names, options.allowed, options.guard}, answers,
                    std::cerr);
}

int run(const Options& options) {
  switch (options.command) {
    case Command::search:
      return run_search(options);
    case Command::show:
      return run_show(options);
    case Command::cites:
      return run_cites(options);
    case Command::digest:
      return run_digest(options);
    case Command::compare:
      return run_compare(options);
    case Command::similar:
      return run_similar(options);
    case Command::equivalents:
      return run_equivalents(options);
    case Command::serve:
      return run_serve(options);
    case Command::password:
      access::make_password_file(options.password_file, std::cin, isatty(STDIN_FILENO) != 0, std::cerr);
      return found;
    case Command::eval:
      eval::evaluate(options.task, std::cout);
      return found;
  }
  return failed;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = searcher::parse_options(argc, argv);
  if (const auto* stop = std::get_if<searcher::Stop>(&options)) {
    (stop->exit_code == 0 ? std::cout : std::cerr) << stop->text;
    return stop->exit_code;
  }
  try {
    return run(std::get<searcher::Options>(options));
  } catch (const std::exception& error) {
    std::cerr << "searcher: " << error.what() << '\n';
    return failed;
  }
}
