// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/keys.h"

#include <algorithm>
#include <array>

#include "indexer/law/names.h"
#include "indexer/law/reader.h"

namespace law {
namespace {

std::pair<std::string, std::string> cut(std::string_view text, char at) {
  const std::size_t found = text.find(at);
  if (found == std::string_view::npos) return {std::string(text), {}};
  return {std::string(text.substr(0, found)), std::string(text.substr(found + 1))};
}

// "a/9/B" -> "(a)(9)(B)"
std::string in_parentheses(std::string_view path) {
  std::string shown;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    shown += "(" + std::string(path.substr(0, slash)) + ")";
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return shown;
}

std::string with_levels(std::string_view rest) {
  const auto [number, path] = cut(rest, '/');
  return number + in_parentheses(path);
}

// "28:326" with "I&N Dec." between.
std::string volume_and_page(std::string_view rest, std::string_view reporter) {
  const auto [volume, page] = cut(rest, ':');
  return volume + " " + std::string(reporter) + " " + page;
}

std::string labelled(std::string_view label, std::string_view rest) { return std::string(label) + std::string(rest); }

void cut_at(std::string& rest, std::size_t at, std::vector<std::string>& above) {
  rest.resize(at);
  above.push_back(rest);
}

}  // namespace

std::string display_act(std::string_view rest) { return "INA § " + with_levels(rest); }
std::string display_code(std::string_view rest) {
  const auto [title, section] = cut(rest, ':');
  return title + " U.S.C. § " + with_levels(section);
}
std::string display_regulation(std::string_view rest) {
  const auto [title, section] = cut(rest, ':');
  const bool part = section.find('.') == std::string::npos;
  return title + (part ? " C.F.R. Part " : " C.F.R. § ") + with_levels(section);
}
std::string display_register(std::string_view rest) { return volume_and_page(rest, "Fed. Reg."); }
std::string display_register_document(std::string_view rest) { return labelled("FR Doc. ", upper(rest)); }
std::string display_rin(std::string_view rest) { return labelled("RIN ", rest); }
std::string display_interim_decision(std::string_view rest) { return labelled("Interim Decision #", rest); }
std::string display_precedent(std::string_view rest) { return volume_and_page(rest, "I&N Dec."); }
std::string display_matter(std::string_view rest) { return "Matter of " + display_party(rest); }
std::string display_appeal(std::string_view rest) { return labelled("In re: ", rest); }

std::string display_reporter(std::string_view rest) {
  struct Name {
    std::string_view key;
    std::string_view name;
  };
  constexpr auto names = std::to_array<Name>({{"us", "U.S."},
                                              {"sct", "S. Ct."},
                                              {"led", "L. Ed."},
                                              {"led2d", "L. Ed. 2d"},
                                              {"f2d", "F.2d"},
                                              {"f3d", "F.3d"},
                                              {"f4th", "F.4th"},
                                              {"fsupp", "F. Supp."},
                                              {"fsupp2d", "F. Supp. 2d"},
                                              {"fsupp3d", "F. Supp. 3d"},
                                              {"fappx", "F. App'x"},
                                              {"frd", "F.R.D."},
                                              {"br", "B.R."},
                                              {"wl", "WL"},
                                              {"fedcl", "Fed. Cl."},
                                              {"balca", "BALCA"}});
  const auto parts = cut(rest, ':');
  const std::string& reporter = parts.first;
  const auto row = std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.key == reporter; });
  return volume_and_page(parts.second, row == names.end() ? std::string_view(reporter) : row->name);
}

std::string display_docket(std::string_view rest) { return labelled("No. ", rest); }
std::string display_public_law(std::string_view rest) {
  const auto [number, section] = cut(rest, '/');
  return "Pub. L. " + number + (section.empty() ? "" : ", § " + with_levels(section));
}
std::string display_statutes_at_large(std::string_view rest) { return volume_and_page(rest, "Stat."); }
std::string display_order(std::string_view rest) { return labelled("E.O. ", rest); }
std::string display_proclamation(std::string_view rest) { return labelled("Proclamation ", rest); }
std::string display_uscis_memo(std::string_view rest) { return labelled("PM-", rest); }
std::string display_policy_alert(std::string_view rest) { return labelled("PA-", rest); }
std::string display_eoir_memo(std::string_view rest) {
  const auto [series, number] = cut(rest, '-');
  return upper(series) + " " + number;
}
std::string display_ice_directive(std::string_view rest) { return labelled("ICE Directive ", rest); }
std::string display_cbp_directive(std::string_view rest) { return labelled("CBP Directive ", upper(rest)); }
std::string display_dhs_memo(std::string_view rest) {
  if (rest.starts_with("md-")) return labelled("DHS Management Directive ", rest.substr(3));
  const bool instruction = std::count(rest.begin(), rest.end(), '-') > 1;
  return labelled(instruction ? "DHS Instruction " : "DHS Policy Statement ", rest);
}
std::string display_delegation(std::string_view rest) { return labelled("DHS Delegation ", rest); }
std::string display_file_code(std::string_view rest) {
  const auto [office, code] = cut(rest, ':');
  return code.empty() ? "HQ " + upper(office) : "HQ" + upper(office) + " " + upper(code);
}
std::string display_aila(std::string_view rest) { return labelled("AILA Doc. No. ", rest); }
std::string display_field_manual_update(std::string_view rest) {
  return "AFM Update AD " + std::string(rest.substr(std::min<std::size_t>(2, rest.size())));
}
std::string display_field_manual(std::string_view rest) { return "AFM Chapter " + with_levels(rest); }
std::string display_policy_manual(std::string_view rest) {
  const auto [volume, after_volume] = cut(rest, '/');
  const auto [part, after_part] = cut(after_volume, '/');
  std::string shown = volume + " USCIS-PM" + (part.empty() ? "" : " " + part);
  return after_part.empty() ? shown : shown + "." + with_levels(after_part);
}
std::string display_foreign_affairs(std::string_view rest) {
  const auto [volume, section] = cut(rest, ':');
  return volume + " FAM " + with_levels(section);
}
std::string display_court_manual(std::string_view rest) { return "ICPM Chapter " + with_levels(rest); }
std::string display_board_manual(std::string_view rest) { return "BIA Practice Manual, Chapter " + with_levels(rest); }
std::string display_eoir_manual(std::string_view rest) {
  const auto [part, chapter] = cut(rest, '/');
  if (chapter.empty()) return "EOIR Policy Manual, Part " + part;
  return "EOIR Policy Manual, Part " + part + ", Chapter " + with_levels(chapter);
}
std::string display_operations_instruction(std::string_view rest) { return "O.I. " + with_levels(rest); }
std::string display_form(std::string_view rest) { return "Form " + upper(rest); }

void no_ancestors(std::string&, std::vector<std::string>&) {}

void ancestors_of_path(std::string& rest, std::vector<std::string>& above) {
  for (std::size_t at = rest.rfind('/'); at != std::string::npos && at > 0; at = rest.rfind('/'))
    cut_at(rest, at, above);
}

void ancestors_of_regulation(std::string& rest, std::vector<std::string>& above) {
  ancestors_of_path(rest, above);
  if (const std::size_t dot = rest.find('.'); dot != std::string::npos) cut_at(rest, dot, above);
}

void ancestors_of_chapter(std::string& rest, std::vector<std::string>& above) {
  ancestors_of_path(rest, above);
  for (std::size_t dot = rest.rfind('.'); dot != std::string::npos; dot = rest.rfind('.')) cut_at(rest, dot, above);
}

void ancestors_of_foreign_affairs(std::string& rest, std::vector<std::string>& above) {
  ancestors_of_path(rest, above);
  for (const char mark : {'-', '.'})
    if (const std::size_t at = rest.rfind(mark); at != std::string::npos) cut_at(rest, at, above);
}

void ancestors_of_docket(std::string& rest, std::vector<std::string>& above) {
  if (const std::size_t colon = rest.find(':'); colon != std::string::npos) above.push_back(rest.substr(colon + 1));
}

void ancestors_of_file_code(std::string& rest, std::vector<std::string>& above) {
  ancestors_of_docket(rest, above);  // the office stands before a colon, as the division of a court does
}

}  // namespace law
