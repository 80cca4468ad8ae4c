// SPDX-License-Identifier: GPL-3.0-or-later
// Every limit the readers keep, in one place. A hostile file costs at most this much; each limit has its test in
// tests/indexer/extract/limits_test.cpp.
#pragma once

#include <cstddef>

namespace indexer::extract::limits {

inline constexpr std::size_t mebibyte = 1024 * 1024;

// FILE SIZE: a larger file is refused as too large before it is read.
inline constexpr std::size_t file_bytes = 512 * mebibyte;
// MARKUP SIZE: the same for HTML, XML, Markdown, RTF and mail, whose trees are many times the size of the bytes.
inline constexpr std::size_t markup_bytes = 64 * mebibyte;
// TEXT SIZE: extracted text beyond it is cut off, with a warning.
inline constexpr std::size_t text_bytes = 64 * mebibyte;

// MEMBERS: files in one archive.
inline constexpr std::size_t archive_entries = 10'000;
// ARCHIVE DEPTH: containers in containers, mail in mail included. A reader opens one layer; whoever extracts the
// attachments of a Document counts the layers and stops here.
inline constexpr std::size_t archive_depth = 5;
// MEMBER SIZE: what one member may unpack to.
inline constexpr std::size_t archive_entry_bytes = 64 * mebibyte;
// ARCHIVE OUTPUT: what all members of one archive may unpack to together, counted as it is unpacked.
inline constexpr std::size_t archive_bytes = 256 * mebibyte;
// ARCHIVE RATIO: output per byte of archive, looked at once more than archive_ratio_from bytes came out.
inline constexpr std::size_t archive_ratio = 200;
inline constexpr std::size_t archive_ratio_from = 8 * mebibyte;

// MARKUP DEPTH: elements in elements. Deeper HTML is flattened, deeper XML refused.
inline constexpr std::size_t markup_depth = 512;
// ATTRIBUTES: of one element. Further ones are dropped in HTML, refused in XML.
inline constexpr std::size_t attributes = 1'000;
// FORMATTING: open b, i, font ... elements in HTML, which a parser repeats in every paragraph that follows.
inline constexpr std::size_t formatting_depth = 32;

// MAIL PARTS and MAIL DEPTH: parts of one message, and multiparts in multiparts.
inline constexpr std::size_t mime_parts = 2'000;
inline constexpr std::size_t mime_depth = 20;

// PDF PAGES: of one document; one with more is refused as too large.
inline constexpr std::size_t pdf_pages = 20'000;

// PICTURE SIZE: pixels of a picture that is decoded, and of one handed to text recognition; larger pages are rendered
// coarser, larger pictures scaled down.
inline constexpr std::size_t decoded_pixels = 60'000'000;
inline constexpr std::size_t picture_pixels = 20'000'000;
// RECOGNISED PAGES: of one file.
inline constexpr std::size_t recognised_pages = 2'000;

// RTF GROUPS: groups in groups.
inline constexpr std::size_t rtf_depth = 1'000;

}  // namespace indexer::extract::limits
