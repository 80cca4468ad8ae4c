// SPDX-License-Identifier: GPL-3.0-or-later
// Agencies and the numbers their documents carry.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace law {

// The short name of the agency a letterhead line, a FROM line or a name speaks of: "U.S. Citizenship and Immigration
// Services" -> "USCIS", "Office of the Principal Legal Advisor" -> "ICE OPLA". The most specific one wins; nothing
// when the text names none.
std::optional<std::string> agency_named_in(std::string_view text);

// A document number as its series writes it, with the agency that runs the series.
struct DocumentNumber {
  std::string number;  // "PM-602-0050.1", "PM 21-13", "11005.3", "E.O. 14159", "28 I&N Dec. 326"
  std::string agency;  // "USCIS", "EOIR", "ICE", "White House", ...
  std::string type;    // a key of schema::document_types: "memo", "directive", "executive-order", ...
  std::string key;     // the citation key of the document: "memo:uscis:pm-602-0050.1"
  bool operator==(const DocumentNumber&) const = default;
};

// The number a header block states of its own document ("Policy Number: 10075.1", "PM-602-0187", "OOD / DM 22-03").
// `head` is the first lines of the document. Numbers named in a sentence, a CANCELLATION or Superseded field, or as an
// archive number (FEA) are not the document's own.
std::optional<DocumentNumber> number_in_head(std::string_view head);

}  // namespace law
