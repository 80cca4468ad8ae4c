// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/quote.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

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

// FNV-1a, 64 bits: the address only has to tell one text of a document from another.
std::uint64_t hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return hash;
}

std::string digits(std::uint64_t number, std::size_t count) {
  std::string digits(count, '0');
  for (std::size_t i = count; i-- > 0; number >>= 4) digits[i] = "0123456789abcdef"[number & 15];
  return digits;
}

constexpr std::size_t most_paragraphs = 12;  // of a passage, in its address

// The paragraphs of a text, "\n\n" apart.
std::vector<std::string> paragraph_hashes(std::string_view text, std::size_t most = most_paragraphs) {
  std::vector<std::string> hashes;
  for (std::size_t begin = 0; begin < text.size() && hashes.size() < most;) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    hashes.push_back(digits(hash(text.substr(begin, end - begin)), 8));
    begin = end + 2;
  }
  return hashes;
}

// The passage where paragraphs (".xxxxxxxx.yyyyyyyy") stand one after the other.
std::optional<std::size_t> divided_place(const search::DocumentView& document, std::string_view paragraphs) {
  std::string all;
  std::vector<std::size_t> passage_of;
  for (std::size_t i = 0; i < document.passages.size(); ++i)
    for (const std::string& each : paragraph_hashes(document.passages[i].text, std::string::npos)) {
      all += "." + each;
      passage_of.push_back(i);
    }
  const std::size_t at = paragraphs.size() < 9 ? std::string::npos : all.find(paragraphs);
  if (at == std::string::npos || at % 9 != 0 || at / 9 >= passage_of.size()) return std::nullopt;
  return passage_of[at / 9];
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

std::string fingerprint(std::string_view text) {
  std::string all = digits(hash(text), 16);
  for (const std::string& paragraph : paragraph_hashes(text)) all += "." + paragraph;
  return all;
}

QuotePlace find_quote(const search::DocumentView& document, std::size_t number, std::string_view wanted) {
  const auto& passages = document.passages;
  const std::size_t there = std::min(std::max<std::size_t>(number, 1), passages.size()) - 1;
  if (wanted.empty()) return {QuoteState::unknown, there};
  const std::string_view whole = wanted.substr(0, wanted.find('.'));
  const auto is_whole = [&](std::size_t i) { return digits(hash(passages[i].text), 16) == whole; };
  if (is_whole(there) && there + 1 == number) return {QuoteState::as_quoted, there};
  for (std::size_t i = 0; i < passages.size(); ++i)
    if (is_whole(i)) return {QuoteState::moved, i};
  if (const auto found = divided_place(document, wanted.substr(whole.size()))) return {QuoteState::divided, *found};
  return {QuoteState::changed, there};
}

std::string quote_address(const search::DocumentView& document, std::size_t passage) {
  return "/documents/" + encoded(document.id) + "/quote?passage=" + std::to_string(passage + 1) +
         "&text=" + fingerprint(document.passages[passage].text);
}

}  // namespace searcher::render
