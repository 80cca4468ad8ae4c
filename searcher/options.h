// SPDX-License-Identifier: GPL-3.0-or-later
// What the user typed, as plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "searcher/eval/evaluate.h"
#include "searcher/search/citing.h"
#include "searcher/search/search.h"
#include "searcher/web/peer.h"
#include "searcher/web/server.h"

namespace searcher {

enum class Command { search, show, cites, digest, compare, similar, equivalents, serve, password, eval };
enum class Output { text, json, json_lines };

struct Options {
  Command command = Command::search;
  std::filesystem::path index;
  search::Request request;       // search
  search::CitingRequest citing;  // cites
  Output output = Output::text;
  bool explain = false;
  bool colour = false;
  std::string document;            // show, compare, similar: id
  std::filesystem::path searches;  // digest: file of saved searches; empty = none
  std::uint32_t passage = 0;       // show: from 1; 0 = all
  std::string host = "127.0.0.1";  // serve
  std::uint16_t port = 8080;
  std::vector<std::string> names;  // serve: further ones of this machine
  web::Allowed allowed;
  web::Guard guard;                     // serve
  std::filesystem::path password_file;  // password: to make
  eval::Task task;                      // eval
};

// Text to print and the code to exit with, instead of running.
struct Stop {
  std::string text;
  int exit_code = 0;
};

std::variant<Options, Stop> parse_options(int argc, const char* const* argv);

}  // namespace searcher
