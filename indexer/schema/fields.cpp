// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/fields.h"

#include <algorithm>
#include <cstdint>

#include "indexer/schema/pack.h"

namespace schema {
namespace {

// Keeps two long values apart.
std::string fingerprint_hex(std::string_view text) {
  const std::uint64_t hash = fingerprint(text);
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4) hex.push_back("0123456789abcdef"[(hash >> shift) & 15]);
  return hex;
}

}  // namespace

std::string term(FieldId id, std::string_view value) {
  std::string result(field(id).prefix);
  const auto zeros = static_cast<std::size_t>(std::count(value.begin(), value.end(), '\0'));
  if (result.size() + value.size() + zeros <= longest_term) return result.append(value);
  constexpr std::size_t hash_size = 17;
  const std::string suffix = "~" + fingerprint_hex(value);
  std::size_t room = longest_term - hash_size - result.size();
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::size_t cost = value[i] == '\0' ? 2 : 1;
    const bool starts_character = (static_cast<unsigned char>(value[i]) & 0xc0) != 0x80;
    std::size_t character = 1;
    while (i + character < value.size() && (static_cast<unsigned char>(value[i + character]) & 0xc0) == 0x80)
      ++character;
    if (room < cost || (starts_character && room < character)) break;
    room -= cost;
    result.push_back(value[i]);
  }
  return result + suffix;
}

std::string date_value(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return {};
  std::string digits;
  for (std::size_t i = 0; i < iso.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? iso[i] != '-' : (iso[i] < '0' || iso[i] > '9')) return {};
    if (!dash) digits.push_back(iso[i]);
  }
  digits.resize(8, '0');
  return digits;
}

}  // namespace schema
