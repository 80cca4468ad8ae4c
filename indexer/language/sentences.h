// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences begin in a paragraph of legal English or Spanish.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace language {

// Byte offsets at which a sentence begins, rising; the first is that of the first character that is no white space.
// Empty for a text without one. Knows legal abbreviations (8 C.F.R. § 1003.1, I. & N. Dec., No., v., EE. UU., Sra.,
// art., núm., initials, lettered items) and does not cut after them unless a sentence plainly begins.
std::vector<std::uint32_t> sentence_starts(std::string_view paragraph);

}  // namespace language
