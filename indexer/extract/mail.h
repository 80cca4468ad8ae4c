// SPDX-License-Identifier: GPL-3.0-or-later
// Mail: single messages, mailboxes, and web pages saved as MHTML.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

// A message (EML): header and body as text, plain text preferred over HTML; attached files and messages as
// attachments. Pictures that only decorate the HTML are left out.
Extraction read_mail(std::string_view bytes);

// A mailbox (MBOX): every message an attachment "message 3 (2021-11-22) Subject.eml".
Extraction read_mailbox(std::string_view bytes);

// The page of a web archive (MHTML).
Extraction read_mhtml(std::string_view bytes);

// Loads the mail library and the character sets that headers come in. Safe to call more than once.
void warm_up_mail();

}  // namespace indexer::extract
