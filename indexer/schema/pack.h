// SPDX-License-Identifier: GPL-3.0-or-later
// Values to bytes and back: numbers as base-128 varints, strings and lists with their length before them.
// Reading checks every length; whatever is wrong is an IndexError, never a read past the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace schema {

// FNV-1a, 64 bits: tells damaged bytes from whole ones and keeps long values apart; no protection against intent.
std::uint64_t fingerprint(std::string_view bytes);

// Bytes with their fingerprint behind them, and back: unsealed() throws IndexError when they do not fit together.
std::string sealed(std::string bytes);
std::string_view unsealed(std::string_view bytes);

class Packer {
 public:
  void number(std::uint64_t value);
  void signed_number(std::int64_t value);  // zigzag
  void text(std::string_view value);
  template <typename List, typename Each>
  void list(const List& values, Each each) {
    number(values.size());
    for (const auto& value : values) each(value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number();
  std::int64_t signed_number();
  template <typename Number>
  Number as() {
    const std::uint64_t value = number();
    if (static_cast<std::uint64_t>(static_cast<Number>(value)) != value) damaged();
    return static_cast<Number>(value);
  }
  // An enum with values 0 .. last.
  template <typename Enum>
  Enum one_of(Enum last) {
    const std::uint64_t value = number();
    if (value > static_cast<std::uint64_t>(last)) damaged();
    return static_cast<Enum>(value);
  }
  bool flag() { return one_of<std::uint8_t>(1) != 0; }
  std::string text();
  template <typename Value, typename Each>
  std::vector<Value> list(Each each) {
    const std::uint64_t size = number();
    if (size > rest_.size()) damaged();  // each value takes a byte at least
    std::vector<Value> values;
    values.reserve(size);
    for (std::uint64_t i = 0; i < size; ++i) values.push_back(each());
    return values;
  }
  std::vector<std::string> texts() {
    return list<std::string>([this] { return text(); });
  }
  bool at_end() const { return rest_.empty(); }
  void expect_end() const {
    if (!at_end()) damaged();
  }
  [[noreturn]] static void damaged();

 private:
  std::string_view rest_;
};

}  // namespace schema
