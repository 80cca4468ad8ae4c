// SPDX-License-Identifier: GPL-3.0-or-later
// Messages to documents.
#include "indexer/extract/mail.h"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "indexer/extract/blocks.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html.h"
#include "indexer/extract/mail_tree.h"
#include "indexer/extract/text.h"

namespace indexer::extract {
namespace {

// A change of quoting depth ends a paragraph; the marks themselves are no text.
std::string without_quote_marks(std::string_view text) {
  std::string result;
  std::size_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    std::size_t depth = 0;
    while (line.starts_with('>') || (depth > 0 && line.starts_with(" >"))) {
      line.remove_prefix(line.starts_with('>') ? 1 : 2);
      ++depth;
    }
    if (depth != before) result += '\n';
    before = depth;
    result.append(line).append("\n");
  }
  return result;
}

std::string ending_for(const std::string& type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> endings{
      {{"application/pdf", ".pdf"},
       {"application/msword", ".doc"},
       {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
       {"application/rtf", ".rtf"},
       {"text/rtf", ".rtf"},
       {"text/html", ".html"},
       {"text/plain", ".txt"},
       {"application/zip", ".zip"}}};
  for (const auto& [known, ending] : endings)
    if (known == type) return std::string(ending);
  return "";
}

bool is_attachment(GMimeObject* object) {
  const char* disposition = g_mime_object_get_disposition(object);
  return disposition && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

class Body {
 public:
  explicit Body(Document& document) : document_(document) {}

  void add(const MailParts::Part& part) {
    const std::string type = type_of(part.object);
    if (GMIME_IS_MESSAGE_PART(part.object)) return add_message(part.object);
    if (!GMIME_IS_PART(part.object)) return;
    auto* content = GMIME_PART(part.object);
    if (type.ends_with("/pgp-signature") || type.ends_with("pkcs7-signature")) return;
    if (part.in_related && type.starts_with("image/") && !is_attachment(part.object)) return;
    const std::string name = file_name(content);
    const bool shown = !is_attachment(part.object) && name.empty();
    if (shown && (type == "text/plain" || type == "message/delivery-status" || type == "text/enriched"))
      return append(text_blocks(without_quote_marks(text_content(content))));
    if (type == "text/html" && (shown || (!is_attachment(part.object) && document_.blocks.empty())))
      return append(html_blocks(text_content(content), "utf-8"));
    ++number_;
    document_.attachments.push_back(
        {name.empty() ? "attachment " + std::to_string(number_) + ending_for(type) : name, content_of(content)});
  }

 private:
  void append(std::vector<Block> blocks) {
    std::move(blocks.begin(), blocks.end(), std::back_inserter(document_.blocks));
  }

  void add_message(GMimeObject* object) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (!inner) return;
    ++number_;
    char* text = g_mime_object_to_string(GMIME_OBJECT(inner), nullptr);
    const std::string subject = header_of(inner).subject;
    document_.attachments.push_back(
        {(subject.empty() ? "message " + std::to_string(number_) : subject) + ".eml", text ? text : ""});
    g_free(text);
  }

  Document& document_;
  int number_ = 0;
};

void set_header(Document& document, const MailHeader& header) {
  set_property(document, "subject", header.subject, "mail header");
  set_property(document, "title", header.subject, "mail header");
  set_property(document, "from", header.from, "mail header");
  set_property(document, "author", header.from, "mail header");
  set_property(document, "to", header.to, "mail header");
  set_property(document, "date", header.date, "mail header");
}

std::vector<Block> header_blocks(const MailHeader& header) {
  std::vector<Block> blocks;
  if (!header.subject.empty()) blocks.push_back({BlockKind::heading, 1, header.subject, {}});
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) blocks.push_back({BlockKind::paragraph, 0, std::string(label) + value, {}});
  };
  add("From: ", header.from);
  add("To: ", header.to);
  add("Cc: ", header.cc);
  add("Date: ", header.date);
  return blocks;
}

}  // namespace

void warm_up_mail() {
  static std::once_flag once;
  std::call_once(once, [] {
    g_mime_init();
    // The C library loads a module for each of these; open converters keep them loaded for good.
    struct Close {
      void operator()(GIConv converter) const { g_iconv_close(converter); }
    };
    static std::vector<std::unique_ptr<std::remove_pointer_t<GIConv>, Close>> open;
    for (const char* charset :
         {"ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "KOI8-R", "GB2312",
          "GBK", "GB18030", "BIG5", "SHIFT_JIS", "EUC-JP", "ISO-2022-JP", "EUC-KR", "CP949", "UTF-16", "UTF-7"})
      for (const bool to : {true, false}) {
        const GIConv converter = to ? g_iconv_open("UTF-8", charset) : g_iconv_open(charset, "UTF-8");
        if (converter != reinterpret_cast<GIConv>(-1)) open.emplace_back(converter);
      }
  });
}

Extraction read_mail(std::string_view bytes) {
  const MailMessage message = parse_message(bytes);
  if (!message) return Refusal{schema::Reason::damaged, "it has no mail header that can be read"};
  Document document;
  document.format = "mail";
  const MailHeader header = header_of(message.get());
  const MailParts parts = parts_of(message.get());
  Body body(document);
  for (const MailParts::Part& part : parts.parts) body.add(part);
  if (parts.encrypted && document.blocks.empty())
    return Refusal{schema::Reason::encrypted, "the message is encrypted (S/MIME or PGP)"};
  if (parts.cut)
    document.warnings.emplace_back(
        "the message has more than 2,000 parts, or parts nested deeper than 20; the rest is not indexed");
  set_header(document, header);
  std::vector<Block> head = header_blocks(header);
  document.blocks.insert(document.blocks.begin(), head.begin(), head.end());
  return finish(std::move(document));
}

Extraction read_mhtml(std::string_view bytes) {
  const MailMessage message = parse_message(bytes);
  if (!message) return Refusal{schema::Reason::damaged, "the web archive cannot be read"};
  for (const MailParts::Part& part : parts_of(message.get()).parts) {
    if (!GMIME_IS_PART(part.object) || type_of(part.object) != "text/html") continue;
    // With a byte order mark the charset inside the page, which the archive may have changed, counts no more.
    Extraction page = read_html("\xEF\xBB\xBF" + text_content(GMIME_PART(part.object)));
    if (auto* document = std::get_if<Document>(&page)) {
      document->format = "mhtml";
      set_property(*document, "title", header_of(message.get()).subject, "mail header");
      const char* location = g_mime_object_get_header(part.object, "Content-Location");
      if (location) set_property(*document, "url", location, "MHTML header");
    }
    return page;
  }
  return read_mail(bytes);
}

}  // namespace indexer::extract
