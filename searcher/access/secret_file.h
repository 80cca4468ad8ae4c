// SPDX-License-Identifier: GPL-3.0-or-later
// Files that hold a secret: the hash of the password, the key of the certificate.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace searcher::access {

// The content of a regular file that belongs to root or to this process's user and that others may not read: mode 0600,
// or 0640 where it belongs to root. `what` names it in messages ("password file"). Throws std::runtime_error, with what
// to do, for any other file and for one over 64 KiB.
std::string read_secret_file(const std::filesystem::path& file, std::string_view what);

// Writes the file whole or not at all, for its owner alone (0600). Throws std::runtime_error.
void write_secret_file(const std::filesystem::path& file, std::string_view content);

}  // namespace searcher::access
