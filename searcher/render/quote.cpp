// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/quote.h"

#include <algorithm>
#include <cstdint>

#include "searcher/render/html.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

struct AgencyName {
  std::string_view key;
  std::string_view plain;     // Practice Manual
  std::string_view bluebook;  // abbreviations of its tables T6 and T10
};

constexpr AgencyName agency_names[] = {
    {"CBP", "CBP", "U.S. Customs & Border Prot."},
    {"Congress", "", ""},
    {"DHS", "DHS", "U.S. Dep't of Homeland Sec."},
    {"DOJ", "DOJ", "U.S. Dep't of Just."},
    {"DOJ AG", "A.G.", "Att'y Gen."},
    {"DOL", "DOL", "U.S. Dep't of Lab."},
    {"DOS", "DOS", "U.S. Dep't of State"},
    {"EOIR", "EOIR", "Exec. Off. for Immigr. Rev."},
    {"EOIR BIA", "BIA", "B.I.A."},
    {"EOIR OCIJ", "EOIR, OCIJ", "Off. of the Chief Immigr. Judge, Exec. Off. for Immigr. Rev."},
    {"ICE", "ICE", "U.S. Immigr. & Customs Enf't"},
    {"ICE OPLA", "ICE, OPLA", "Off. of the Principal Legal Advisor, U.S. Immigr. & Customs Enf't"},
    {"INS", "INS", "Immigr. & Naturalization Serv."},
    {"USCIS", "USCIS", "U.S. Citizenship & Immigr. Servs."},
    {"USCIS AAO", "USCIS, AAO", "Admin. Appeals Off., U.S. Citizenship & Immigr. Servs."},
};

std::string agency_of(const schema::Metadata& metadata, bool bluebook) {
  for (const AgencyName& name : agency_names)
    if (name.key == metadata.agency.value) return std::string(bluebook ? name.bluebook : name.plain);
  return metadata.agency.value;
}

// "Nov. 7, 2011"; the months of both manuals.
std::string cited_date(std::string_view iso) {
  constexpr const char* months[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
                                    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
  const std::string words = date_words(iso, Tongue::english);
  if (words == iso) return words;
  const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
  return months[month - 1] + words.substr(words.find(' '));
}

bool is_reported(const schema::Metadata& metadata) {
  return metadata.number.value.find("I&N Dec.") != std::string::npos;
}

// "Matter of Avetisyan, 25 I&N Dec. 688 (BIA 2012)" -> "Matter of Avetisyan".
std::string case_name(const schema::Metadata& metadata) {
  std::string name = metadata.title.value;
  name = name.substr(0, name.find(", " + metadata.number.value));
  return name.substr(0, name.find(", Respondent"));
}

std::string decision_citation(const schema::Metadata& metadata, const std::string& pin, bool bluebook) {
  std::string number = metadata.number.value;
  if (bluebook)
    if (const std::size_t at = number.find("I&N Dec."); at != std::string::npos) number.replace(at, 8, "I. & N. Dec.");
  const std::string year = metadata.date.value.substr(0, 4);
  const std::string court = agency_of(metadata, bluebook);
  const std::string behind = court + (court.empty() || year.empty() ? "" : " ") + year;
  return case_name(metadata) + ", " + number + (pin.empty() ? "" : ", " + pin) +
         (behind.empty() ? "" : " (" + behind + ")");
}

std::string joined(const std::string& front, const std::string& part) {
  return front.empty() || part.empty() ? front + part : front + ", " + part;
}

std::string citation(const schema::DocumentRecord& record, const schema::Pin& pin, bool bluebook) {
  const schema::Metadata& metadata = record.metadata;
  const std::string place = pin_cite(pin);
  if (is_reported(metadata)) return decision_citation(metadata, place, bluebook);
  const std::string title = metadata.title.value.empty() ? record.path : metadata.title.value;
  std::string text = joined(metadata.author.value, agency_of(metadata, bluebook));
  if (title.find(metadata.number.value) == std::string::npos) text = joined(text, metadata.number.value);
  text = joined(text, title);
  if (!place.empty()) text += (bluebook ? " " : ", at ") + place;
  if (!metadata.date.value.empty()) text += " (" + cited_date(metadata.date.value) + ")";
  return text;
}

}  // namespace

std::string pin_cite(const schema::Pin& pin) {
  const auto span = [](const std::string& first, const std::string& last) {
    return last.empty() || first == last ? first : first + "–" + last;
  };
  if (!pin.first_label.empty()) return span(pin.first_label, pin.last_label);
  if (pin.first_page > 0) return "PDF page " + span(std::to_string(pin.first_page), std::to_string(pin.last_page));
  if (pin.first_paragraph == 0) return {};
  return (pin.last_paragraph > pin.first_paragraph ? "¶¶ " : "¶ ") +
         span(std::to_string(pin.first_paragraph), std::to_string(pin.last_paragraph));
}

std::string practice_manual_citation(const schema::DocumentRecord& record, const schema::Pin& pin) {
  return citation(record, pin, false);
}

std::string bluebook_citation(const schema::DocumentRecord& record, const schema::Pin& pin) {
  return citation(record, pin, true);
}

// FNV-1a, 64 bits: the address only has to tell one text of a document from another.
std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  std::string digits(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) digits[i] = "0123456789abcdef"[hash & 15];
  return digits;
}

QuotePlace find_quote(const search::DocumentView& document, std::size_t number, std::string_view wanted) {
  const auto& passages = document.passages;
  const std::size_t there = std::min(std::max<std::size_t>(number, 1), passages.size()) - 1;
  if (wanted.empty()) return {QuoteState::unknown, there};
  if (fingerprint(passages[there].text) == wanted && there + 1 == number) return {QuoteState::as_quoted, there};
  for (std::size_t i = 0; i < passages.size(); ++i)
    if (fingerprint(passages[i].text) == wanted) return {QuoteState::moved, i};
  return {QuoteState::changed, there};
}

std::string quote_address(const search::DocumentView& document, std::size_t passage) {
  return "/documents/" + encoded(document.id) + "/quote?passage=" + std::to_string(passage + 1) +
         "&text=" + fingerprint(document.passages[passage].text);
}

}  // namespace searcher::render
