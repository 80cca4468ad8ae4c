// SPDX-License-Identifier: GPL-3.0-or-later
// Text that says nothing of its own: disclaimers and calls to action that whole sites repeat.
#pragma once

#include <string_view>

namespace indexer::passages {

// Whether a short passage (up to 120 words) consists mainly of a disclaimer or a call to action.
bool is_boilerplate(std::string_view passage);

}  // namespace indexer::passages
