// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes between the indexer and its workers: frames of a length and a payload, and descriptors handed over.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace indexer::workers {

// What stands before the payload of a frame: its length in 8 bytes.
std::string frame_head(std::uint64_t length);

// Writes a frame; false when the other side is gone.
bool send_frame(int socket, std::string_view payload);

// Reads a frame of at most `largest` bytes, waiting for it; false when the other side is gone or the length is larger.
bool receive_frame(int socket, std::string& payload, std::uint64_t largest);

// Hands over a descriptor with a process id; false when the other side is gone.
bool send_descriptor(int socket, int descriptor, pid_t process);
bool receive_descriptor(int socket, int& descriptor, pid_t& process);

}  // namespace indexer::workers
