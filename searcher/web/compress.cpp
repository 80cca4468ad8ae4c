// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/compress.h"

#include <Poco/DeflatingStream.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>

namespace searcher::web {
namespace {

constexpr std::size_t least = 1400;  // bytes; less fits into one packet
constexpr int level = 3;             // of 9: more would take more time than the bytes are worth in an office

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type == "image/svg+xml" || type.starts_with("application/atom+xml");
}

}  // namespace

bool takes_gzip(std::string_view accepted) {
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    std::string_view coding = accepted.substr(0, end);
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    while (coding.starts_with(' ')) coding.remove_prefix(1);
    if (!coding.starts_with("gzip")) continue;
    coding.remove_prefix(4);
    if (!coding.empty() && coding.front() != ';' && coding.front() != ' ') continue;
    const std::size_t weight = coding.find("q=");
    return weight == std::string_view::npos || std::strtod(std::string(coding.substr(weight + 2)).c_str(), nullptr) > 0;
  }
  return false;
}

void compress(Response& response) {
  if (response.body.size() < least || response.file.is_open() || !response.etag.empty() || !is_text(response.type))
    return;
  std::ostringstream packed;
  Poco::DeflatingOutputStream stream(packed, Poco::DeflatingStreamBuf::STREAM_GZIP, level);
  stream << response.body;
  stream.close();
  response.body = packed.str();
  response.encoding = "gzip";
}

}  // namespace searcher::web
