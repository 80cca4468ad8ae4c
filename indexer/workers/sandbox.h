// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker gives up before it sees its first file, and the proof that it did.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/workers/pool.h"

namespace indexer::workers {

// Limits, no new privileges, Landlock (reading of fonts, conversion tables and the folder `also_readable` alone; empty
// = none), seccomp (an allow-list without network, processes and writing). Each layer that the kernel does not have is
// left out and said so in the result. Under AddressSanitizer the memory limit and seccomp stay off, since they break
// its own workings.
std::vector<Layer> close_sandbox(std::uint64_t memory, const std::string& also_readable = {});

// Limits and no new privileges alone: what `off` still has.
std::vector<Layer> close_limits(std::uint64_t memory);

// Attempts what a worker must not be able to do; returns the names of the attempts that succeeded. Acts that only
// Landlock forbids are tried only when `landlock`, those that only seccomp forbids only when `seccomp`.
std::vector<std::string> forbidden_acts_that_succeed(bool landlock, bool seccomp);

bool is_active(const std::vector<Layer>& layers, const std::string& name);

inline constexpr const char* limits_layer = "resource limits";
inline constexpr const char* privileges_layer = "no new privileges";
inline constexpr const char* landlock_layer = "Landlock";
inline constexpr const char* seccomp_layer = "seccomp";

}  // namespace indexer::workers
