// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_folders.h"

#include "searcher/render/html.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

using search::FolderChanges;

constexpr std::uint64_t shown_open = 5;

std::string paths_list(const Frame& frame, const FolderChanges::Paths& paths, Message name) {
  if (paths.count == 0) return {};
  std::string html = "<details" + std::string(paths.count <= shown_open ? " open" : "") + "><summary>" +
                     escaped(frame.say(name)) + ": <strong>" + grouped(paths.count) + "</strong></summary><ul>\n";
  for (const std::string& path : paths.first) html += "<li>" + escaped(path) + "</li>\n";
  if (paths.count > paths.first.size())
    html += "<li>" + escaped(frame.say("and {} more", {grouped(paths.count - paths.first.size())})) + "</li>\n";
  return html + "</ul></details>\n";
}

std::string warning(const std::string& words) { return "<p class=\"warning\">" + words + "</p>\n"; }

std::string command(const Frame& frame, Message words, std::string_view line) {
  return "<p>" + escaped(frame.say(words)) + " <code>" + escaped(line) + "</code></p>\n";
}

// A whole folder that is not there comes first and explains the rest.
std::string warnings(const Frame& frame, const FolderChanges& folders) {
  std::string html;
  for (const std::string& name : folders.missing)
    html += warning(escaped(
        frame.say("The folder {} is not there. Is its share connected? Its documents can still be searched.", {name})));
  if (folders.too_many_gone && folders.missing.empty())
    html += warning(escaped(frame.say(
        "So many files are gone at once that no update drops them unless told to. Is a share not connected?")));
  if (!folders.trouble.empty())
    html += warning(render::say(frame.tongue, "This stops the next update: {}", {told(frame, folders.trouble)}));
  return html;
}

std::string changes(const Frame& frame, const FolderChanges& folders) {
  const std::uint64_t update =
      folders.fresh.count + folders.changed.count + folders.restated.count + folders.gone.count;
  const std::string stops = warnings(frame, folders);
  std::string html = stops + paths_list(frame, folders.fresh, "New, not yet found by any search") +
                     paths_list(frame, folders.changed, "Changed in size or time, found as they were") +
                     paths_list(frame, folders.restated, "The librarian says something else of them now") +
                     paths_list(frame, folders.gone, "Gone, their text still found") +
                     paths_list(frame, folders.unreadable, "Not to be looked at by this page");
  if (html.empty())
    html =
        "<p>" +
        escaped(frame.say("None: the {} files in the folders are as the index knows them.", {grouped(folders.files)})) +
        "</p>\n";
  if (update > 0 && stops.empty())
    html += command(frame, "The next update takes up what is new, changed and gone:", "indexer update");
  return html + "<p class=\"note\">" +
         escaped(frame.say("Looked at: {}.", {moment_words(printable(folders.at), frame.tongue)})) + "</p>\n";
}

std::string content(const Frame& frame, const FolderChanges& folders) {
  using State = FolderChanges::State;
  switch (folders.state) {
    case State::looking:
      return "<p>" + escaped(frame.say("The folders are being looked at. Open this page again in a moment.")) +
             "</p>\n";
    case State::looked:
      return changes(frame, folders);
    case State::too_slow:
      return command(frame,
                     "The folders answer so slowly that the look at them was broken off. This lists what has changed:",
                     "indexer update --dry-run");
    case State::failed:
      return warning(escaped(frame.say("The folders could not be compared with the index.")) +
                     (folders.trouble.empty() ? "" : " " + told(frame, folders.trouble)));
    case State::unknown:
      break;
  }
  return {};
}

}  // namespace

std::string folders_section(const Frame& frame, const FolderChanges& folders) {
  if (folders.state == FolderChanges::State::unknown) return {};
  return "<section id=\"folders\"><h2>" + escaped(frame.say("Changes in the folders since then")) + "</h2>\n" +
         content(frame, folders) + "</section>\n";
}

}  // namespace searcher::render
