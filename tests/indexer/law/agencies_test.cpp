// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/agencies.h"

#include <gtest/gtest.h>

#include <string>

namespace {

std::string agency(std::string_view text) { return law::agency_named_in(text).value_or(""); }

TEST(Agencies, TheMostSpecificNameWins) {
  EXPECT_EQ(agency("U.S. Department of Homeland Security\nU.S. Citizenship and Immigration Services"), "USCIS");
  EXPECT_EQ(agency("Office of the Principal Legal Advisor\nU.S. Immigration and Customs Enforcement"), "ICE OPLA");
  EXPECT_EQ(agency("U.S. Department of Justice\nExecutive Office for Immigration Review\n"), "EOIR");
  EXPECT_EQ(agency("U.S. Department of Justice\nImmigration and Naturalization Service\nHQOPP 50/4"), "INS");
  EXPECT_EQ(agency("Secretary\nU.S. Department of Homeland Security\nWashington, DC 20528"), "DHS");
  EXPECT_EQ(agency("Decided by Board of Immigration Appeals, U.S. Department of Justice"), "EOIR BIA");
  EXPECT_EQ(agency("THE WHITE HOUSE"), "White House");
  EXPECT_EQ(agency("Departamento de Seguridad Nacional"), "DHS");
  EXPECT_EQ(agency("USCIS"), "USCIS");
  EXPECT_EQ(agency("U.S. Customs and Border Protection"), "CBP");
}

TEST(Agencies, WordsAreNoAcronyms) {
  EXPECT_EQ(agency("thin ice on the lake"), "");
  EXPECT_EQ(agency("los dos"), "");
  EXPECT_EQ(agency("a law firm in San Antonio"), "");
  EXPECT_EQ(agency(""), "");
}

std::string number(std::string_view head) {
  const auto found = law::number_in_head(head);
  return found ? found->number + " | " + found->agency + " | " + found->type + " | " + found->key : "";
}

TEST(NumberInHead, AsEachSeriesStatesIt) {
  EXPECT_EQ(number("Policy Number: 10075.1\nFEA Number: 306-112-0026\nOffice of the Director"),
            "10075.1 | ICE | directive | memo:ice:10075.1");
  EXPECT_EQ(number("U.S. Citizenship and Immigration Services\nNovember 7, 2011        PM-602-0050\nPolicy Memorandum"),
            "PM-602-0050 | USCIS | memo | memo:uscis:pm-602-0050");
  EXPECT_EQ(number("OOD\nDM 22-03\nIssued: Nov. 22, 2021"), "DM 22-03 | EOIR | memo | memo:eoir:dm-22-03");
  EXPECT_EQ(number("OOD / DM 22-03\nIssued: Nov. 22, 2021"), "DM 22-03 | EOIR | memo | memo:eoir:dm-22-03");
  EXPECT_EQ(number("MEMORANDUM TO: All Judges\nFROM: Director\nSUBJECT: OPPM 17-01: Continuances"),
            "OPPM 17-01 | EOIR | memo | memo:eoir:oppm-17-01");
  EXPECT_EQ(number("ICE Directive 11032.4: Identification and Monitoring of Pregnant Individuals\nIssue Date: x"),
            "11032.4 | ICE | directive | memo:ice:11032.4");
  EXPECT_EQ(number("Policy Statement 065-06\nIssue Date: 10/12/2021"), "065-06 | DHS | memo | memo:dhs:065-06");
  EXPECT_EQ(number("Cite as 28 I&N Dec. 648 (A.G. 2022)        Interim Decision #4053"),
            "28 I&N Dec. 648 | DOJ AG | precedent | in:28:648");
  EXPECT_EQ(number("Executive Order 14159 of January 20, 2025"),
            "E.O. 14159 | White House | executive-order | eo:14159");
  EXPECT_EQ(number("U.S. Citizenship\nand Immigration\nServices\nIn Re: 7752100"),
            "In re: 7752100 | USCIS AAO | decision | aao:7752100");
  EXPECT_EQ(number("June 6, 2025\nPA-2025-07\nPolicy Alert"), "PA-2025-07 | USCIS | alert | memo:uscis:pa-2025-07");
}

TEST(NumberInHead, NumbersOfOtherDocumentsAreNotItsOwn) {
  EXPECT_EQ(number("FEA Number 306-112-0026\nOffice of the Director"), "");
  EXPECT_EQ(number("CANCELLATION: Policy Memorandum 21-25"), "");
  EXPECT_EQ(number("PURPOSE: Cancel DM 22-03\nAUTHORITY: 8 C.F.R. § 1003.0(b)\nCANCELLATION: DM 22-03"), "");
  EXPECT_EQ(number("Superseded: ICE Directive 11032.3\nIssue Date: July 1, 2021"), "");
  EXPECT_EQ(number("Superseded:\nICE Directive 11032.3\n"), "");
  EXPECT_EQ(number("This memorandum rescinds PM-602-0050 and all earlier guidance on the matter."), "");
  EXPECT_EQ(number("As explained in the policy memorandum that the agency issued last year, PM-602-0050, officers may "
                   "exercise discretion in each case that comes before them."),
            "");
  EXPECT_EQ(number("OOD\nPM 25-29\nCANCELLATION: Director's Memorandum 22-03"),
            "PM 25-29 | EOIR | memo | memo:eoir:pm-25-29");
  EXPECT_EQ(number(""), "");
}

}  // namespace
