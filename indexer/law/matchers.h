// SPDX-License-Identifier: GPL-3.0-or-later
// The matchers of citations, one for each kind of source, and what they share.
//
// A matcher takes the piece it may begin at, adds the citations it reads and returns the piece after the whole of it;
// 0 = nothing there. Each looks a bounded number of pieces ahead or passes over all that it has read, so that the scan
// is linear.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/law/citations.h"
#include "indexer/law/reader.h"

namespace law {

struct Found {
  std::vector<Citation> citations;
  bool act_is_other = false;       // "the Act" was defined as another statute than the Immigration and Nationality Act
  bool last_act_is_other = false;  // so "such Act" and "that Act" are that one
  bool last_was_act = false;       // the last section cited was one of the Immigration and Nationality Act
  bool manual_named = false;       // the USCIS Policy Manual was named, so that "Volume 7" is one of it

  std::string last_public_law;  // its number, for "such Public Law"
  bool in_title_five = false;   // a section of title V of that Act was cited

  void add(std::uint32_t begin, std::uint32_t end, std::string key) {
    if (key.starts_with("publ:")) last_public_law = key.substr(5, key.find('/') - 5);
    in_title_five = in_title_five || key.starts_with("ina:5");
    citations.push_back({begin, end, std::move(key)});
  }
};

// All citations of a text, in the order in which they were read.
Found scan(const Reader& r);

using Matcher = std::size_t (*)(const Reader&, std::size_t, Found&);

std::size_t match_act(const Reader& r, std::size_t at, Found& found);       // INA § 212; notes what "the Act" is
std::size_t match_sections(const Reader& r, std::size_t at, Found& found);  // section 212(h) [of the Act], § 1003.18
std::size_t match_subdivision(const Reader& r, std::size_t at, Found& found);   // subsection (b) of section 332
std::size_t match_bare_section(const Reader& r, std::size_t at, Found& found);  // 212(h), 1182(a)(9)
std::size_t match_code(const Reader& r, std::size_t at, Found& found);        // 8 U.S.C. § 1182, title 8, U.S.C., ...
std::size_t match_regulation(const Reader& r, std::size_t at, Found& found);  // 8 C.F.R. § 1003.18
std::size_t match_part(const Reader& r, std::size_t at, Found& found);        // part 339 of this chapter
std::size_t match_title(const Reader& r, std::size_t at, Found& found);  // Title 8, United States Code, section 1326

std::size_t match_register(const Reader& r, std::size_t at, Found& found);  // 89 Fed. Reg. 46742
std::size_t match_register_document(const Reader& r, std::size_t at,
                                    Found& found);                            // FR Doc. 2025-01720, RIN 1125-AB18
std::size_t match_public_law(const Reader& r, std::size_t at, Found& found);  // Pub. L. 104-208, § 304(b)
std::size_t match_named_law(const Reader& r, std::size_t at, Found& found);   // IIRIRA § 304(b)
std::size_t match_statutes_at_large(const Reader& r, std::size_t at, Found& found);  // 110 Stat. 3009-546
std::size_t match_presidential(const Reader& r, std::size_t at, Found& found);       // E.O. 14159, Proclamation 10949

std::size_t match_precedent(const Reader& r, std::size_t at, Found& found);         // 28 I&N Dec. 326
std::size_t match_interim_decision(const Reader& r, std::size_t at, Found& found);  // Interim Decision #4053
std::size_t match_matter(const Reader& r, std::size_t at, Found& found);    // Matter of Cruz-Valdez, In re Acevedo
std::size_t match_reporter(const Reader& r, std::size_t at, Found& found);  // 599 U.S. 670
std::size_t match_docket(const Reader& r, std::size_t at, Found& found);    // No. 1:25-cv-03962

std::size_t match_policy_manual(const Reader& r, std::size_t at, Found& found);  // 7 USCIS-PM B.2(A), Volume 7, Part B
std::size_t match_field_manual(const Reader& r, std::size_t at, Found& found);   // AFM Chapter 40.9
std::size_t match_foreign_affairs(const Reader& r, std::size_t at, Found& found);         // 9 FAM 302.9-4(B)(3)
std::size_t match_practice_manual(const Reader& r, std::size_t at, Found& found);         // ICPM Chapter 5.8
std::size_t match_operations_instruction(const Reader& r, std::size_t at, Found& found);  // O.I. 103.1(a)(1)(ii)

std::size_t match_memo(const Reader& r, std::size_t at, Found& found);  // PM-602-0050, PM 21-13, Policy Memorandum ...
std::size_t match_directive(const Reader& r, std::size_t at, Found& found);  // ICE Directive 11005.3, CBP Directive ...
std::size_t match_file_code(const Reader& r, std::size_t at, Found& found);  // HQDOMO 70/21.1
std::size_t match_bare_memo(const Reader& r, std::size_t at, Found& found);  // 11005.3, 602-0050; in a box only
std::size_t match_aila(const Reader& r, std::size_t at, Found& found);       // AILA Doc. No. 21112309

std::size_t match_form(const Reader& r, std::size_t at, Found& found);  // Form I-485, EOIR-42B

}  // namespace law
