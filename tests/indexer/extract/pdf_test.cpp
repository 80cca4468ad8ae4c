// SPDX-License-Identifier: GPL-3.0-or-later
// Whole PDFs: golden files of the fixtures, and what becomes of odd ones. IPS_UPDATE_GOLDEN=1 writes the golden files
// anew: read the diff.
#include "indexer/extract/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "tests/indexer/extract/fixture_files.h"
#include "tests/indexer/extract/pdf_maker.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Document document_of(std::string_view bytes) {
  const Extraction result = read_pdf(bytes);
  const auto* document = std::get_if<Document>(&result);
  EXPECT_TRUE(document) << (document ? "" : std::get<Refusal>(result).detail);
  return document ? *document : Document{};
}

Refusal refusal_of(std::string_view bytes) {
  const Extraction result = read_pdf(bytes);
  const auto* refusal = std::get_if<Refusal>(&result);
  EXPECT_TRUE(refusal);
  return refusal ? *refusal : Refusal{schema::Reason::none, ""};
}

std::string render_pdf(const Extraction& extraction) {
  std::string text = render(extraction);
  if (const auto* document = std::get_if<Document>(&extraction)) {
    text += "\nlabels:";
    for (const std::string& label : document->page_labels) text += " [" + label + "]";
    for (const std::string& running : document->running) text += "\nrunning: " + running;
    text += "\n";
  }
  return text;
}

TEST(PdfGolden, EveryFixtureGivesItsGoldenFile) {
  const bool update = std::getenv("IPS_UPDATE_GOLDEN") != nullptr;
  for (const std::string name : {"memo.pdf", "columns.pdf"}) {
    const std::string bytes = read_file(source_dir() / "tests/fixtures/extract/pdf" / name);
    ASSERT_FALSE(bytes.empty()) << "run with IPS_SOURCE_DIR set to the source tree";
    const std::string actual = render_pdf(read_pdf(bytes));
    const fs::path golden = source_dir() / "tests/golden/extract/pdf" / (name + ".golden");
    if (update) std::ofstream(golden, std::ios::binary) << actual;
    EXPECT_EQ(actual, read_file(golden)) << name;
  }
}

TEST(PdfGolden, CutFixturesGiveADocumentOrARefusal) {
  for (const std::string name : {"memo.pdf", "columns.pdf"}) {
    const std::string bytes = read_file(source_dir() / "tests/fixtures/extract/pdf" / name);
    for (std::size_t part = 1; part < 16; ++part) {
      const Extraction result = read_pdf(std::string_view(bytes).substr(0, bytes.size() * part / 16));
      if (const auto* document = std::get_if<Document>(&result))
        EXPECT_THAT(document->warnings, testing::Contains(HasSubstr("damaged"))) << name << " " << part;
      else
        EXPECT_EQ(std::get<Refusal>(result).reason, schema::Reason::damaged) << name << " " << part;
    }
  }
}

TEST(Pdf, RefusesWhatHasNoTextByItsReason) {
  EXPECT_EQ(refusal_of("").reason, schema::Reason::empty);
  EXPECT_EQ(refusal_of("%PDF-1.7\nnothing of the kind").reason, schema::Reason::damaged);
  PdfMaker scan;
  scan.page("0 0 612 792 re f");
  scan.page("0 0 612 792 re f");
  const Refusal refusal = refusal_of(scan.file());
  EXPECT_EQ(refusal.reason, schema::Reason::no_text);
  EXPECT_EQ(refusal.detail, "2 pages without text; text recognition (OCR) is off");
}

TEST(Pdf, RefusesWhatWantsAPassword) {
  PdfMaker maker;
  maker.page(text_at(72, 700, "Secret"));
  const std::string key(32, 'k');
  const std::string bytes = maker.file(
      "", "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + key + ") /U (" + key + ") >> /ID [(a) (a)]");
  EXPECT_EQ(refusal_of(bytes).reason, schema::Reason::encrypted);
}

TEST(Pdf, NamesPagesThatArePicturesButNotBlankOnes) {
  PdfMaker maker;
  maker.page(text_at(72, 700, "Order of the court"));
  maker.page("100 100 300 300 re f");
  maker.page("");
  maker.page("100 100 300 300 re f");
  EXPECT_THAT(document_of(maker.file()).warnings, ElementsAre("2 of 4 pages without text (pictures only): page 2, 4"));
}

TEST(Pdf, TakesTitleAndAuthorButNoJunkAndNoDates) {
  const auto properties = [](std::string_view info) {
    PdfMaker maker;
    maker.page(text_at(72, 700, "Order of the court"));
    const int number = maker.object(std::string(info));
    return document_of(maker.file("", "/Info " + std::to_string(number) + " 0 R")).properties;
  };
  const auto good =
      properties("<< /Title (Annual Report 2023) /Author (Office of Policy) /CreationDate (D:20240101) >>");
  ASSERT_EQ(good.size(), 2u);
  EXPECT_EQ(good.at("title"), (Property{"Annual Report 2023", "PDF properties"}));
  EXPECT_EQ(good.at("author"), (Property{"Office of Policy", "PDF properties"}));
  for (const char* junk :
       {"<< /Title (Microsoft Word - memo final.doc) /Author (user) >>", "<< /Title () /Author () >>",
        "<< /Title (untitled) >>", "<< /Title (2024-01.pdf) /Author (admin) >>"})
    EXPECT_THAT(properties(junk), IsEmpty()) << junk;
}

TEST(Pdf, LabelsOfTheFileComeFirst) {
  PdfMaker maker;
  for (int i = 0; i < 4; ++i) maker.page(text_at(72, 700, "Text of a page") + text_at(300, 30, std::to_string(i + 7)));
  EXPECT_THAT(document_of(maker.file()).page_labels, ElementsAre("7", "8", "9", "10"));
  EXPECT_THAT(document_of(maker.file("/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>")).page_labels,
              ElementsAre("i", "ii", "1", "2"));
}

TEST(Pdf, BookmarksNameHeadingsThatPrintDoesNot) {
  PdfMaker maker;
  std::string page;
  int y = 740;
  for (const char* title : {"Travel of crews", "Lists kept aboard", "He keeps a list;", "Fines 3"}) {
    page += text_at(72, y, title);
    y -= 28;
    for (int line = 0; line < 6; ++line, y -= 14)
      page += text_at(72, y, "The master keeps a list of all who are aboard, by name and by rank, and of");
    page += text_at(72, y, "the ports they saw.");
    y -= 28;
  }
  maker.page(page);
  const int root = PdfMaker::bold_font + 3;  // behind the page's stream and the page itself
  const auto item = [&](const std::string& title, int parent, const std::string& more) {
    return "<< /Title (" + title + ") /Parent " + std::to_string(parent) + " 0 R " + more + " >>";
  };
  const auto to = [&](const char* key, int number) {
    return std::string(key) + " " + std::to_string(root + number) + " 0 R ";
  };
  ASSERT_EQ(maker.object("<< /Type /Outlines " + to("/First", 1) + to("/Last", 3) + " /Count 4 >>"), root);
  maker.object(item("Travel  of crews", root, to("/First", 4) + to("/Last", 4) + "/Count 1 " + to("/Next", 2)));
  maker.object(item("He keeps a list;", root, to("/Prev", 1) + to("/Next", 3)));
  maker.object(item("Fines 3", root, to("/Prev", 2)));
  maker.object(item("LISTS KEPT ABOARD", root + 1, ""));
  const std::string with = maker.file("/Outlines " + std::to_string(root) + " 0 R");
  std::string headings;
  for (const Block& block : document_of(with).blocks)
    if (block.kind == BlockKind::heading) headings += std::to_string(block.level) + " " + block.text + "; ";
  EXPECT_EQ(headings, "1 Travel of crews; 2 Lists kept aboard; ");
  for (const Block& block : document_of(maker.file()).blocks) EXPECT_NE(block.kind, BlockKind::heading) << block.text;
}

TEST(Pdf, BookmarksThatGoInCirclesEnd) {
  PdfMaker maker;
  maker.page(text_at(72, 700, "Travel of crews"));
  const int root = PdfMaker::bold_font + 3;
  const std::string self = std::to_string(root + 1) + " 0 R ";
  maker.object("<< /Type /Outlines /First " + self + "/Last " + self + ">>");
  maker.object("<< /Title (Travel of crews) /Parent " + std::to_string(root) + " 0 R /Next " + self + "/First " + self +
               "/Last " + self + ">>");
  EXPECT_EQ(document_of(maker.file("/Outlines " + std::to_string(root) + " 0 R")).blocks.size(), 1u);
}

TEST(Pdf, EmbeddedFilesAreAttachments) {
  PdfMaker maker;
  maker.page(text_at(72, 700, "See the annex"));
  const int stream = maker.object(PdfMaker::stream_of("Annex A", "/Type /EmbeddedFile"));
  const int file = maker.object("<< /Type /Filespec /F (annex.txt) /UF (annex.txt) /EF << /F " +
                                std::to_string(stream) + " 0 R >> >>");
  const Document document = document_of(
      maker.file("/Names << /EmbeddedFiles << /Names [(annex.txt) " + std::to_string(file) + " 0 R] >> >>"));
  EXPECT_THAT(document.attachments, ElementsAre(Attachment{"annex.txt", "Annex A"}));
}

TEST(Pdf, TextRecognitionIsSaidSo) {
  PdfMaker maker;
  maker.page(text_at(72, 700, "de nova review"));
  const int info = maker.object("<< /Producer (Adobe Acrobat Pro DC 20 Paper Capture Plug-in) >>");
  EXPECT_THAT(document_of(maker.file("", "/Info " + std::to_string(info) + " 0 R")).warnings,
              ElementsAre("text recognised by software (OCR layer)"));
  EXPECT_THAT(document_of(maker.file()).warnings, IsEmpty());
}

// The same two lines, the page or its text turned by quarters.
TEST(Pdf, ReadsPagesThatLieOnTheirSide) {
  const std::string upright = text_at(72, 700, "First line of the page") + text_at(72, 680, "and its second line.");
  for (const char* matrix : {"1 0 0 1 0 0", "0 1 -1 0 792 0", "-1 0 0 -1 612 792", "0 -1 1 0 -180 700"})
    for (const char* turn : {"0", "90", "180", "270"}) {
      PdfMaker maker;
      maker.page("q " + std::string(matrix) + " cm\n" + upright + "Q", "/Rotate " + std::string(turn));
      const Document document = document_of(maker.file());
      ASSERT_EQ(document.blocks.size(), 1u) << matrix << " " << turn;
      EXPECT_EQ(document.blocks[0].text, "First line of the page and its second line.") << matrix << " " << turn;
    }
}

TEST(Pdf, StampsAlongTheMarginAreRunningAndOtherSidewaysTextIsKept) {
  PdfMaker maker;
  for (int i = 0; i < 3; ++i)
    maker.page(text_at(72, 700, "Body text number " + std::string(1, static_cast<char>('A' + i))) +
               "q 0 1 -1 0 30 200 cm\n" + text_at(0, 0, "lotter on DSK11 with RULES") + "Q");
  maker.page(text_at(72, 700, "Figure one shows them all") + "q 0 1 -1 0 30 200 cm\n" + text_at(0, 0, "Petitions") +
             "Q");
  const Document document = document_of(maker.file());
  EXPECT_THAT(document.running,
              ElementsAre("lotter on DSK11 with RULES", "lotter on DSK11 with RULES", "lotter on DSK11 with RULES"));
  EXPECT_EQ(document.blocks.back().text, "Petitions");
}

TEST(Pdf, LineNumbersOfPleadingsGoOut) {
  PdfMaker maker;
  for (char page = 'A'; page < 'C'; ++page) {
    std::string content;
    for (int line = 1; line <= 25; ++line)
      content += text_at(60, 760 - 24 * line, std::to_string(line)) +
                 text_at(100, 760 - 24 * line,
                         std::string("the respondent asks in exhibit ") + page + static_cast<char>('A' + line) +
                             " that the case be closed and");
    maker.page(content);
  }
  const Document document = document_of(maker.file());
  std::string text;
  for (const Block& block : document.blocks) text += block.text + '\n';
  EXPECT_EQ(text.find_first_of("0123456789"), std::string::npos) << text.substr(0, 200);
  ASSERT_EQ(document.running.size(), 2u);
  EXPECT_THAT(document.running[0], HasSubstr("1 2 3 4 5"));
}

std::vector<std::string> texts_of(const Document& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) texts.push_back(block.text);
  return texts;
}

TEST(Pdf, TheSubjectOfAMemoEndsWhereItsTextBegins) {
  PdfMaker maker;
  maker.page(text_at(72, 720, "TO:") + text_at(160, 720, "All attorneys of the office") +  //
             text_at(72, 706, "SUBJECT:") + text_at(160, 706, "Guidance on the closing of cases that are old and") +
             text_at(160, 692, "Are not going anywhere") +  //
             text_at(72, 678, "This memorandum says when an attorney may join a motion to close a case, and what") +
             text_at(72, 664, "must be in the file before."));
  EXPECT_THAT(
      texts_of(document_of(maker.file())),
      ElementsAre("TO: All attorneys of the office",
                  "SUBJECT: Guidance on the closing of cases that are old and Are not going anywhere",
                  "This memorandum says when an attorney may join a motion to close a case, and what must be in "
                  "the file before."));
}

TEST(Pdf, DivisionsOfTheLawAreHeadingsHoweverLong) {
  PdfMaker maker;
  std::string content = text_at(72, 740, "PART 211-WAIVERS", 11, "B") + text_at(72, 700, "Text of part 211.");
  int y = 660;
  for (const char* line : {"PART 212-DOCUMENTARY", "REQUIREMENTS: NONIMMI-", "GRANTS; WAIVERS; AD-",
                           "MISSION OF CERTAIN", "INADMISSIBLE ALIENS;", "PAROLE BEFORE", "1997"})
    content += text_at(72, std::exchange(y, y - 14), line, 11, "B");
  content += text_at(72, 540, "\247 212.7 Waivers.", 11, "B");
  for (int i = 0; i < 12; ++i)
    content += text_at(72, 510 - 14 * i, "The text of the section goes on and on from line to");
  maker.page(content);
  const Document document = document_of(maker.file());
  ASSERT_GE(document.blocks.size(), 4u);
  EXPECT_EQ(document.blocks[2].kind, BlockKind::heading);
  EXPECT_EQ(document.blocks[2].level, document.blocks[0].level);
  EXPECT_EQ(document.blocks[3].text, "§ 212.7 Waivers.");
  EXPECT_EQ(document.blocks[3].kind, BlockKind::heading);
  EXPECT_GT(document.blocks[3].level, document.blocks[2].level);
}

TEST(Pdf, CitationsInCapitalsAreNoHeadings) {
  PdfMaker maker;
  std::string content = text_at(72, 700, "8 U.S.C. 1103; 31 U.S.C. 9701; 48 U.S.C. 1806") +
                        text_at(72, 660, "45, XXIII; 7, XXXVI") + text_at(72, 620, "GENERAL CLASSES OF ALIENS");
  for (int i = 0; i < 12; ++i)
    content += text_at(72, 580 - 14 * i, "The text of the section goes on and on from line to");
  maker.page(content);
  const Document document = document_of(maker.file());
  std::vector<std::string> headings;
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::heading) headings.push_back(block.text);
  EXPECT_THAT(headings, ElementsAre("GENERAL CLASSES OF ALIENS")) << testing::PrintToString(texts_of(document));
}

TEST(Pdf, ReferencesAtTheStartOfALineAreNoItems) {
  PdfMaker maker;
  std::string content = text_at(72, 740, "(a) Except as the office says in paragraph") +
                        text_at(72, 726, "(b)(2) of this section, a motion is denied; or") +
                        text_at(72, 712, "(b) It is granted.");
  for (int i = 0; i < 12; ++i)
    content += text_at(72, 680 - 14 * i, "The text of the section goes on and on from line to");
  maker.page(content);
  const std::vector<std::string> texts = texts_of(document_of(maker.file()));
  ASSERT_GE(texts.size(), 2u);
  EXPECT_EQ(texts[0], "(a) Except as the office says in paragraph (b)(2) of this section, a motion is denied; or");
  EXPECT_EQ(texts[1], "(b) It is granted.");
}

TEST(Pdf, CompoundsKeepTheirHyphenAtALineEnd) {
  PdfMaker maker;
  maker.page(text_at(72, 740, "The order promotes the long-") + text_at(72, 726, "term health of the fund and immi-") +
             text_at(72, 712, "gration by means of a well-") + text_at(72, 698, "established rule for families."));
  EXPECT_THAT(texts_of(document_of(maker.file())),
              ElementsAre("The order promotes the long-term health of the fund and immigration by means of a "
                          "well-established rule for families."));
}

TEST(Pdf, SaysWhenGlyphsHaveNoLetters) {
  PdfMaker maker;
  const int map = maker.object(PdfMaker::stream_of(
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
      "1 beginbfrange <20> <7E> <E020> endbfrange endcmap end"));
  const int odd =
      maker.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode " + std::to_string(map) + " 0 R >>");
  maker.page(text_at(72, 700, "Glyphs that mean nothing to anyone but their font", 11, "X"),
             "/Resources << /Font << /X " + std::to_string(odd) + " 0 R >> >>");
  maker.page(text_at(72, 700, "A page in plain letters"));
  EXPECT_THAT(document_of(maker.file()).warnings, testing::Contains(HasSubstr("fonts that do not tell")));
}

TEST(Pdf, IsSilentOnDamagedFiles) {
  PdfMaker maker;
  maker.page(text_at(72, 700, "Order of the court"));
  std::string bytes = maker.file();
  bytes.resize(bytes.size() - 100);
  testing::internal::CaptureStderr();
  read_pdf(bytes);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace indexer::extract
