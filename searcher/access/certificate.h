// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate of the page, and the TLS it is used for.
#pragma once

#include <Poco/Net/Context.h>

#include <filesystem>
#include <string>

namespace searcher::access {

inline constexpr int days_of_warning = 30;

// TLS 1.2 and 1.3 with forward secrecy, without compression, renegotiation and resumption. `certificate` is a PEM file
// with the page's own certificate first and those between it and its authority behind; `key` is its private key, PEM,
// without a passphrase; see read_secret_file for who may read it. Throws std::runtime_error, with what to do.
Poco::Net::Context::Ptr tls_context(const std::filesystem::path& certificate, const std::filesystem::path& key);

// A sentence for the person who runs the page, when its certificate ends within `days_of_warning` or has ended; else
// empty.
std::string expiry_warning(const Poco::Net::Context& context);

}  // namespace searcher::access
