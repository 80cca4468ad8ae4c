// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/listening.h"

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/Net/SocketAddress.h>

#include <algorithm>
#include <stdexcept>

namespace searcher::web {
namespace {

using Poco::Net::IPAddress;

// A name would be asked of the network.
IPAddress address_of(const std::string& host) {
  if (host == "::") return IPAddress(IPAddress::IPv6);  // tryParse takes it for a mistake
  IPAddress address;
  if (!IPAddress::tryParse(host == "localhost" ? "127.0.0.1" : host, address))
    throw std::runtime_error("\"" + host + "\" is no address to listen on. Use 127.0.0.1 or ::1.");
  return address;
}

// With the brackets that an address of version 6 has in front of a port.
std::string written(const std::string& host) { return host.find(':') == std::string::npos ? host : "[" + host + "]"; }

// "name:8443" and "[::1]:8443" have one; "name" and "[::1]" have none.
bool has_port(const std::string& name) {
  const std::size_t colon = name.rfind(':');
  return colon != std::string::npos && name.find(']', colon) == std::string::npos;
}

bool has_tls(const Options& options) { return !options.guard.certificate.empty(); }
bool has_password(const Options& options) { return !options.guard.password_file.empty(); }
bool has_proxy(const Options& options) { return !options.guard.proxy.empty(); }

// What goes together wherever it listens.
void check_guard(const Guard& guard) {
  if (guard.certificate.empty() != guard.key.empty())
    throw std::runtime_error("--tls-certificate and --tls-key go together.");
  IPAddress proxy;
  if (!guard.proxy.empty() && !IPAddress::tryParse(guard.proxy, proxy))
    throw std::runtime_error("--behind-proxy wants the address the proxy connects from, such as 127.0.0.1.");
  if (guard.proxy_asks && guard.proxy.empty())
    throw std::runtime_error("--login proxy wants --behind-proxy ADDRESS: only a proxy can ask instead of the page.");
  if (guard.proxy_asks && !guard.password_file.empty())
    throw std::runtime_error(
        "--login proxy and --password-file exclude each other: either the proxy asks or the page.");
  if (!guard.proxy.empty() && !guard.proxy_asks && guard.password_file.empty())
    throw std::runtime_error(
        "Behind a proxy the page wants a password: --password-file FILE (searcher password FILE makes one). Where the "
        "proxy itself lets in only who may read the library, say so: --login proxy.");
}

}  // namespace

void check(const Options& options) {
  const IPAddress address = address_of(options.host);
  check_guard(options.guard);
  if (!address.isLoopback() && !has_proxy(options) && !(has_tls(options) && has_password(options)))
    throw std::runtime_error(
        "Listening on " + options.host +
        " is refused: others could read the library, and what its readers ask. Beyond this machine the page wants a "
        "certificate and a password: --tls-certificate FILE --tls-key FILE --password-file FILE (searcher password "
        "FILE "
        "makes one), or a proxy in front that has the certificate: --behind-proxy ADDRESS. For this machine alone use "
        "127.0.0.1 or ::1.");
  if (address.isWildcard() && options.names.empty())
    throw std::runtime_error("Listening on every address wants --name NAME: what people type to reach this machine.");
  if (on_loopback(options)) check(options.allowed);
}

Poco::Net::ServerSocket listen_on(const Options& options) {
  try {
    return Poco::Net::ServerSocket(Poco::Net::SocketAddress(address_of(options.host), options.port));
  } catch (const Poco::Exception& error) {
    throw std::runtime_error("Listening on " + options.host + ", port " + std::to_string(options.port) +
                             " failed: " + error.displayText() + ". Choose another with --port.");
  }
}

bool on_loopback(const Options& options) { return address_of(options.host).isLoopback(); }

bool by_https(const Options& options) { return has_tls(options) || has_proxy(options); }

std::vector<std::string> hosts_of(const Options& options, std::uint16_t port) {
  std::vector<std::string> names{"127.0.0.1", "localhost", "[::1]"};
  if (!address_of(options.host).isWildcard()) names.push_back(written(options.host));
  names.insert(names.end(), options.names.begin(), options.names.end());
  std::vector<std::string> hosts;
  for (std::string& name : names) {
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (has_port(name)) {
      hosts.push_back(name);
      continue;
    }
    hosts.push_back(name + ":" + std::to_string(port));
    // Before a proxy the port is the proxy's, and its scheme's own unless the name says otherwise.
    if (port == (has_tls(options) ? 443 : 80) || has_proxy(options)) hosts.push_back(name);
  }
  return hosts;
}

std::string shown_address(const Options& options, std::uint16_t port) {
  const bool wildcard = address_of(options.host).isWildcard();
  std::string name = wildcard ? options.names.front() : written(options.host);
  if (!has_port(name)) name += ":" + std::to_string(port);
  return (has_tls(options) ? "https://" : "http://") + name + "/";
}

}  // namespace searcher::web
