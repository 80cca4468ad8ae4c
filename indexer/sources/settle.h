// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are still being written are left until they settle.
#pragma once

#include <string>
#include <vector>

#include "indexer/schema/ledger.h"
#include "indexer/sources/scan.h"

namespace indexer::sources {

// Paths of files of `after` that `before` does not have, or has with another size or other times.
std::vector<std::string> unsettled(const Scan& before, const Scan& after);

// Makes the scan say of these files what the ledger says: nothing about a new one, no change of a known one. `rows` and
// `paths` rise.
void hold_back(Scan& scan, const std::vector<schema::LedgerRow>& rows, const std::vector<std::string>& paths);

}  // namespace indexer::sources
