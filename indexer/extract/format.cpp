// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures and first lines of the formats.
#include "indexer/extract/format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "indexer/extract/archive.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/ole.h"

namespace indexer::extract {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::string ending_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : lower(name.substr(dot + 1));
}

bool among(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Signature {
  std::string_view bytes;
  Format format;
  std::string_view name;
};
constexpr std::array<Signature, 19> signatures{{{"{\\rtf", Format::rtf, "RTF"},
                                                {"{\\urtf", Format::rtf, "RTF"},
                                                {"\x1f\x8b", Format::gzip, "gzip"},
                                                {"BZh91AY&SY", Format::gzip, "bzip2"},
                                                {"\xFD"
                                                 "7zXZ",
                                                 Format::gzip, "xz"},
                                                {"\xFFWPC", Format::word_perfect, "WordPerfect document"},
                                                {"\x89PNG", Format::picture, "PNG picture"},
                                                {"\xFF\xD8\xFF", Format::picture, "JPEG picture"},
                                                {"GIF8", Format::other, "GIF picture"},
                                                {std::string_view("II*\0", 4), Format::picture, "TIFF picture"},
                                                {std::string_view("MM\0*", 4), Format::picture, "TIFF picture"},
                                                {"RIFF", Format::other, "sound or picture (RIFF)"},
                                                {"ID3", Format::other, "sound (MP3)"},
                                                {"7z\xBC\xAF", Format::other, "7-Zip archive"},
                                                {"Rar!", Format::other, "RAR archive"},
                                                {"\x7F"
                                                 "ELF",
                                                 Format::other, "program"},
                                                {"MZ", Format::other, "program"},
                                                {"%!PS", Format::other, "PostScript"},
                                                {"SQLite format 3", Format::other, "SQLite database"}}};

// Some signatures are letters that a text may begin with as well.
bool is_sentence(std::string_view bytes) {
  return std::isalpha(static_cast<unsigned char>(bytes.front())) != 0 && !is_binary(bytes) &&
         bytes.substr(0, 64).find('\0') == std::string_view::npos;
}

Told tell_ole(std::string_view bytes) {
  const OleFile file(bytes);
  if (file.has("EncryptedPackage")) return {Format::encrypted, "password-protected Office document"};
  if (file.has("__properties_version1.0"))
    return {Format::other,
            "Outlook message (MSG), which Outlook saves as HTML or text, and other mail programs as EML"};
  if (file.has("WordDocument")) return {Format::doc, "Word 97-2003 document"};
  if (file.has("PowerPoint Document")) return {Format::other, "PowerPoint presentation"};
  if (file.has("Workbook") || file.has("Book")) return {Format::other, "Excel workbook"};
  return {Format::ole, "OLE container"};
}

Told tell_zip(std::string_view bytes, const std::string& ending) {
  const std::vector<std::string> names = member_names(bytes, 64);
  const auto has = [&](std::string_view start) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name.starts_with(start); });
  };
  const std::string_view head = bytes.substr(0, 256);
  if (head.find("application/epub+zip") != std::string_view::npos) return {Format::epub, "EPUB"};
  if (head.find("opendocument.text") != std::string_view::npos) return {Format::odt, "OpenDocument text"};
  if (head.find("mimetypeapplication/vnd.") != std::string_view::npos && has("content.xml"))
    return {Format::other, "OpenDocument spreadsheet, drawing or presentation"};
  if (has("word/")) return {Format::docx, "Word document"};
  if (has("xl/") && has("[Content_Types].xml")) return {Format::other, "Excel workbook"};
  if (has("ppt/") && has("[Content_Types].xml")) return {Format::other, "PowerPoint presentation"};
  if (has("content.xml") && has("META-INF/manifest.xml")) return {Format::odt, "OpenDocument text"};
  if (has("META-INF/container.xml")) return {Format::epub, "EPUB"};
  // A cut file may have lost the names that would tell.
  if (ending == "docx" || ending == "docm") return {Format::docx, "Word document"};
  if (ending == "odt") return {Format::odt, "OpenDocument text"};
  return {Format::zip, "ZIP archive"};
}

// Name of the first element, in lower case and without its prefix; "" if the text does not begin with markup.
std::string root_of(std::string_view head) {
  std::size_t at = 0;
  while (at < head.size()) {
    at = head.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos || head[at] != '<') return {};
    const bool comment = head.substr(at).starts_with("<!--");
    if (!comment && at + 1 < head.size() && head[at + 1] != '?' && head[at + 1] != '!') break;
    if (lower(head.substr(at, 14)) == "<!doctype html") return "html";
    const std::size_t end = head.find(comment ? "-->" : ">", at);
    if (end == std::string_view::npos) return {};
    at = end + (comment ? 3 : 1);
  }
  const std::size_t end = head.find_first_of(" \t\r\n/>", at + 1);
  if (at >= head.size() || end == std::string_view::npos) return {};
  const std::string_view name = head.substr(at + 1, end - at - 1);
  const std::size_t colon = name.find(':');
  return lower(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

// Names of the header fields at the beginning, in lower case.
std::vector<std::string> header_names(std::string_view head) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line == "\r") break;
    if (line[0] == ' ' || line[0] == '\t') continue;
    const std::size_t colon = line.find(':');
    std::string_view label = line.substr(0, colon == std::string_view::npos ? 0 : colon);
    while (label.ends_with(' ')) label.remove_suffix(1);
    if (label.empty() || label.find(' ') != std::string_view::npos) break;
    names.push_back(lower(label));
  }
  return names;
}

// A memorandum begins with To, From, Date and Subject as well: only fields that mail programs write make it mail.
Told tell_mail(std::string_view head, const std::string& ending) {
  const bool mbox = head.starts_with("From ");
  const std::size_t second = head.find('\n');
  if (mbox && second == std::string_view::npos) return {};
  const std::vector<std::string> names = header_names(mbox ? head.substr(second + 1) : head);
  const auto has = [&](std::initializer_list<std::string_view> wanted) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return among(name, wanted); });
  };
  const bool program = has({"received", "message-id", "mime-version", "return-path", "delivered-to", "content-type",
                            "x-mailer", "content-transfer-encoding"});
  const bool person = has({"from", "to", "subject", "date"});
  if (mbox && ending != "eml" && (program || person)) return {Format::mbox, "mailbox"};
  const bool saved = head.find("Snapshot-Content-Location:") != std::string_view::npos;
  if (saved || ((ending == "mht" || ending == "mhtml") && program)) return {Format::mhtml, "web archive (MHTML)"};
  if ((program && person) || (ending == "eml" && (program || person))) return {Format::mail, "mail"};
  return {};
}

Told tell_text(std::string_view bytes, const std::string& ending) {
  const std::string head = to_utf8(bytes.substr(0, 8192));
  const std::string root = root_of(head);
  const std::string small = lower(head.substr(0, 2048));
  if (small.starts_with("<?xml") && root != "html" && small.find("<html") == std::string::npos)
    return {Format::xml, "XML"};
  const bool html_name = among(ending, {"html", "htm", "xhtml", "xht", "shtml"});
  const bool html_tag = small.find("<html") != std::string::npos || small.find("<!doctype html") != std::string::npos;
  const bool starts_markup = !root.empty() || small.starts_with("<");
  if (root == "html" || (starts_markup && html_tag) || (html_name && small.find('<') != std::string::npos))
    return {Format::html, "HTML"};
  if (!root.empty() && ending == "xml") return {Format::xml, "XML"};
  if (const Told mail = tell_mail(head, ending); mail.format != Format::other) return mail;
  if (among(root, {"head", "body", "div", "p", "h1", "table", "title", "meta"})) return {Format::html, "HTML"};
  if (among(ending, {"md", "markdown", "mdown", "mkd"})) return {Format::markdown, "Markdown"};
  return {Format::text, "text"};
}

}  // namespace

Told tell_format(std::string_view bytes, std::string_view name) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return {Format::pdf, "PDF"};
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return tell_zip(bytes, ending_of(name));
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return tell_ole(bytes);
  for (const Signature& signature : signatures)
    if (bytes.starts_with(signature.bytes) && (signature.format != Format::other || !is_sentence(bytes)))
      return {signature.format, signature.name};
  if (bytes.size() > 262 && bytes.substr(257, 5) == "ustar") return {Format::tar, "TAR archive"};
  if (is_binary(bytes)) return {Format::other, "binary data"};
  return tell_text(bytes, ending_of(name));
}

}  // namespace indexer::extract
