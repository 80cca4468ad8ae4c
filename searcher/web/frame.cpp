// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/frame.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "searcher/render/html.h"

namespace searcher::web {
namespace {

// The weight of a language range, 0 to 1000: "es;q=0.8" has 800. Anything odd counts nothing.
int weight_of(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return 1000;
  const std::string digits(parameters.substr(at + 2, 5));
  char* end = nullptr;
  const double weight = std::strtod(digits.c_str(), &end);
  return end == digits.c_str() || !(weight >= 0 && weight <= 1) ? 0 : static_cast<int>(weight * 1000);
}

bool prefers_spanish(std::string_view accepted) {
  int english = 0;
  int spanish = 0;
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    std::string_view range = accepted.substr(0, end);
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    while (range.starts_with(' ')) range.remove_prefix(1);
    const std::size_t semicolon = std::min(range.find(';'), range.size());
    const int weight = weight_of(range.substr(semicolon));
    const auto is = [&](char first, char second) {
      return range.size() >= 2 && (range[0] | 32) == first && (range[1] | 32) == second &&
             (semicolon == 2 || range[2] == '-');
    };
    if (is('e', 'n')) english = std::max(english, weight);
    if (is('e', 's')) spanish = std::max(spanish, weight);
  }
  return spanish > english;
}

std::string written(const RequestHead& request, bool with_tongue) {
  std::string address;
  for (const char c : request.path) address += c == '/' ? "/" : render::encoded(std::string_view(&c, 1));
  char joint = '?';
  for (const auto& [name, value] : request.parameters) {
    if (name == "ui" && !with_tongue) continue;
    address += joint + render::encoded(name) + "=" + render::encoded(value);
    joint = '&';
  }
  return address;
}

// The day of the person at the keyboard, ISO.
std::string today() {
  const time_t now = time(nullptr);
  struct tm parts {};
  localtime_r(&now, &parts);
  char text[16];
  return {text, strftime(text, sizeof text, "%Y-%m-%d", &parts)};
}

}  // namespace

render::Frame frame_of(const RequestHead& request) {
  render::Frame frame;
  const std::string chosen = request.parameter("ui");
  frame.chosen = chosen == "en" || chosen == "es";
  const bool spanish = frame.chosen ? chosen == "es" : prefers_spanish(request.accept_language);
  frame.tongue = spanish ? render::Tongue::spanish : render::Tongue::english;
  frame.today = today();
  frame.address = written(request, false);
  frame.session = request.session;
  return frame;
}

std::string address_of(const RequestHead& request) { return written(request, true); }

std::string site_of(const RequestHead& request) { return (request.secure ? "https://" : "http://") + request.host; }

}  // namespace searcher::web
