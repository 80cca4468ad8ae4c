// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a page from the request for it: its language, its day and its own address.
#pragma once

#include <string>

#include "searcher/render/frame.h"
#include "searcher/web/request_head.h"

namespace searcher::web {

// The language is the one chosen in the address (ui=en, ui=es), else the one that the browser prefers
// (Accept-Language, RFC 9110 section 12.5.4), else English.
render::Frame frame_of(const RequestHead& request);

// The address asked for, written anew from what was read of it: nothing of it is as it was sent.
std::string address_of(const RequestHead& request);

// "http://127.0.0.1:8080", from the Host that was checked to be ours.
std::string site_of(const RequestHead& request);

}  // namespace searcher::web
