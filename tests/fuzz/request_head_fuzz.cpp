// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the head of a request: it is refused, or its path and values are what they are promised to be.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "searcher/web/request_head.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace searcher::web;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Parsed parsed = parse_head(text, {"localhost:8080", "127.0.0.1:8080"}, true);
  std::string decoded;
  percent_decode(text, true, decoded);
  Parameters form;
  if (parse_parameters(text, form) && form.size() > text.size()) std::abort();
  const RequestHead& head = parsed.head;
  if (parsed.status != 0) return 0;
  if (head.host != "localhost:8080" && head.host != "127.0.0.1:8080") std::abort();
  if (!head.path.starts_with('/') || head.path.find('\0') != std::string::npos) std::abort();
  if ((head.path + "/").find("/../") != std::string::npos) std::abort();
  if (head.posts ? head.path != "/login" || head.form_size > largest_form : head.form_size != 0) std::abort();
  return 0;
}
