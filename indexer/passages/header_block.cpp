// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/header_block.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

constexpr std::size_t most_lines = 40;
constexpr std::size_t most_bytes = 4000;
constexpr std::size_t most_running = 8;
constexpr std::size_t most_line_bytes = 1000;

// The labels of header blocks that are read: memoranda, directives, court policy, decisions, rules, mail.
constexpr auto labels = std::to_array<std::string_view>({
    "action",
    "agency",
    "asunto",
    "authority",
    "by",
    "cancellation",
    "cc",
    "current as of",
    "date",
    "dates",
    "de",
    "decided",
    "directive number",
    "edition",
    "effective",
    "effective date",
    "federal enterprise architecture number",
    "fecha",
    "from",
    "in re",
    "inre",
    "issue date",
    "issued",
    "last reviewed",
    "last reviewed/updated",
    "last updated",
    "memorandum for",
    "memorandum to",
    "owner",
    "para",
    "part",
    "policy number",
    "published",
    "purpose",
    "re",
    "scope",
    "sent",
    "source",
    "subject",
    "summary",
    "superseded",
    "supersedes",
    "through",
    "title",
    "to",
    "updated",
});

// Labels that begin a field also within a line, when they are in capitals there: readers may join a header block.
constexpr auto inner_labels = std::to_array<std::string_view>(
    {" THROUGH:", " FROM:", " SUBJECT:", " DATE:", " CC:", " RE:", " PURPOSE:", " OWNER:", " AUTHORITY:",
     " CANCELLATION:", " EFFECTIVE DATE:", " Date:", " In Re:", " Issue Date:", " Effective Date:", " Superseded:",
     " Federal Enterprise Architecture Number:"});

// The words that letterheads are made of, folded and sorted.
constexpr auto letterhead_words = std::to_array<std::string_view>({
    "administrative",
    "advisor",
    "and",
    "appeals",
    "attorney",
    "avenue",
    "board",
    "border",
    "bureau",
    "chief",
    "church",
    "citizenship",
    "commissioner",
    "counsel",
    "court",
    "courts",
    "customs",
    "d.c",
    "dc",
    "department",
    "deputy",
    "director",
    "dm",
    "documents",
    "drive",
    "enforcement",
    "executive",
    "falls",
    "federal",
    "field",
    "for",
    "general",
    "headquarters",
    "homeland",
    "house",
    "i",
    "immigration",
    "interoffice",
    "judge",
    "justice",
    "labor",
    "leesburg",
    "legal",
    "massachusetts",
    "memorandum",
    "naturalization",
    "nw",
    "of",
    "office",
    "official",
    "on",
    "ood",
    "operations",
    "oppm",
    "pike",
    "pm",
    "policy",
    "president",
    "presidential",
    "press",
    "principal",
    "protection",
    "register",
    "removal",
    "review",
    "room",
    "secretary",
    "security",
    "service",
    "services",
    "state",
    "states",
    "street",
    "suite",
    "supreme",
    "sw",
    "the",
    "title",
    "u",
    "united",
    "us",
    "va",
    "virginia",
    "washington",
    "white",
});
static_assert(std::ranges::is_sorted(letterhead_words));

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t*");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t*") - first + 1));
}

struct Field {
  std::string label;  // empty = the line has none
  std::string value;
};

Field field_of(const HeadLine& line) {
  const std::size_t colon = line.text.find(':');
  if (colon == std::string::npos || colon > 40) return {};
  const std::string label = trimmed(language::fold(line.text.substr(0, colon)));
  if (std::find(labels.begin(), labels.end(), label) == labels.end()) return {};
  return {label, trimmed(line.text.substr(colon + 1))};
}

std::string_view cut_to(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

// What is stamped or printed below a subject, and readers may join to it.
std::string without_stamp(const std::string& subject) {
  for (const std::string_view stamp :
       {" AILA Doc. No", " AILA InfoNet Doc", " Sample document written for", " (Posted "})
    if (const std::size_t at = subject.find(stamp); at != std::string::npos) return subject.substr(0, at);
  return subject;
}

// Where the label stands within the line; "Date:" is no label of its own in "Effective Date:".
std::size_t inner_label(std::string_view line, std::string_view label) {
  const std::size_t at = line.find(label, 1);
  if (at == std::string_view::npos) return line.size();
  const std::string_view before = line.substr(0, at);
  const bool part = before.ends_with("Issue") || before.ends_with("Effective") || before.ends_with("EFFECTIVE");
  return part ? line.size() : at;
}

// Where "Policy Memorandum" follows a letterhead on its line.
std::size_t memorandum_below_letterhead(std::string_view line) {
  for (const std::string_view words : {" Policy Memorandum", " POLICY MEMORANDUM", " Interoffice Memorandum"})
    if (const std::size_t at = line.find(words, 1); at != std::string_view::npos)
      if (letterhead_share({std::string(line.substr(0, at)), {}, false, false}) == 100) return at;
  return line.size();
}

// The line, and the fields that stand within it as lines of their own.
void append_lines(Head& head, const extract::Block& block) {
  std::string_view rest = cut_to(block.text, most_line_bytes);
  while (!rest.empty() && head.lines.size() < most_lines) {
    std::size_t end = memorandum_below_letterhead(rest);
    for (const std::string_view label : inner_labels) end = std::min(end, inner_label(rest, label));
    HeadLine line{std::string(rest.substr(0, end)), {}, block.kind == extract::BlockKind::heading, false};
    line.folded = language::fold(line.text);
    head.text += line.text + "\n";
    head.lines.push_back(std::move(line));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

// "... Individuals Who Came to" breaks off; so does a line that the next one continues in lower case.
bool goes_on(const std::string& value, const HeadLine& next) {
  if (value.size() > 300 || !next.is_short() || next.heading) return false;
  for (const std::string_view end : {" of", " and", " the", " to", " for", " in", " with", " or", " by", ","})
    if (value.ends_with(end)) return true;
  return next.text.front() >= 'a' && next.text.front() <= 'z';
}

void read_fields(Head& head) {
  for (std::size_t i = 0; i < head.lines.size(); ++i) {
    Field field = field_of(head.lines[i]);
    if (field.label.empty()) continue;
    head.lines[i].labelled = true;
    const bool may_go_on = field.label == "subject" || field.label == "re" || field.label == "asunto";
    while (i + 1 < head.lines.size() && field_of(head.lines[i + 1]).label.empty() &&
           (field.value.empty() || (may_go_on && goes_on(field.value, head.lines[i + 1])))) {
      HeadLine& next = head.lines[++i];
      next.labelled = true;
      field.value += (field.value.empty() ? "" : " ") + next.text;
    }
    if (may_go_on) field.value = without_stamp(field.value);
    if (!field.value.empty()) head.fields.emplace(field.label, field.value);
  }
}

}  // namespace

std::string Head::field(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (const auto at = fields.find(std::string(name)); at != fields.end()) return at->second;
  return {};
}

const HeadLine* Head::line_starting(std::string_view words, std::size_t most) const {
  for (std::size_t i = 0; i < lines.size() && i < most; ++i)
    if (lines[i].is_short() && lines[i].folded.starts_with(words)) return &lines[i];
  return nullptr;
}

Head head_of(const extract::Document& document) {
  Head head;
  for (const extract::Block& block : document.blocks) {
    if (head.lines.size() >= most_lines || head.text.size() > most_bytes) break;
    append_lines(head, block);
  }
  read_fields(head);
  for (std::size_t i = 0; i < document.running.size() && i < most_running; ++i) {
    const std::string text(cut_to(document.running[i], most_line_bytes));
    head.running.push_back({text, language::fold(text), false, false});
  }
  return head;
}

bool is_letterhead(const HeadLine& line) { return line.is_short() && letterhead_share(line) == 100; }

int letterhead_share(const HeadLine& line) {
  const std::vector<language::Token> words = language::tokens(line.text);
  const auto known = std::count_if(words.begin(), words.end(), [](const language::Token& word) {
    const bool number = word.folded.find_first_not_of("0123456789") == std::string::npos;
    return number || std::ranges::binary_search(letterhead_words, std::string_view(word.folded));
  });
  return words.empty() ? 100 : static_cast<int>(100 * known / static_cast<std::ptrdiff_t>(words.size()));
}

}  // namespace indexer::passages
