// SPDX-License-Identifier: GPL-3.0-or-later
// Which law a section number belongs to, and the key of a section in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/law/matchers.h"
#include "indexer/law/sections.h"

namespace law {

struct Law {
  enum Kind {
    unknown,
    act,         // Immigration and Nationality Act
    code,        // a title of the United States Code, in `name`
    regulation,  // a title of the Code of Federal Regulations, in `name`
    public_law,  // its number, "104-208", in `name`
    other,       // a law that has no keys here
  };
  Kind kind = unknown;
  std::string name;
};

// The key of a section; nothing when the law has no such section.
std::optional<std::string> key_of(const Law& law, const Section& section);

// Adds the sections of one list; its first element begins at `begin`, its last ends at `end`.
void add_sections(const Law& law, std::vector<Section>& sections, std::uint32_t begin, std::uint32_t end, Found& found);

// The number of a title of the Code or of the regulations, 1 to 54, without leading zeros.
std::optional<std::string> title_number(const Reader& r, std::size_t at);

// "INA", "I.N.A.", "Immigration and Nationality Act (INA)", "Ley de Inmigración y Nacionalidad".
std::size_t read_name_of_act(const Reader& r, std::size_t at);

// "IIRIRA", "REAL ID Act of 2005", "Pub. L. No. 104-208": into `number` the number of the public law.
std::size_t read_public_law(const Reader& r, std::size_t at, std::string& number);
std::size_t read_named_law(const Reader& r, std::size_t at, std::string& number);

// "of the Act", "of title 8, United States Code", "of the REAL ID Act", "de la Ley", "of the Penal Code". Returns `at`
// and leaves the law unknown when no law is named.
std::size_t read_law_after(const Reader& r, std::size_t at, const Found& found, Law& law);

}  // namespace law
