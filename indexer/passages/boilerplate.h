// SPDX-License-Identifier: GPL-3.0-or-later
// Text that says nothing of its own: disclaimers and calls to action that whole sites repeat.
#pragma once

#include <string_view>

namespace indexer::passages {

// Whether at least half of the words of a passage stand in sentences that are a disclaimer or a call to action. A long
// passage (over 250 words) never is one.
bool is_boilerplate(std::string_view passage);

}  // namespace indexer::passages
