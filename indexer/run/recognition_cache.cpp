// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/recognition_cache.h"

#include <cstdint>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>
#include <variant>

#include "indexer/extract/recogniser.h"
#include "indexer/schema/error.h"
#include "indexer/sources/bytes.h"

namespace indexer::run {
namespace {

constexpr std::uint64_t largest_data = std::uint64_t{256} << 20;  // bytes, of a language file or an entry

// The pages at the start of `bytes` that are whole; `end` is where they end.
std::vector<extract::RecognisedPage> whole_pages(std::string_view bytes, std::size_t& end) {
  std::vector<extract::RecognisedPage> pages;
  std::uint64_t length = 0;
  for (end = 0; bytes.size() - end >= sizeof length;) {
    std::memcpy(&length, bytes.data() + end, sizeof length);
    extract::RecognisedPage page;
    if (length > bytes.size() - end - sizeof length ||
        !extract::decode(bytes.substr(end + sizeof length, length), page))
      break;
    end += sizeof length + length;
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace

RecognitionCache::RecognitionCache(const std::filesystem::path& index, const std::string& data_folder)
    : folder_(index / "ocr") {
  if (data_folder.empty()) return;
  fault_ = extract::recognition_data_fault(data_folder);
  if (!fault_.empty()) return;
  version_ = extract::recognition_version();
  for (const std::string& file : extract::recognition_data_files(data_folder)) {
    const auto read = sources::read_bytes(std::filesystem::canonical(file).string(), largest_data);
    if (const auto* bytes = std::get_if<std::string>(&read)) version_ += ", " + sources::digest(*bytes);
  }
}

std::string RecognitionCache::name_of(const std::string& digest) const {
  return sources::digest(digest + '\n' + version_);
}

std::vector<extract::RecognisedPage> RecognitionCache::pages_of(const std::string& digest) {
  if (!active()) return {};
  const std::string name = name_of(digest);
  used_.insert(name);
  const std::filesystem::path file = folder_ / name;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return {};
  const auto read = sources::read_bytes(file.string(), largest_data);
  const auto* bytes = std::get_if<std::string>(&read);
  std::size_t end = 0;
  std::vector<extract::RecognisedPage> pages;
  if (bytes != nullptr) pages = whole_pages(*bytes, end);
  // A page whose writing was cut off would hide those that are added behind it.
  if (bytes == nullptr || end < bytes->size()) std::filesystem::resize_file(file, end, error);
  return pages;
}

void RecognitionCache::keep(const std::string& digest, const extract::RecognisedPage& page) {
  if (!active()) return;
  const std::string name = name_of(digest);
  used_.insert(name);
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  const std::string bytes = extract::encode(page);
  const std::uint64_t length = bytes.size();
  std::ofstream out(folder_ / name, std::ios::binary | std::ios::app);
  out.write(reinterpret_cast<const char*>(&length), sizeof length);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out)
    throw schema::IndexError("The text recognised on a page cannot be kept in " + folder_.string() +
                             ". Is the disk full? The old index stands.");
}

void RecognitionCache::forget_unused() {
  if (!active()) return;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error))
    if (!used_.contains(at->path().filename().string())) {
      std::error_code ignored;
      std::filesystem::remove(at->path(), ignored);
    }
}

}  // namespace indexer::run
