// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/quote.h"

#include <gtest/gtest.h>

namespace {

using namespace searcher;
using render::QuoteState;

schema::DocumentRecord record(const char* type, const char* title, const char* agency, const char* number,
                              const char* date, const char* author = "") {
  schema::DocumentRecord made;
  made.path = "memos/a.pdf";
  made.metadata.type.value = type;
  made.metadata.title.value = title;
  made.metadata.agency.value = agency;
  made.metadata.number.value = number;
  made.metadata.date.value = date;
  made.metadata.author.value = author;
  return made;
}

schema::Pin pages(std::uint32_t first, std::uint32_t last, const char* first_label, const char* last_label) {
  schema::Pin pin;
  pin.first_page = first;
  pin.last_page = last;
  pin.first_label = first_label;
  pin.last_label = last_label;
  pin.first_paragraph = pin.last_paragraph = 7;
  return pin;
}

TEST(Citation, DecisionsAreCitedByReporterAndPage) {
  const auto decision =
      record("precedent", "Matter of Avetisyan, 25 I&N Dec. 688 (BIA 2012)", "EOIR BIA", "25 I&N Dec. 688", "2012");
  EXPECT_EQ(render::practice_manual_citation(decision, pages(3, 3, "690", "690")),
            "Matter of Avetisyan, 25 I&N Dec. 688, 690 (BIA 2012)");
  EXPECT_EQ(render::bluebook_citation(decision, pages(3, 4, "690", "691")),
            "Matter of Avetisyan, 25 I. & N. Dec. 688, 690–691 (B.I.A. 2012)");
  const auto attorney_general = record("precedent", "Matter of CASTRO-TUM", "DOJ AG", "27 I&N Dec. 271", "2018-05-17");
  EXPECT_EQ(render::practice_manual_citation(attorney_general, {}),
            "Matter of CASTRO-TUM, 27 I&N Dec. 271 (A.G. 2018)");
}

TEST(Citation, MemosAreCitedByAgencyNumberTitleAndDate) {
  const auto memo = record("memo", "Revised Guidance", "USCIS", "PM-602-0050", "2011-11-07");
  EXPECT_EQ(render::practice_manual_citation(memo, pages(4, 4, "3", "3")),
            "USCIS, PM-602-0050, Revised Guidance, at 3 (Nov. 7, 2011)");
  EXPECT_EQ(render::bluebook_citation(memo, pages(4, 4, "3", "3")),
            "U.S. Citizenship & Immigr. Servs., PM-602-0050, Revised Guidance 3 (Nov. 7, 2011)");
}

TEST(Citation, WhatIsNotKnownIsLeftOut) {
  schema::Pin paragraphs;
  paragraphs.first_paragraph = 5;
  paragraphs.last_paragraph = 8;
  EXPECT_EQ(render::practice_manual_citation(record("article", "Can I Travel?", "", "", "", "Ana Sample"), paragraphs),
            "Ana Sample, Can I Travel?, at ¶¶ 5–8");
  EXPECT_EQ(render::practice_manual_citation(record("", "", "", "", ""), {}), "memos/a.pdf");
  EXPECT_EQ(render::pin_cite(pages(5, 6, "", "")), "PDF page 5–6");
  EXPECT_EQ(render::pin_cite({}), "");
}

search::DocumentView document_of(const std::vector<std::string>& texts) {
  search::DocumentView document;
  document.id = "0f3a";
  for (const std::string& text : texts) {
    schema::PassageRecord passage;
    passage.ordinal = static_cast<std::uint32_t>(document.passages.size());
    passage.text = text;
    document.passages.push_back(passage);
  }
  return document;
}

TEST(Quote, AnAddressKnowsWhatBecameOfItsText) {
  const auto before = document_of({"One.", "Two  words.", "Three."});
  const std::string text = render::fingerprint("Two words.");
  EXPECT_EQ(render::quote_address(before, 1), "/documents/0f3a/quote?passage=2&text=" + text) << "blanks do not count";
  const auto state = [&](const std::vector<std::string>& texts, std::size_t number) {
    const auto place = render::find_quote(document_of(texts), number, text);
    return std::make_pair(place.state, place.passage);
  };
  EXPECT_EQ(state({"One.", "Two words.", "Three."}, 2), std::make_pair(QuoteState::as_quoted, std::size_t{1}));
  EXPECT_EQ(state({"New.", "One.", "Two\nwords."}, 2), std::make_pair(QuoteState::moved, std::size_t{2}));
  EXPECT_EQ(state({"One.", "Two other words."}, 2), std::make_pair(QuoteState::changed, std::size_t{1}));
  EXPECT_EQ(state({"One."}, 2), std::make_pair(QuoteState::changed, std::size_t{0}));
  EXPECT_EQ(state({"Two words."}, 2), std::make_pair(QuoteState::moved, std::size_t{0}));
  const auto cut = document_of({"One.\n\nTwo.\n\nThree.", "Four."});
  const std::string three = render::fingerprint(cut.passages[0].text);
  const auto recut = render::find_quote(document_of({"New.", "Zero.\n\nOne.\n\nTwo.", "Three.\n\nFour."}), 1, three);
  EXPECT_EQ(recut.state, QuoteState::divided);
  EXPECT_EQ(recut.passage, 1U);
  EXPECT_EQ(render::find_quote(document_of({"One.\n\nNew.\n\nTwo.", "Three."}), 1, three).state, QuoteState::changed);
  EXPECT_EQ(render::find_quote(document_of({"One.\n\nTwo!\n\nThree."}), 1, three).state, QuoteState::changed);
  for (const char* odd : {".", "x", "0123456789abcdef", "0123456789abcdef.", "0123456789abcdef.0", "..........."})
    EXPECT_EQ(render::find_quote(cut, 1, odd).state, QuoteState::changed) << odd;
  EXPECT_EQ(render::find_quote(before, 3, "").state, QuoteState::unknown);
  EXPECT_EQ(render::find_quote(before, 0, "").passage, 0U);
}

}  // namespace
