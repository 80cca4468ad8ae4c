// SPDX-License-Identifier: GPL-3.0-or-later
// The MIME structure of a message, walked without recursion and under limits.
#include "indexer/extract/mail_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/mail.h"

namespace indexer::extract {
namespace {

std::string address_list(InternetAddressList* list) {
  if (!list) return {};
  char* text = internet_address_list_to_string(list, nullptr, false);
  std::string result = text ? clean(text) : std::string();
  g_free(text);
  return result;
}

std::string iso_date(GDateTime* date) {
  // Years beyond are the work of broken clocks and say nothing.
  if (!date || g_date_time_get_year(date) < 1970 || g_date_time_get_year(date) > 2100) return {};
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", g_date_time_get_year(date),
                                   g_date_time_get_month(date), g_date_time_get_day_of_month(date));
  return length == 10 ? text.data() : "";
}

std::size_t visible(std::string_view text, bool html) {
  std::size_t count = 0;
  bool tag = false;
  for (const char c : text) {
    if (html && c == '<') tag = true;
    count += !tag && std::isspace(static_cast<unsigned char>(c)) == 0;
    if (c == '>') tag = false;
  }
  return count;
}

// Which child of a multipart/alternative has the text. Some programs send a plain part that only says that there is
// an HTML part.
GMimeObject* best_alternative(GMimeMultipart* multipart) {
  GMimeObject* plain = nullptr;
  GMimeObject* rich = nullptr;
  std::size_t plain_size = 0;
  std::size_t rich_size = 0;
  const int count = std::min(g_mime_multipart_get_count(multipart), 50);
  for (int i = 0; i < count; ++i) {
    GMimeObject* child = g_mime_multipart_get_part(multipart, i);
    const std::string type = type_of(child);
    if (type == "text/plain" && !plain && GMIME_IS_PART(child)) {
      plain = child;
      plain_size = visible(text_content(GMIME_PART(child)), false);
    } else if (type == "text/html" && GMIME_IS_PART(child)) {
      rich = child;
      rich_size = visible(text_content(GMIME_PART(child)), true);
    } else if (type.starts_with("multipart/") && !rich) {
      rich = child;
    }
  }
  if (plain && plain_size > 0 && plain_size * 8 >= rich_size) return plain;
  return rich ? rich : plain;
}

}  // namespace

MailMessage parse_message(std::string_view bytes) {
  warm_up_mail();
  // The envelope line of a mailbox is left in front of some messages saved from one.
  if (const std::size_t end = bytes.find('\n'); bytes.starts_with("From ") && end != std::string_view::npos)
    bytes.remove_prefix(end + 1);
  const std::unique_ptr<GMimeStream, Unref> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const std::unique_ptr<GMimeParser, Unref> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), false);
  return MailMessage(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (!content) return {};
  const std::unique_ptr<GMimeStream, Unref> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  if (!bytes || bytes->len == 0) return {};
  return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

std::string text_content(GMimePart* part) {
  const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  return to_utf8(content_of(part), charset ? charset : "");
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (!type) return "text/plain";
  std::string name =
      std::string(g_mime_content_type_get_media_type(type)) + "/" + g_mime_content_type_get_media_subtype(type);
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

std::string file_name(GMimePart* part) {
  const char* name = g_mime_part_get_filename(part);
  return name ? clean(to_utf8(name)) : std::string();
}

MailHeader header_of(GMimeMessage* message) {
  MailHeader header;
  header.from = address_list(g_mime_message_get_from(message));
  header.to = address_list(g_mime_message_get_to(message));
  header.cc = address_list(g_mime_message_get_cc(message));
  if (const char* subject = g_mime_message_get_subject(message)) header.subject = clean(to_utf8(subject));
  header.date = iso_date(g_mime_message_get_date(message));
  return header;
}

MailParts parts_of(GMimeMessage* message) {
  struct Open {
    GMimeObject* object;
    std::size_t depth;
    bool in_related;
  };
  MailParts result;
  std::vector<Open> open;
  if (GMimeObject* root = g_mime_message_get_mime_part(message)) open.push_back({root, 0, false});
  while (!open.empty() && !result.cut) {
    const Open here = open.back();
    open.pop_back();
    const std::string type = type_of(here.object);
    result.encrypted |= GMIME_IS_MULTIPART_ENCRYPTED(here.object) || type == "application/pkcs7-mime";
    if (!GMIME_IS_MULTIPART(here.object)) {
      result.parts.push_back({here.object, here.in_related});
    } else if (type == "multipart/alternative") {
      if (GMimeObject* best = best_alternative(GMIME_MULTIPART(here.object)))
        open.push_back({best, here.depth + 1, here.in_related});
    } else {
      auto* multipart = GMIME_MULTIPART(here.object);
      const int count = g_mime_multipart_get_count(multipart);
      const int most = static_cast<int>(limits::mime_parts);
      const bool related = here.in_related || type == "multipart/related";
      for (int i = std::min(count, most) - 1; i >= 0; --i)
        open.push_back({g_mime_multipart_get_part(multipart, i), here.depth + 1, related});
      result.cut = count > most;
    }
    result.cut =
        result.cut || here.depth > limits::mime_depth || result.parts.size() + open.size() > limits::mime_parts * 2;
  }
  // What was not looked at any more when a limit was met is still read as far as it is no container.
  for (auto next = open.rbegin(); next != open.rend() && result.parts.size() < limits::mime_parts; ++next)
    if (!GMIME_IS_MULTIPART(next->object)) result.parts.push_back({next->object, next->in_related});
  if (result.parts.size() > limits::mime_parts) result.cut = true;
  result.parts.resize(std::min(result.parts.size(), limits::mime_parts));
  return result;
}

}  // namespace indexer::extract
