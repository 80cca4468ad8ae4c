// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/exports.h"

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"
#include "searcher/render/quote.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

// One field of a CSV line. https://owasp.org/www-community/attacks/CSV_Injection names the signs.
std::string field(std::string_view text) {
  std::string value = printable(text);
  if (!value.empty() && std::string_view("=+-@").find(value[0]) != std::string_view::npos) value.insert(0, 1, '\'');
  std::string quoted = "\"";
  for (const char c : value) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string line(std::initializer_list<std::string_view> values) {
  std::string text;
  for (const std::string_view value : values) text += (text.empty() ? "" : ",") + field(value);
  return text + "\r\n";
}

schema::DocumentRecord record_of(const search::DocumentHit& hit) {
  schema::DocumentRecord record;
  record.id = hit.id;
  record.path = hit.path;
  record.metadata = hit.metadata;
  return record;
}

// https://web.archive.org/web/2012/http://www.refman.com/support/risformat_intro.asp lists the types.
std::string_view ris_type(std::string_view type) {
  if (type == "statute") return "STAT";
  if (type == "precedent" || type == "decision") return "CASE";
  if (type == "article" || type == "faq") return "ELEC";
  if (type == "regulation" || type == "federal-register" || type == "executive-order") return "LEGAL";
  return "RPRT";
}

void tag(std::string& text, std::string_view name, std::string_view value) {
  if (!value.empty()) text.append(name).append("  - ").append(printable(value)).append("\r\n");
}

std::string slashed(std::string date) {
  for (char& c : date)
    if (c == '-') c = '/';
  return date;
}

// Control characters are not allowed in XML; printable() has taken them out.
std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">";
}

std::string atom_entry(const search::DocumentHit& hit, const search::Result& result, std::string_view site,
                       Tongue tongue) {
  std::string summary = metadata_words(hit.metadata);
  for (const search::PassageHit& passage : hit.passages)
    summary += "\n" + pin_words(passage.pin, tongue) + ": " + passage.snippet;
  return "<entry>" + element("title", title_of(hit.metadata, hit.path)) + element("id", "urn:document:" + hit.id) +
         element("updated", result.library.built.empty() ? "1970-01-01T00:00:00Z" : result.library.built) +
         "<link href=\"" +
         escaped(std::string(site) + "/documents/" + encoded(hit.id) + "?q=" + encoded(result.query)) +
         "\"/><summary>" + escaped_lines(summary) + "</summary></entry>\n";
}

}  // namespace

std::string csv(const search::Result& result) {
  std::string text = line({"document", "title", "type", "agency", "number", "author", "date", "date source", "language",
                           "path", "pin", "heading", "passage", "text", "citation"});
  for (const search::DocumentHit& hit : result.hits)
    for (const search::PassageHit& passage : hit.passages) {
      const schema::Metadata& known = hit.metadata;
      text += line({hit.id, known.title.value, type_words(known.type.value), known.agency.value, known.number.value,
                    known.author.value, known.date.value, known.date.source, known.language.value, hit.path,
                    pin_words(passage.pin), heading_words(passage.headings), std::to_string(passage.ordinal + 1),
                    passage.snippet, practice_manual_citation(record_of(hit), passage.pin)});
    }
  return text;
}

std::string ris(const search::Result& result) {
  std::string text;
  for (const search::DocumentHit& hit : result.hits) {
    const schema::Metadata& known = hit.metadata;
    tag(text, "TY", ris_type(known.type.value));
    tag(text, "TI", title_of(known, hit.path));
    tag(text, "AU", known.author.value);
    tag(text, "PB", known.agency.value);
    tag(text, "M1", known.number.value);
    tag(text, "PY", known.date.value.substr(0, 4));
    tag(text, "DA", slashed(known.date.value));
    tag(text, "LA", known.language.value);
    tag(text, "UR", known.url.value);
    tag(text, "L1", hit.path);
    for (const search::PassageHit& passage : hit.passages)
      tag(text, "N1", pin_words(passage.pin) + ": " + passage.snippet);
    text += "ER  - \r\n\r\n";
  }
  return text;
}

std::string atom(const search::Result& result, std::string_view site, std::string_view address, Tongue tongue) {
  const std::string here = std::string(site) + std::string(address);
  std::string text =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
      std::string(code(tongue)) + "\">\n" + element("title", result.query + " – Immigration Policy Search") +
      element("id", here) +
      element("updated", result.library.built.empty() ? "1970-01-01T00:00:00Z" : result.library.built) +
      "<author><name>Immigration Policy Search</name></author><link rel=\"self\" href=\"" + escaped(here) + "\"/>\n";
  for (const search::DocumentHit& hit : result.hits) text += atom_entry(hit, result, site, tongue);
  return text + "</feed>\n";
}

std::string opensearch(std::string_view site, Tongue tongue) {
  const std::string host = escaped(site);
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
         "<ShortName>Policy Search</ShortName>" +
         element("Description", say(tongue, "Search immigration policy")) +
         "<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\"" + host +
         "/search?q={searchTerms}\"/>\n<Url type=\"application/atom+xml\" template=\"" + host +
         "/atom?q={searchTerms}\"/>\n</OpenSearchDescription>\n";
}

std::string plain_text(const search::DocumentView& document) {
  const schema::DocumentRecord& record = document.record;
  std::string text = printable(title_of(record.metadata, record.path)) + "\n" + metadata_words(record.metadata) + "\n" +
                     printable(record.path) + "\n";
  for (const std::string& warning : record.ledger.warnings) text += "! " + printable(warning) + "\n";
  for (const schema::PassageRecord& passage : document.passages)
    text += "\n[" + pin_words(passage.pin) + "]\n" + passage.text + "\n";
  return text;
}

}  // namespace searcher::render
