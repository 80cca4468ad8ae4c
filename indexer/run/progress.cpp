// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "indexer/run/report.h"

namespace indexer::run {
namespace {

using std::chrono::steady_clock;

constexpr auto redraw_every = std::chrono::milliseconds(100);
constexpr auto line_every = std::chrono::seconds(5);

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

// Control bytes of file names must not reach the terminal.
std::string in_width(std::string_view text, std::size_t width) {
  std::string result;
  for (const char c : text.substr(0, width)) result.push_back(c >= ' ' && c <= '~' ? c : '?');
  return result;
}

}  // namespace

bool is_terminal(int fd) {
  const char* kind = std::getenv("TERM");
  return isatty(fd) != 0 && kind != nullptr && std::string_view(kind) != "dumb";
}

Progress::Progress(std::ostream& err, std::uint64_t total, bool terminal, bool quiet, bool times)
    : err_(err), total_(total), terminal_(terminal), quiet_(quiet), times_(times), last_(steady_clock::now()) {}

Progress::~Progress() {
  if (terminal_ && !quiet_ && done_ > 0) err_ << "\r\033[K" << std::flush;
}

void Progress::step(std::string_view path, std::optional<std::chrono::milliseconds> took) {
  ++done_;
  if (times_ && took && !quiet_) print_time(path, *took);
  show(path);
}

void Progress::recognised(std::string_view path, std::uint32_t page) {
  ++recognised_;
  show(std::string(path) + ", page " + std::to_string(page));
}

void Progress::show(std::string_view path) {
  if (quiet_) return;
  const auto now = steady_clock::now();
  if (now - last_ < (terminal_ ? steady_clock::duration(redraw_every) : steady_clock::duration(line_every))) return;
  last_ = now;
  draw(path);
}

void Progress::print_time(std::string_view path, std::chrono::milliseconds took) {
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%8.3f s  ", std::chrono::duration<double>(took).count());
  err_ << (terminal_ ? "\r\033[K" : "") << seconds << run::printable(path) << '\n';
}

void Progress::draw(std::string_view path) {
  std::string counts = std::to_string(done_) + " of " + std::to_string(std::max(total_, done_)) + " files";
  if (recognised_ > 0) counts += ", OCR of " + std::to_string(recognised_) + (recognised_ == 1 ? " page" : " pages");
  if (!terminal_) {
    err_ << counts << '\n' << std::flush;
    return;
  }
  constexpr std::size_t bar_width = 20;
  const std::size_t filled = total_ == 0 ? bar_width : std::min<std::size_t>(bar_width, done_ * bar_width / total_);
  std::string line = "[" + std::string(filled, '#') + std::string(bar_width - filled, ' ') + "] " + counts + "  ";
  const std::size_t width = terminal_width();
  if (line.size() + 1 < width) line += in_width(path, width - line.size() - 1);
  err_ << '\r' << line << "\033[K" << std::flush;
}

}  // namespace indexer::run
