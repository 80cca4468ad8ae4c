// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a file: the closed list of outcomes and reasons, with what a person can do about each.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace schema {

// On-disk values: never renumber, only append.
enum class Outcome : std::uint8_t { indexed = 0, indexed_with_warning = 1, duplicate = 2, refused = 3 };

// On-disk values: never renumber, only append.
enum class Reason : std::uint8_t {
  none = 0,
  unsupported = 1,
  encrypted = 2,
  damaged = 3,
  empty = 4,
  no_text = 5,
  too_large = 6,
  timed_out = 7,
  crashed_parser = 8,
  out_of_memory = 9,
  unreadable = 10,
  not_regular = 11,
  changing = 12,
  stopped_run = 13,
};
inline constexpr Reason last_reason = Reason::stopped_run;

struct ReasonRow {
  Reason reason;
  std::string_view name;    // as printed and in JSON
  std::string_view remedy;  // what a person can do, one sentence
};

inline constexpr std::array<ReasonRow, 14> reason_rows{{
    {Reason::none, "none", ""},
    {Reason::unsupported, "unsupported", "Save it as PDF, Word, HTML or plain text."},
    {Reason::encrypted, "encrypted", "Open it with its password and save a copy without one."},
    {Reason::damaged, "damaged", "Get a fresh copy of the file; this one cannot be read to the end."},
    {Reason::empty, "empty", "The file has no bytes; get a fresh copy or remove it."},
    {Reason::no_text, "no text",
     "It shows pictures without words that can be read; switch text recognition (OCR) on, or get a copy with text."},
    {Reason::too_large, "too large", "Split the file; unpack an archive into the folder of the library."},
    {Reason::timed_out, "timed out",
     "Give it more time with --retry and --file-seconds, or open it and save it again, or print it to PDF."},
    {Reason::crashed_parser, "crashed the parser", "Open it and save it again, or print it to PDF."},
    {Reason::out_of_memory, "out of memory", "Reading it took too much memory; split the file."},
    {Reason::unreadable, "unreadable", "Check the permissions of the file and of its folder."},
    {Reason::not_regular, "not a regular file", "Replace the link, pipe or device by the file itself."},
    {Reason::changing, "changing", "It was being written while it was read; run the update again."},
    {Reason::stopped_run, "stopped a run",
     "Run the update with --retry to try it once more; if it stops again, open it and save it again, or print it to "
     "PDF."},
}};

inline constexpr std::array<std::string_view, 4> outcome_names{"indexed", "indexed with warning", "duplicate of",
                                                               "refused"};

// Reasons of files whose reading did not end by itself: tried once for each version of the readers.
constexpr bool is_poison(Reason reason) {
  return reason == Reason::timed_out || reason == Reason::crashed_parser || reason == Reason::out_of_memory ||
         reason == Reason::stopped_run;
}

constexpr const ReasonRow& row(Reason reason) { return reason_rows.at(static_cast<std::size_t>(reason)); }
constexpr std::string_view name(Outcome outcome) { return outcome_names.at(static_cast<std::size_t>(outcome)); }

}  // namespace schema
