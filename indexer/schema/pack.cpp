// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/pack.h"

#include "indexer/schema/error.h"

namespace schema {
namespace {

constexpr std::size_t seal_size = 8;  // ON DISK

}  // namespace

std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::string sealed(std::string bytes) {
  const std::uint64_t seal = fingerprint(bytes);
  for (std::size_t i = 0; i < seal_size; ++i) bytes.push_back(static_cast<char>((seal >> (8 * i)) & 0xff));
  return bytes;
}

std::string_view unsealed(std::string_view bytes) {
  if (bytes.size() < seal_size) Unpacker::damaged();
  const std::string_view content = bytes.substr(0, bytes.size() - seal_size);
  std::uint64_t seal = 0;
  for (std::size_t i = seal_size; i-- > 0;) seal = seal << 8 | static_cast<unsigned char>(bytes[content.size() + i]);
  if (seal != fingerprint(content)) Unpacker::damaged();
  return content;
}

void Packer::number(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_.push_back(static_cast<char>(0x80 | (value & 0x7f)));
    value >>= 7;
  }
  bytes_.push_back(static_cast<char>(value));
}

void Packer::signed_number(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  number((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void Packer::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
}

std::uint64_t Unpacker::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) damaged();
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && byte > 1) damaged();
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  damaged();
}

std::int64_t Unpacker::signed_number() {
  const std::uint64_t bits = number();
  const std::uint64_t value = (bits >> 1) ^ ((bits & 1) != 0 ? ~std::uint64_t{0} : 0);
  return static_cast<std::int64_t>(value);
}

std::string Unpacker::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) damaged();
  std::string value(rest_.substr(0, size));
  rest_.remove_prefix(size);
  return value;
}

void Unpacker::damaged() {
  throw IndexError(
      "A record of the index is damaged. Go back with `indexer rollback`, or run `indexer build` again for a fresh "
      "index; `indexer verify` tells more.");
}

}  // namespace schema
