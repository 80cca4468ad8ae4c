// SPDX-License-Identifier: GPL-3.0-or-later
// Immigration and Nationality Act to 8 U.S.C. and back, and which numbers of Title 8 exist.
#pragma once

#include <string_view>

namespace law {

// "240A" -> "1229b"; empty when the Act has no such section.
std::string_view usc_of_ina(std::string_view ina);

// "1229b" -> "240A"; empty when the section is no part of the Act.
std::string_view ina_of_usc(std::string_view usc);

// A section of Title 8, of the Act or of another statute ("1373").
bool is_title_8_section(std::string_view usc);

// A part of Title 8 of the Code of Federal Regulations: "1003", "274a".
bool is_8_cfr_part(std::string_view part);

}  // namespace law
