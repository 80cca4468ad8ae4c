// SPDX-License-Identifier: GPL-3.0-or-later
// Mailboxes: messages one behind the other, each after a line that begins with "From ".
#include <algorithm>
#include <string>
#include <utility>

#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/mail.h"
#include "indexer/extract/mail_tree.h"

namespace indexer::extract {
namespace {

// Programs that write mailboxes put ">" before body lines that begin with "From " (and ">From ").
std::string unquoted(std::string_view message) {
  std::string result;
  result.reserve(message.size());
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t end = std::min(message.find('\n', at), message.size() - 1) + 1;
    std::string_view line = message.substr(at, end - at);
    at = end;
    const std::size_t marks = line.find_first_not_of('>');
    if (marks != 0 && marks != std::string_view::npos && line.substr(marks).starts_with("From ")) line.remove_prefix(1);
    result += line;
  }
  return result;
}

// Where the next message begins (its "From " line), after a blank line; npos if there is none.
std::size_t next_message(std::string_view bytes, std::size_t from) {
  while ((from = bytes.find("\nFrom ", from)) != std::string_view::npos) {
    const bool blank = from == 0 || bytes[from - 1] == '\n' || (from > 1 && bytes.substr(from - 2, 2) == "\n\r");
    if (blank) return from + 1;
    ++from;
  }
  return std::string_view::npos;
}

std::string name_of(std::string_view message, std::size_t number) {
  const std::size_t body = std::min({message.find("\n\n"), message.find("\n\r\n"), message.size()});
  const MailMessage parsed = parse_message(std::string(message.substr(0, body)) + "\n\n");
  const MailHeader header = parsed ? header_of(parsed.get()) : MailHeader{};
  std::string name = "message " + std::to_string(number);
  if (!header.date.empty()) name += " (" + header.date + ")";
  if (!header.subject.empty()) name += " " + header.subject;
  std::replace(name.begin(), name.end(), '/', '-');
  return name + ".eml";
}

}  // namespace

Extraction read_mailbox(std::string_view bytes) {
  Document document;
  document.format = "mbox";
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t next = std::min(next_message(bytes, at), bytes.size());
    const std::size_t line = bytes.find('\n', at);
    if (line != std::string_view::npos && line + 1 < next) {
      if (document.attachments.size() >= limits::archive_entries)
        return Refusal{schema::Reason::too_large, "the mailbox has more than 10,000 messages"};
      const std::string message = unquoted(bytes.substr(line + 1, next - line - 1));
      std::string name = name_of(message, document.attachments.size() + 1);
      document.attachments.push_back({std::move(name), message});
    }
    at = next;
  }
  return finish(std::move(document));
}

}  // namespace indexer::extract
