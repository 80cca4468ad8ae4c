// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/original.h"

#include <sys/stat.h>
#include <unistd.h>

#include <string_view>
#include <utility>

namespace searcher::web {

std::optional<Original> open_original(const schema::DocumentRecord& record) {
  const std::string& path = record.container.empty() ? record.path : record.container;
  const std::size_t slash = path.find('/');  // the first part names the root
  if (slash == std::string::npos) return std::nullopt;
  Original original;
  original.file = open_beneath(record.root, path.substr(slash + 1));
  struct stat status {};
  if (!original.file.is_open() || fstat(original.file.fd(), &status) != 0 || !S_ISREG(status.st_mode))
    return std::nullopt;
  original.size = static_cast<std::uint64_t>(status.st_size);
  original.name = path.substr(path.rfind('/') + 1);
  char magic[5] = {};
  const ssize_t got = pread(original.file.fd(), magic, sizeof magic, 0);
  original.pdf = got == sizeof magic && std::string_view(magic, sizeof magic) == "%PDF-";
  return original;
}

}  // namespace searcher::web
