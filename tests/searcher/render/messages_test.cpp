// SPDX-License-Identifier: GPL-3.0-or-later
// The page's two languages: nothing half translated.
#include "searcher/render/messages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "indexer/schema/outcome.h"
#include "searcher/query/parse.h"
#include "searcher/render/frame.h"
#include "searcher/render/words.h"

namespace {

using namespace searcher;
using render::Tongue;

std::size_t holes(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find("{}", at)) != std::string_view::npos; at += 2) ++count;
  return count;
}

template <typename Table>
void check(const Table& table) {
  std::set<std::string_view> seen;
  for (const render::MessageRow& row : table) {
    EXPECT_FALSE(row.spanish.empty()) << row.english;
    EXPECT_EQ(holes(row.english), holes(row.spanish)) << row.english;
    EXPECT_TRUE(seen.insert(row.english).second) << "twice: " << row.english;
  }
}

TEST(Messages, EveryRowHasBothLanguagesAndTheSameHoles) {
  check(render::message_table);
  check(render::told_table);
}

TEST(Messages, OutcomesReasonsAndTypesAreTranslated) {
  const auto translates = [](std::string_view text) { return render::translated(Tongue::spanish, text).has_value(); };
  for (const schema::ReasonRow& row : schema::reason_rows) {
    if (row.reason == schema::Reason::none) continue;
    EXPECT_TRUE(translates(row.name)) << row.name;
    EXPECT_TRUE(translates(row.remedy)) << row.remedy;
  }
  for (std::size_t i = 1; i < schema::outcome_names.size(); ++i) EXPECT_TRUE(translates(schema::outcome_names[i]));
  for (const schema::DocumentType& type : schema::document_types) EXPECT_TRUE(translates(type.name)) << type.name;
}

TEST(Messages, EveryMistakeInAQueryIsToldInSpanish) {
  for (const char* wrong : {"\"credible fear",
                            "\"\" asylum",
                            "(asylum officer",
                            "asylum)",
                            "asylum AND ()",
                            "asylum AND",
                            "NOT asylum",
                            "/s asylum",
                            "call /2 not",
                            "a /0 b",
                            "a /999 b",
                            "ATLEAST999(removal)",
                            "atleast3 removal",
                            "XY(asylum)",
                            "QWERTYUIOP(asylum)",
                            "as! AND b",
                            "#memo!",
                            "\"memo! fear\"",
                            "agency:",
                            "agencyy:ICE",
                            "title:fear",
                            "agency:zzz",
                            "type:zzzz",
                            "lang:fr",
                            "status:zzzz",
                            "cites:zzz",
                            "after:zzz",
                            "after:2021-13-45",
                            "date:2022..2021",
                            "after:9999-12-31",
                            "asylum OR agency:ICE",
                            "",
                            "date:2021-02-30",
                            "(a AND b) /s c",
                            "AG(zzz)",
                            "LA(zzz)",
                            "TY(zzzz)",
                            "ST(zzzz)",
                            "TI(HE(a))",
                            "AG(US!)",
                            "DA(asylum)",
                            "AG(a /s b)",
                            "NO(a AND b)",
                            "CI(zzz)",
                            "TI()"}) {
    const auto parsed = query::parse(wrong);
    const auto* error = std::get_if<query::ParseError>(&parsed);
    if (error == nullptr) continue;  // a query like any other
    const auto said = render::translated(Tongue::spanish, error->message);
    EXPECT_TRUE(said.has_value()) << wrong << ": " << error->message;
    EXPECT_NE(said.value_or(error->message), error->message);
  }
}

TEST(Messages, EveryWarningOfADocumentIsToldInSpanish) {
  for (const char* warning : {"text recognised by software (OCR layer)",
                              "3 of 12 pages recognised by OCR (confidence 71): page 2-4",
                              "1 of 1 page recognised by OCR (confidence 71): page 1",
                              "from OCR, confidence 71",
                              "page not confirmed",
                              "2 of 3 pages without text (pictures only): page 1, 3",
                              "1 of 1 page could not be read: page 1",
                              "2 of 9 pages in fonts that do not tell their letters (not searchable): page 1, 2",
                              "4 pages without words",
                              "text recognition (OCR) left pages out: page 9 took too long",
                              "its attachment 'a.zip' is too large and was left out",
                              "the chapter 'c1.xhtml' is missing in the book",
                              "'a/b.pdf' could not be unpacked: no",
                              "'a/b.pdf' is encrypted",
                              "the archive is damaged behind this point: truncated",
                              "the XML is damaged at byte 17; what follows is not indexed",
                              "only the beginning of this very long text is indexed",
                              "only the first 64 MiB of its text are indexed",
                              "the Word document is damaged; only its beginning is indexed",
                              "the file is damaged: text may be missing",
                              "the file is damaged; only its beginning is indexed",
                              "the main part of the page could not be told apart; all of it is indexed",
                              "the message has more than 2,000 parts, or parts nested deeper than 20; the rest is not "
                              "indexed",
                              "what the librarian sets for it is not shown; set it for the file it duplicates"}) {
    const auto said = render::translated(Tongue::spanish, warning);
    EXPECT_TRUE(said.has_value()) << warning;
    EXPECT_NE(said.value_or(warning), warning);
  }
  EXPECT_EQ(render::told_list({Tongue::spanish}, "'b.pdf' is encrypted; the file is damaged: text may be missing"),
            "&#39;b.pdf&#39; está cifrado; el archivo está dañado: puede faltar texto");
}

TEST(Messages, HolesKeepTheirTexts) {
  EXPECT_EQ(render::translated(Tongue::spanish, "«nino» also finds «niño».").value_or(""),
            "«nino» encuentra también «niño».");
  EXPECT_EQ(render::translated(Tongue::spanish, "2 of 3 words").value_or(""), "2 de 3 palabras");
  EXPECT_EQ(render::translated(Tongue::spanish, "without «{}»").value_or(""), "sin «{}»");
  EXPECT_FALSE(render::translated(Tongue::spanish, "no such sentence"));
  EXPECT_EQ(render::told({Tongue::spanish}, "<b>"), "<span lang=\"en\">&lt;b&gt;</span>");
  EXPECT_EQ(render::say(Tongue::english, "{} is in {}", {"a {} b", "c"}), "a {} b is in c");
}

TEST(Words, DatesAndCounts) {
  EXPECT_EQ(render::date_words("2011-06-07", Tongue::english), "June 7, 2011");
  EXPECT_EQ(render::date_words("2011-06-17", Tongue::spanish), "17 de junio de 2011");
  EXPECT_EQ(render::date_words("2011-06", Tongue::spanish), "junio de 2011");
  for (const char* odd : {"2011", "", "2011-13-01", "2011-00", "no date at", "2011-1x-01"})
    EXPECT_EQ(render::date_words(odd, Tongue::english), odd);
  EXPECT_EQ(render::count_words(1, true, Tongue::spanish), "1 documento");
  EXPECT_EQ(render::count_words(2000, false, Tongue::spanish), "al menos 2,000 documentos");
}

TEST(Frame, LinksKeepTheChosenLanguage) {
  render::Frame frame{Tongue::spanish, true};
  EXPECT_EQ(render::href(frame, "/library"), " href=\"/library?ui=es\"");
  EXPECT_EQ(render::href(frame, "/search?q=a#p1"), " href=\"/search?q=a&amp;ui=es#p1\"");
  EXPECT_EQ(render::href(frame, "#p1"), " href=\"#p1\"");
  frame.chosen = false;
  EXPECT_EQ(render::href(frame, "/search?q=a#p?1"), " href=\"/search?q=a#p?1\"");
}

}  // namespace
