// SPDX-License-Identifier: GPL-3.0-or-later
// Text recognition: which pages it is used on, what it makes of them, and what is said where it cannot be used.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/recogniser.h"
#include "tests/indexer/extract/scan_maker.h"
#include "tests/temporary_folder.h"

namespace {

using namespace indexer::extract;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> first_lines{"The officer reviews each request for deferred action",
                                           "on its own facts and records the reasons",
                                           "for granting or denying it in the file."};
const std::vector<std::string> second_lines{"La solicitud debe presentarse dentro de un plazo",
                                            "de treinta dias despues de la entrada",
                                            "y lleva la firma del solicitante."};

// Counts what the engine does.
struct Engine {
  Recogniser recogniser{recognition_data_folder()};
  std::vector<std::uint32_t> begun;
  std::vector<RecognisedPage> found;

  Recognition recognition(std::vector<RecognisedPage> known = {}) {
    return {&recogniser, std::move(known), [this](std::uint32_t page) { begun.push_back(page); },
            [this](const RecognisedPage& page) { found.push_back(page); }};
  }
};

// "2: text" for each block on page 2.
std::vector<std::string> paged(const Extraction& extraction) {
  std::vector<std::string> result;
  if (const auto* refusal = std::get_if<Refusal>(&extraction)) return {"refused: " + refusal->detail};
  for (const Block& block : std::get<Document>(extraction).blocks)
    result.push_back((block.pages.empty() ? "" : std::to_string(block.pages.front().page) + ": ") + block.text);
  return result;
}

std::string joined(const Extraction& extraction) {
  std::string text;
  for (const std::string& block : paged(extraction)) text += block + "\n";
  return text;
}

std::vector<std::uint32_t> recognised_pages(const Extraction& extraction) {
  std::vector<std::uint32_t> pages;
  for (const auto& page : std::get<Document>(extraction).recognised) pages.push_back(page.page);
  return pages;
}

TEST(Scan, OnlyPagesWithoutTextAreRecognised) {
  PdfMaker maker;
  maker.page(printed({"This page has text of its own, and that is taken as it is."}));
  maker.page(shown(scanned(first_lines)));
  maker.page("");
  maker.page(shown(scanned(second_lines)));
  Engine engine;
  const Extraction read = extract(maker.file(), "mixed.pdf", engine.recognition());
  EXPECT_THAT(paged(read), ElementsAre("1: This page has text of its own, and that is taken as it is.",
                                       "2: The officer reviews each request for deferred action on its own facts and "
                                       "records the reasons for granting or denying it in the file.",
                                       AllOf(HasSubstr("4: La solicitud debe presentarse"), HasSubstr("firma"))));
  EXPECT_THAT(engine.begun, ElementsAre(2U, 4U));
  EXPECT_THAT(recognised_pages(read), ElementsAre(2U, 4U));
  const auto& document = std::get<Document>(read);
  EXPECT_GE(document.recognised[0].confidence, 80U);
  EXPECT_THAT(document.warnings, ElementsAre(HasSubstr("2 of 4 pages recognised by OCR (confidence ")));
  EXPECT_THAT(document.page_texts[1], HasSubstr("deferred action"));
}

TEST(Scan, KnownPagesAreNotRecognisedAgain) {
  PdfMaker maker;
  maker.page(shown(scanned(first_lines)));
  Engine engine;
  const Extraction first = extract(maker.file(), "scan.pdf", engine.recognition());
  ASSERT_EQ(engine.found.size(), 1U);
  RecognisedPage known;
  ASSERT_TRUE(decode(encode(engine.found[0]), known));
  EXPECT_EQ(known, engine.found[0]);
  const Extraction second = extract(maker.file(), "scan.pdf", engine.recognition({known}));
  EXPECT_EQ(engine.begun.size(), 1U);
  EXPECT_EQ(std::get<Document>(first), std::get<Document>(second));
}

TEST(Scan, AStampOnAScanIsNotItsText) {
  PdfMaker maker;
  maker.page(shown(scanned(first_lines)) +
             "BT /F 8 Tf 100 780 Td (Case 1:20-cv-00007 Document 4 Filed 03/02/20) Tj ET\n");
  Engine engine;
  EXPECT_THAT(joined(extract(maker.file(), "stamped.pdf", engine.recognition())), HasSubstr("deferred action"));
}

TEST(Scan, ARubbishTextLayerIsReplaced) {
  PdfMaker maker;
  std::string rubbish = "BT 3 Tr /F 12 Tf 72 700 Td 14 TL\n";
  for (int i = 0; i < 12; ++i) rubbish += "(^~;. *x\\\\ |_} bcdfgh~ =^^) Tj T*\n";
  maker.page(shown(scanned(first_lines)) + rubbish + "ET\n");
  Engine engine;
  const Extraction read = extract(maker.file(), "rubbish.pdf", engine.recognition());
  EXPECT_THAT(joined(read), HasSubstr("deferred action"));
  EXPECT_THAT(joined(read), Not(HasSubstr("bcdfgh")));
}

TEST(Scan, AGoodTextLayerIsKept) {
  PdfMaker maker;
  std::string layer = "BT 3 Tr /F 12 Tf 72 700 Td 14 TL\n";
  for (int i = 0; i < 8; ++i) layer += "(Words that another program found on this page before us.) Tj T*\n";
  maker.page(shown(scanned(first_lines)) + layer + "ET\n");
  maker.page("0.5 g 72 600 80 40 re f\n" + printed({"A short page with a small picture on it."}));
  Engine engine;
  extract(maker.file(), "layer.pdf", engine.recognition());
  EXPECT_THAT(engine.begun, IsEmpty());
}

TEST(Scan, PicturesOfPagesAreRead) {
  Engine engine;
  for (const int format : {IFF_PNG, IFF_JFIF_JPEG}) {
    const Extraction read = extract(picture_file(scanned(first_lines), format), "photo", engine.recognition());
    EXPECT_THAT(paged(read), ElementsAre(HasSubstr("reviews each request for deferred action on its own facts")));
    EXPECT_THAT(std::get<Document>(read).warnings, ElementsAre(HasSubstr("text recognised by OCR (confidence ")));
  }
  std::vector<ScannedPage> pages;
  pages.push_back(scanned(first_lines));
  pages.push_back(scanned(second_lines));
  const Extraction read = extract(tiff_file(pages), "fax.tif", engine.recognition());
  EXPECT_THAT(paged(read), ElementsAre(HasSubstr("1: The officer"), HasSubstr("2: La solicitud")));
}

TEST(Scan, WithoutWordsAPictureIsRefused) {
  Engine engine;
  const std::string empty = picture_file(scanned({}), IFF_PNG);
  EXPECT_EQ(joined(extract(empty, "empty.png", engine.recognition())), "refused: text recognition found no words\n");
  const std::string cut = picture_file(scanned(first_lines), IFF_PNG).substr(0, 300);
  EXPECT_EQ(joined(extract(cut, "cut.png", engine.recognition())), "refused: the picture cannot be decoded\n");
}

TEST(Scan, WithoutAnEngineTheReasonSaysSo) {
  PdfMaker maker;
  maker.page(shown(scanned(first_lines)));
  EXPECT_EQ(joined(extract(maker.file(), "scan.pdf")), "refused: 1 page without text; text recognition (OCR) is off\n");
  EXPECT_EQ(joined(extract(picture_file(scanned(first_lines), IFF_PNG), "a.png")),
            "refused: a picture; text recognition (OCR) is off\n");
}

TEST(Scan, AMissingLanguageFileIsSaid) {
  const tests::TemporaryFolder folder;
  Recogniser recogniser(folder.path().string());
  PdfMaker maker;
  maker.page(shown(scanned(first_lines)));
  EXPECT_THAT(joined(extract(maker.file(), "scan.pdf", {&recogniser, {}, {}, {}})),
              AllOf(HasSubstr("not possible"), HasSubstr("eng.traineddata is missing")));
  maker.page(printed({"Some text."}));
  const Extraction mixed = extract(maker.file(), "mixed.pdf", {&recogniser, {}, {}, {}});
  EXPECT_THAT(std::get<Document>(mixed).warnings, Contains(HasSubstr("eng.traineddata is missing")));
}

TEST(Scan, SectionSignsAreMended) {
  std::vector<RecognisedLine> lines(1);
  for (const char* word : {"INA", "$", "208", "costs", "$", "500;", "C.F.R.", "$$", "1208.16", "(INA", "8", "240(c)"})
    lines[0].words.push_back({word, 0, 0});
  mend_section_signs(lines);
  EXPECT_EQ(text_of({1, 90, 100, 100, lines}), "INA § 208 costs $ 500; C.F.R. §§ 1208.16 (INA § 240(c)\n");
}

TEST(Scan, PagesAreNotTrusted) {
  const RecognisedPage page{3, 90, 1000, 1000, {{500, 100, {{"word", 10, 90}, {"next", 95, 200}}}}};
  const std::string good = encode(page);
  RecognisedPage read;
  ASSERT_TRUE(decode(good, read));
  for (std::size_t length = 0; length < good.size(); ++length) EXPECT_FALSE(decode(good.substr(0, length), read));
  RecognisedPage bad = page;
  bad.lines[0].words[0].right = 5000;
  EXPECT_FALSE(decode(encode(bad), read)) << "off the page";
  bad = page;
  bad.lines[0].words[0].text = "\xff";
  EXPECT_FALSE(decode(encode(bad), read)) << "no UTF-8";
  bad = page;
  bad.confidence = 101;
  EXPECT_FALSE(decode(encode(bad), read));
}

}  // namespace
