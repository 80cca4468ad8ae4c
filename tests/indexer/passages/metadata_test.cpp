// SPDX-License-Identifier: GPL-3.0-or-later
// Each type of document by the layout of its head: what is read, and where from.
#include "indexer/passages/metadata.h"

#include <gtest/gtest.h>

#include "indexer/passages/passages.h"
#include "tests/indexer/passages/documents.h"

namespace indexer::passages {
namespace {

using schema::Metadata;
using schema::Sourced;

Metadata read(const std::vector<std::string>& lines, std::string_view path = "library/file.txt") {
  return metadata_of(tests::document_of(lines), path);
}

TEST(Metadata, PropertiesComeFirstAndKeepTheirSource) {
  extract::Document document = tests::document_of({"# Another title", "March 1, 2019"});
  document.properties["title"] = {"Stated title", "front matter"};
  document.properties["date"] = {"2021-11-22", "front matter"};
  document.properties["type"] = {"Policy Alert", "front matter"};
  document.properties["agency"] = {"U.S. Citizenship and Immigration Services", "front matter"};
  const Metadata metadata = metadata_of(document, "library/2001-01-01-x.txt");
  EXPECT_EQ(metadata.title, (Sourced{"Stated title", "front matter"}));
  EXPECT_EQ(metadata.date, (Sourced{"2021-11-22", "front matter"}));
  EXPECT_EQ(metadata.type, (Sourced{"alert", "front matter"}));
  EXPECT_EQ(metadata.agency, (Sourced{"USCIS", "front matter"}));
}

TEST(Metadata, MemorandumForFromSubject) {
  const Metadata metadata = read(
      {"U.S. Department of Justice", "Immigration and Naturalization Service",
       "HQOPP 50/4 Office of the Commissioner 425 I Street NW Washington, DC 20536 NOV l7 2000",
       "MEMORANDUM TO REGIONAL DIRECTORS", "FROM: Doris Meissner, Commissioner",
       "SUBJECT: Exercising Prosecutorial Discretion", "# Introduction", "Guidance of October 24, 2005 came later."});
  EXPECT_EQ(metadata.type.value, "memo");
  EXPECT_EQ(metadata.title, (Sourced{"Exercising Prosecutorial Discretion", "header block"}));
  EXPECT_EQ(metadata.author, (Sourced{"Doris Meissner, Commissioner", "header block"}));
  EXPECT_EQ(metadata.date, (Sourced{"2000-11-17", "first page"}));
  EXPECT_EQ(metadata.agency.value, "INS");
}

TEST(Metadata, HeaderBlockJoinedToOneLineAndSubjectOverTwo) {
  const Metadata metadata =
      read({"MEMORANDUM FOR: All Field Office Directors FROM: John Morton, Director SUBJECT: "
            "Civil Immigration Enforcement Priorities for the Apprehension and",
            "Removal of Aliens", "Purpose"});
  EXPECT_EQ(metadata.author.value, "John Morton, Director");
  EXPECT_EQ(metadata.title.value,
            "Civil Immigration Enforcement Priorities for the Apprehension and Removal of Aliens");
}

TEST(Metadata, InterofficeMemorandum) {
  const Metadata metadata = read({"Interoffice Memorandum", "To: Field Leadership", "From: Donald Neufeld",
                                  "Date: May 6, 2009", "Re: Consolidation of Guidance Concerning Unlawful Presence"});
  EXPECT_EQ(metadata.type.value, "memo");
  EXPECT_EQ(metadata.date, (Sourced{"2009-05-06", "header block"}));
  EXPECT_EQ(metadata.title.value, "Consolidation of Guidance Concerning Unlawful Presence");
}

TEST(Metadata, CourtPolicyMemorandum) {
  const Metadata metadata =
      read({"OOD", "DM 22-03", "Issued: Nov. 22, 2021", "Effective: Immediately", "# ADMINISTRATIVE CLOSURE",
            "PURPOSE: Provide guidance", "OWNER: David L. Neal, Director", "AUTHORITY: 8 C.F.R. § 1003.0(b)",
            "CANCELLATION: Policy Memorandum 21-25"});
  EXPECT_EQ(metadata.type.value, "memo");
  EXPECT_EQ(metadata.number.value, "DM 22-03");
  EXPECT_EQ(metadata.agency.value, "EOIR");
  EXPECT_EQ(metadata.author.value, "David L. Neal, Director");
  EXPECT_EQ(metadata.title.value, "ADMINISTRATIVE CLOSURE");
  EXPECT_EQ(metadata.date.value, "2021-11-22");
  EXPECT_EQ(metadata.effective.value, "2021-11-22");
}

TEST(Metadata, DirectiveHead) {
  const Metadata metadata =
      read({"ICE Directive 11032.4: Identification and Monitoring of Pregnant Individuals",
            "Issue Date: July 1, 2021 Effective Date: July 15, 2021 Superseded: 11032.3", "1. Purpose"});
  EXPECT_EQ(metadata.type.value, "directive");
  EXPECT_EQ(metadata.number.value, "11032.4");
  EXPECT_EQ(metadata.date.value, "2021-07-01");
  EXPECT_EQ(metadata.effective.value, "2021-07-15");
}

TEST(Metadata, PrecedentDecision) {
  const Metadata metadata =
      read({"Cite as 28 I&N Dec. 648 (A.G. 2022)", "Interim Decision #4053", "# Matter of CORONADO ACEVEDO, Respondent",
            "Decided by Attorney General November 17, 2022", "U.S. Department of Justice"});
  EXPECT_EQ(metadata.type.value, "precedent");
  EXPECT_EQ(metadata.title.value, "Matter of CORONADO ACEVEDO");
  EXPECT_EQ(metadata.number.value, "28 I&N Dec. 648");
  EXPECT_EQ(metadata.date.value, "2022-11-17");
}

TEST(Metadata, AppealsOfficeDecisionFromAScan) {
  const Metadata metadata =
      read({"U.S. Citizenship Non-Precedent Decision of the and Immigration Administrative Appeals "
            "Office",
            "Services", "In Re: 7752100 Date: WL Y 20, 2020", "Appeal of California Service Center Decision",
            "Form 1-129, Petition for Nonimmigrant Worker (H-lB)"});
  EXPECT_EQ(metadata.type.value, "decision");
  EXPECT_EQ(metadata.date.value, "2020-07-20");
  EXPECT_NE(metadata.number.value.find("7752100"), std::string::npos);
  EXPECT_EQ(metadata.title.value, "Form 1-129, Petition for Nonimmigrant Worker (H-lB)");
}

TEST(Metadata, ExecutiveOrderIsDatedByItsLineNotByThePage) {
  const Metadata metadata = read({"# Federal Register Presidential Documents", "Thursday, January 30, 2025",
                                  "# Title 3— Executive Order 14161 of January 20, 2025",
                                  "# The President Protecting the United States From Foreign Terrorists",
                                  "By the authority vested in me as President by the Constitution"});
  EXPECT_EQ(metadata.type.value, "executive-order");
  EXPECT_EQ(metadata.date.value, "2025-01-20");
  EXPECT_EQ(metadata.title.value, "Protecting the United States From Foreign Terrorists");
  EXPECT_EQ(metadata.agency.value, "White House");
}

TEST(Metadata, FederalRegisterRule) {
  const Metadata metadata =
      read({"46742 Federal Register / Vol. 89, No. 104 / Wednesday, May 29, 2024 / Rules and Regulations",
            "# DEPARTMENT OF JUSTICE", "8 CFR Parts 1001, 1003", "[Docket No. EOIR 021-0410]", "RIN 1125-AB18",
            "# Efficient Case and Docket Management in Immigration Proceedings",
            "AGENCY: Executive Office for Immigration Review, Department of Justice.", "ACTION: Final rule.",
            "SUMMARY: On September 8, 2023 the Department proposed a rule.",
            "DATES: This rule is effective July 29, 2024.", "[FR Doc. 2024-11121 Filed 5-28-24]"});
  EXPECT_EQ(metadata.type.value, "federal-register");
  EXPECT_EQ(metadata.title.value, "Efficient Case and Docket Management in Immigration Proceedings");
  EXPECT_EQ(metadata.date.value, "2024-05-29");
  EXPECT_EQ(metadata.number.value, "2024-11121");
  EXPECT_EQ(metadata.agency.value, "EOIR");
}

TEST(Metadata, FederalRegisterPageWhereThereIsNoDocumentNumber) {
  const std::string line =
      "46742 Federal Register / Vol. 89, No. 104 / Wednesday, May 29, 2024 / Rules and Regulations";
  EXPECT_EQ(read({line, "AGENCY: X.", "ACTION: Final rule."}).number.value, "89 FR 46742");
  EXPECT_EQ(read({"Federal Register / Vol. 90, No. 17 / Tuesday, January 28, 2025 / Notices 8237"}).number.value,
            "90 FR 8237");
}

TEST(Metadata, SectionsOfTheLaw) {
  const Metadata regulation = read({"# 8 CFR § 1003.18 Scheduling of cases.", "Edition: January 1, 2024", "(a) Text."});
  EXPECT_EQ(regulation.type.value, "regulation");
  EXPECT_EQ(regulation.date.value, "2024-01-01");
  EXPECT_EQ(regulation.number.value, "8 C.F.R. § 1003.18");
  EXPECT_EQ(regulation.agency.value, "EOIR");
  const Metadata statute =
      read({"INA § 249 (8 U.S.C. § 1259) Record Of Admission Prior To July 1, 1924",
            "Immigration and Nationality Act, as amended through P.L. 119-1, January 29, 2025", "SEC. 249."});
  EXPECT_EQ(statute.type.value, "statute");
  EXPECT_EQ(statute.number.value, "INA § 249");
  EXPECT_EQ(statute.date.value, "2025-01-29");
  EXPECT_EQ(statute.agency.value, "");
}

TEST(Metadata, AgencyPageIsDatedAtItsEnd) {
  const std::string page = tests::words(300) + " Last Reviewed/Updated: 10/28/2025 Was this page helpful?";
  const Metadata metadata = read({page}, "library/pages/uscis.gov_i_765.txt");
  EXPECT_EQ(metadata.type, (Sourced{"guidance", "file name"}));
  EXPECT_EQ(metadata.agency, (Sourced{"USCIS", "address"}));
  EXPECT_EQ(metadata.date, (Sourced{"2025-10-28", "end of the text"}));
  const Metadata chapter = read({tests::words(50) + " Current as of December 12, 2025 Previous Next"},
                                "library/uscis.gov_policy_manual_volume_7_part_b_chapter_2.txt");
  EXPECT_EQ(chapter.type.value, "manual");
  EXPECT_EQ(chapter.date.value, "2025-12-12");
}

TEST(Metadata, ArticleWithByline) {
  const Metadata metadata =
      read({"# Can I Travel With DACA?", "By Marta Sample | June 18, 2025 | 7 min read",
            "The memo of USCIS says what it says.", "## Who?", "A.", "## When?", "B.", "## How?"});
  EXPECT_EQ(metadata.type.value, "article");
  EXPECT_EQ(metadata.date.value, "2025-06-18");
  EXPECT_EQ(metadata.agency.value, "");
}

TEST(Metadata, QuestionsMakeAList) {
  EXPECT_EQ(read({"# Court basics", "## What is it?", "x", "## Where?", "x", "## ¿Cuándo?", "x"}).type.value, "faq");
  EXPECT_EQ(read({"# Preguntas frecuentes", "Última actualización: 5 de mayo de 2025"}).type.value, "faq");
  EXPECT_EQ(read({"# Preguntas frecuentes", "Actualizado: 5 de mayo de 2025"}).date.value, "2025-05-05");
}

TEST(Metadata, SpanishMemo) {
  const Metadata metadata = read(
      {"MEMORANDUM", "De: Ana Ejemplo", "Fecha: 22 de noviembre de 2021", "Asunto: Cierre administrativo de casos"});
  EXPECT_EQ(metadata.title.value, "Cierre administrativo de casos");
  EXPECT_EQ(metadata.date.value, "2021-11-22");
  EXPECT_EQ(metadata.author.value, "Ana Ejemplo");
}

TEST(Metadata, DatesOfOtherThingsAreNotTaken) {
  EXPECT_EQ(read({"# Rescission of the June 15, 2012 Memorandum", "The memorandum of June 15, 2012 is rescinded."})
                .date.value,
            "");
  EXPECT_EQ(read({"Superseded: July 1, 2019", "Some text."}).date.value, "");
  EXPECT_EQ(read({"This rescinds the guidance of May 4, 2018."}).date.value, "");
}

TEST(Metadata, NamesAreTheLastResort) {
  const Metadata metadata = read({"x"}, "library/memos/2011-06-17_note.txt");
  EXPECT_EQ(metadata.date, (Sourced{"2011-06-17", "file name"}));
  EXPECT_EQ(metadata.type, (Sourced{"memo", "folder"}));
  EXPECT_EQ(metadata.title, (Sourced{"2011-06-17_note", "file name"}));
  EXPECT_EQ(read({"x"}, "x.txt").type.value, "other");
}

TEST(Metadata, OddDocumentsDoNoHarm) {
  EXPECT_EQ(metadata_of({}, "").type.value, "other");
  const Metadata metadata = read({":", "FROM:", "SUBJECT:", "8 C", "§ ", "Executive Order "}, "");
  EXPECT_FALSE(metadata.type.value.empty());
}

TEST(Metadata, TitlesEndAtStampsAndGoOnInCapitals) {
  EXPECT_EQ(metadata_of(tests::document_of(
                            {"MEMORANDUM", "SUBJECT: Sample Guidance on Parole AILA Doc. No. 1 (Posted 1/1/18)"}),
                        "a.pdf")
                .title.value,
            "Sample Guidance on Parole");
  extract::Document capitals =
      tests::document_of({"PM 19-99", "CANCELLATION OF A MEMORANDUM AND THE REINSTATEMENT OF POLICY",
                          "MEMORANDUM 18-99", "PURPOSE: None"});
  capitals.blocks[1].kind = capitals.blocks[2].kind = extract::BlockKind::heading;
  EXPECT_EQ(metadata_of(capitals, "a.txt").title.value,
            "CANCELLATION OF A MEMORANDUM AND THE REINSTATEMENT OF POLICY MEMORANDUM 18-99");
  EXPECT_EQ(metadata_of(tests::document_of(
                            {"Department of Justice Office of the Director OOD PM 21-99", "Sample Continuances"}),
                        "a.pdf")
                .title.value,
            "Sample Continuances");
}

TEST(Metadata, AnAddressIsNoTitle) {
  EXPECT_EQ(read({"Immigration Court", "100 Sample Street, Suite 7", "Sampleton, VA 20000", "Ruling on bond for Mr. X",
                  "The court rules."})
                .title.value,
            "Ruling on bond for Mr. X");
  EXPECT_EQ(read({"https://example.org/forms/list", "Forms and their fees"}).title.value, "Forms and their fees");
  EXPECT_EQ(read({"601 waivers and the road to them", "Text."}).title.value, "601 waivers and the road to them");
}

TEST(Metadata, TheLibrarianWins) {
  schema::Metadata stated;
  stated.type = {"guidance", "set by the librarian"};
  stated.language = {"es", "set by the librarian"};
  const passages::Analysed analysed = analyse(
      tests::document_of({"MEMORANDUM", "FROM: A. Sample", "SUBJECT: Sample Guidance on Parole"}), "a.pdf", stated);
  EXPECT_EQ(analysed.metadata.type, stated.type);
  EXPECT_EQ(analysed.metadata.language, stated.language);
  EXPECT_EQ(analysed.metadata.title.source, "header block");
}

}  // namespace
}  // namespace indexer::passages
