// SPDX-License-Identifier: GPL-3.0-or-later
// Words, sentences, forms, stems and languages, by tables.
#include <gtest/gtest.h>

#include <random>

#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"
#include "indexer/language/words.h"

namespace {

using namespace language;

std::string folded(std::string_view text) {
  std::string all;
  for (const Token& token : tokens(text)) all += (all.empty() ? "" : " ") + token.folded;
  return all;
}

TEST(Tokens, Table) {
  struct Row {
    const char* text;
    const char* words;
  };
  for (const Row& row :
       {Row{"Form I-485 and EOIR-42B", "form i-485 and eoir-42b"},
        Row{"PM-602-0050.1 of 2018", "pm-602-0050.1 of 2018"}, Row{"an H-1B visa, post-1996", "an h-1b visa post 1996"},
        Row{"Matter of A-B- and W-Y-U-", "matter of a-b- and w-y-u-"}, Row{"Matter of A-B", "matter of a-b-"},
        Row{"8 C.F.R. § 1003.1(d)", "8 cfr § 1003.1 d"}, Row{"the U.S.C.", "the usc"},
        Row{"28 I&N Dec. 326", "28 i&n dec 326"}, Row{"$12,000 and 1,2", "12000 and 1 2"},
        Row{"the court’s don't aliens'", "the court's don't aliens"}, Row{"good-will e-mail", "good will e mail"},
        Row{"soft\xc2\xadhyphen", "softhyphen"}, Row{"law\xc2\xb2 final.3 The", "law final 3 the"},
        Row{"\xef\xac\x81nal ＦＯＲＭ", "final form"}, Row{"discreci\xc3\xb3n Ñandú", "discrecion nandu"},
        Row{"bad \xff\xfe bytes", "bad bytes"}, Row{"", ""}})
    EXPECT_EQ(folded(row.text), row.words) << row.text;
}

TEST(Tokens, ExactKeepsTheEnye) {
  const auto words = tokens("El niño solo");
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[1].exact, "niño");
  EXPECT_EQ(words[1].folded, "nino");
  EXPECT_TRUE(words[0].exact.empty());
}

TEST(Tokens, LongWordsStayShortAndApart) {
  const std::string a(5000, 'a');
  const auto one = tokens(a);
  const auto two = tokens(a + "b");
  ASSERT_EQ(one.size(), 1U);
  EXPECT_LE(one[0].folded.size(), 64U);
  EXPECT_NE(one[0].folded, two[0].folded);
}

// Random texts of awkward parts: offsets rise within the text, folding is stable, and texts can be joined.
TEST(Tokens, PropertiesHoldOnRandomTexts) {
  const std::vector<std::string> parts{"a",  "B", "1", "-",   ".",  "'", "’",        "ñ",        "\xff", " ",
                                       "\n", "§", ",", "000", "I-", "&", "\xc2\xad", "\xcc\x81", "É"};
  std::mt19937 random(5);
  const auto text = [&] {
    std::string made;
    for (int i = 0; i < 30; ++i) made += parts[random() % parts.size()];
    return made;
  };
  for (int round = 0; round < 3000; ++round) {
    const std::string left = text();
    const std::string right = text();
    std::vector<Token> joined = tokens(left);
    const auto offset = static_cast<std::uint32_t>(left.size() + 2);
    for (Token token : tokens(right)) {
      token.begin += offset;
      token.end += offset;
      joined.push_back(token);
    }
    const auto whole = tokens(left + "\n\n" + right);
    EXPECT_EQ(whole, joined) << left << "|" << right;
    std::uint32_t at = 0;
    for (const Token& token : whole) {
      EXPECT_LE(at, token.begin);
      EXPECT_LT(token.begin, token.end);
      EXPECT_FALSE(token.folded.empty());
      at = token.end;
    }
    EXPECT_EQ(fold(fold(left)), fold(left));
  }
}

std::vector<std::string> sentences(const std::string& text) {
  auto starts = sentence_starts(text);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    std::string one = text.substr(starts[i], (i + 1 < starts.size() ? starts[i + 1] : text.size()) - starts[i]);
    while (one.ends_with(' ')) one.pop_back();
    all.push_back(one);
  }
  return all;
}

TEST(Sentences, OneSentenceEach) {
  for (const char* text :
       {"Under 8 C.F.R. § 1003.1(d) the Board reviews facts.", "See 19 I. & N. Dec. 211 for the rule.",
        "Matter of A-B-, 27 I&N Dec. 316 (A.G. 2018), is cited.", "INS v. Cardoza-Fonseca was decided in 1987.",
        "The file is No. 22-58 of this docket.", "J. Smith signed it on Nov. 22 of that year.",
        "La Sra. García llamó al Lic. Pérez.", "Véase el art. 5 y el núm. 3 de la ley.",
        "El consulado de EE. UU. en México cerró.", "The U.S. Consulate is closed.", "1. Introduction to the manual.",
        "He cited Sec. 212 of the Act, e.g. paragraph 9.", "It costs 1.5 million, i.e. too much.",
        "The rule (cf. Fed. Reg. 8139) stands."})
    EXPECT_EQ(sentences(text).size(), 1U) << text;
}

TEST(Sentences, TwoSentencesEach) {
  for (const char* text :
       {"He lives in the U.S. The court knows.", "It ended in 2014. Then it began again.", "Is it so? It is.",
        "The rule is final.3 The next one is not.", "She said \"It is done.\" Then she left.",
        "La ley cambió. Ahora es distinta.", "Dijo que no. Después calló.",
        "The case is over (see above). Nothing is left.", "It was filed with the USCIS. No answer came."})
    EXPECT_EQ(sentences(text).size(), 2U) << text;
}

TEST(Sentences, BlankTextHasNone) {
  EXPECT_TRUE(sentence_starts("  \n ").empty());
  EXPECT_EQ(sentence_starts("  x."), std::vector<std::uint32_t>{2});
}

TEST(Words, RegularForms) {
  const auto has = [](const char* word, const char* form) {
    const auto forms = regular_forms(word);
    return std::find(forms.begin(), forms.end(), form) != forms.end();
  };
  for (const auto& [word, form] : {std::pair{"court", "courts"},
                                   {"court", "court's"},
                                   {"policy", "policies"},
                                   {"ley", "leyes"},
                                   {"juez", "jueces"},
                                   {"accion", "acciones"},
                                   {"box", "boxes"},
                                   {"niño", "niños"}})
    EXPECT_TRUE(has(word, form)) << word;
  EXPECT_EQ(regular_forms("courts"), std::vector<std::string>{"courts"});
  EXPECT_EQ(regular_forms("i-485"), std::vector<std::string>{"i-485"});
}

TEST(Words, StemsOfNumbersAreThemselves) {
  EXPECT_EQ(stem("1003.18", Language::english), "1003.18");
  EXPECT_EQ(stem("deportations", Language::english), stem("deportation", Language::english));
  EXPECT_EQ(stem("solicitudes", Language::spanish), stem("solicitud", Language::spanish));
  EXPECT_EQ(stem("deportacion", Language::spanish), stem("deportaciones", Language::spanish));
  EXPECT_EQ(stem("deportacion", Language::spanish), stem("deportado", Language::spanish));
  EXPECT_EQ(stem("informacion", Language::spanish), stem("informar", Language::spanish));
  EXPECT_EQ(stem("decision", Language::spanish), stem("decisiones", Language::spanish));
}

TEST(Words, DetectsTheLanguage) {
  EXPECT_EQ(detect("The officer may grant the request if it is complete."), Language::english);
  EXPECT_EQ(detect("El oficial puede aprobar la solicitud si está completa."), Language::spanish);
  EXPECT_EQ(detect("I-485"), Language::unsure);
  EXPECT_EQ(detect("7 USCIS-PM O Part O. E.1 E.6"),
            Language::unsure);  // letters that number are no Spanish "o" and "e"
  EXPECT_EQ(from_code(code(Language::spanish)), Language::spanish);
}

}  // namespace
