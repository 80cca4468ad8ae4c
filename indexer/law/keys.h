// SPDX-License-Identifier: GPL-3.0-or-later
// How the keys of each family are shown, and what stands above them. `rest` is a key without its family's prefix.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace law {

std::string display_act(std::string_view rest);
std::string display_code(std::string_view rest);
std::string display_regulation(std::string_view rest);
std::string display_register(std::string_view rest);
std::string display_register_document(std::string_view rest);
std::string display_rin(std::string_view rest);
std::string display_interim_decision(std::string_view rest);
std::string display_precedent(std::string_view rest);
std::string display_matter(std::string_view rest);
std::string display_appeal(std::string_view rest);
std::string display_reporter(std::string_view rest);
std::string display_docket(std::string_view rest);
std::string display_public_law(std::string_view rest);
std::string display_statutes_at_large(std::string_view rest);
std::string display_order(std::string_view rest);
std::string display_proclamation(std::string_view rest);
std::string display_uscis_memo(std::string_view rest);
std::string display_policy_alert(std::string_view rest);
std::string display_eoir_memo(std::string_view rest);
std::string display_ice_directive(std::string_view rest);
std::string display_cbp_directive(std::string_view rest);
std::string display_dhs_memo(std::string_view rest);
std::string display_delegation(std::string_view rest);
std::string display_file_code(std::string_view rest);
std::string display_aila(std::string_view rest);
std::string display_field_manual_update(std::string_view rest);
std::string display_field_manual(std::string_view rest);
std::string display_policy_manual(std::string_view rest);
std::string display_foreign_affairs(std::string_view rest);
std::string display_court_manual(std::string_view rest);
std::string display_board_manual(std::string_view rest);
std::string display_eoir_manual(std::string_view rest);
std::string display_operations_instruction(std::string_view rest);
std::string display_form(std::string_view rest);

// Nearest first, each without the prefix, the key itself not among them. `rest` is used up.
void no_ancestors(std::string& rest, std::vector<std::string>& above);
void ancestors_of_path(std::string& rest, std::vector<std::string>& above);             // 212/a/9 -> 212/a, 212
void ancestors_of_regulation(std::string& rest, std::vector<std::string>& above);       // 8:1003.18/c -> ..., 8:1003
void ancestors_of_chapter(std::string& rest, std::vector<std::string>& above);          // 40.9.2/a -> ..., 40.9, 40
void ancestors_of_foreign_affairs(std::string& rest, std::vector<std::string>& above);  // 9:302.9-4 -> 9:302.9, 9:302
void ancestors_of_docket(std::string& rest, std::vector<std::string>& above);           // 1:25-cv-03962 -> 25-cv-03962
void ancestors_of_file_code(std::string& rest, std::vector<std::string>& above);        // domo:70/21.1 -> 70/21.1

}  // namespace law
