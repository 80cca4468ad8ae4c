// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/folders_json.h"

namespace searcher::render {
namespace {

using Json = nlohmann::ordered_json;

Json of(const search::FolderChanges::Paths& paths) { return {{"count", paths.count}, {"first", paths.first}}; }

const char* name_of(search::FolderChanges::State state) {
  using State = search::FolderChanges::State;
  switch (state) {
    case State::looking:
      return "looking";
    case State::looked:
      return "looked";
    case State::too_slow:
      return "too-slow";
    case State::failed:
      return "failed";
    case State::unknown:
      break;
  }
  return "unknown";
}

}  // namespace

nlohmann::ordered_json folders_json(const search::FolderChanges& folders) {
  return {{"state", name_of(folders.state)},
          {"at", folders.at.empty() ? Json(nullptr) : Json(folders.at)},
          {"files", folders.files},
          {"new", of(folders.fresh)},
          {"changed", of(folders.changed)},
          {"restated", of(folders.restated)},
          {"gone", of(folders.gone)},
          {"unreadable", of(folders.unreadable)},
          {"missing_folders", folders.missing},
          {"too_many_gone", folders.too_many_gone},
          {"trouble", folders.trouble}};
}

}  // namespace searcher::render
