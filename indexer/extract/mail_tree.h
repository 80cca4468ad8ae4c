// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed message, and what its parts hold.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace indexer::extract {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using MailMessage = std::unique_ptr<GMimeMessage, Unref>;

// Parses a message; null if the bytes are none.
MailMessage parse_message(std::string_view bytes);

// The content of a part with its transfer encoding undone.
std::string content_of(GMimePart* part);

// The same as UTF-8, by the charset the part declares.
std::string text_content(GMimePart* part);

// "text/plain", in lower case.
std::string type_of(GMimeObject* object);

// The file name a part states, in UTF-8; "" if none.
std::string file_name(GMimePart* part);

struct MailHeader {
  std::string from, to, cc, subject;
  std::string date;  // ISO; "" if it cannot be read
};
MailHeader header_of(GMimeMessage* message);

// The parts that are no multiparts, in order.
struct MailParts {
  struct Part {
    GMimeObject* object = nullptr;  // owned by the message
    bool in_related = false;        // belongs to an HTML text, as its pictures do
  };
  std::vector<Part> parts;
  bool cut = false;        // there are more parts, or deeper ones, than are read
  bool encrypted = false;  // by S/MIME or PGP
};

// Of multipart/alternative only the version with the text is taken: plain text, unless the HTML says much more.
MailParts parts_of(GMimeMessage* message);

}  // namespace indexer::extract
