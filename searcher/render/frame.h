// SPDX-License-Identifier: GPL-3.0-or-later
// What every page needs to know of the request it answers.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "searcher/render/messages.h"

namespace searcher::render {

struct Frame {
  Tongue tongue = Tongue::english;
  bool chosen = false;        // by the person, in the address: links keep it
  std::string address = "/";  // of this page, without the choice of the tongue
  std::string today{};        // ISO day, of the person at the keyboard; empty = not known
  std::string feed{};         // address of the same search as an Atom feed; empty = none
  bool session = false;       // the person has logged in, and can log out
  bool closed = false;        // to somebody who has not: the page links to nothing that is not for them

  std::string say(Message message, std::initializer_list<std::string_view> values = {}) const {
    return render::say(tongue, message, values);
  }
};

// ` href="ADDRESS"`, escaped, with the chosen tongue added in front of a "#".
std::string href(const Frame& frame, std::string_view address);

// <a href="ADDRESS">text</a>; the text is not escaped yet.
std::string link(const Frame& frame, std::string_view address, std::string_view text);

// Another part's sentence, escaped: translated, or else in English and marked so.
std::string told(const Frame& frame, std::string_view english);

// The same of several with "; " between them.
std::string told_list(const Frame& frame, std::string_view english);

}  // namespace searcher::render
