// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/server.h"

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnection.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "searcher/render/words.h"
#include "searcher/web/connection.h"
#include "searcher/web/metrics.h"
#include "searcher/web/routes.h"
#include "searcher/web/turns.h"

namespace searcher::web {
namespace {

constexpr int closing = 32;          // threads for connections that made room and are just ending
constexpr int longest_queue = 1024;  // accepted and not yet taken by a thread; the register is what limits them

class Accepted : public Poco::Net::TCPServerConnectionFilter {
 public:
  explicit Accepted(Connections& connections) : connections_(connections) {}
  bool accept(const Poco::Net::StreamSocket& socket) override { return connections_.admit(socket); }

 private:
  Connections& connections_;
};

class Served : public Poco::Net::TCPServerConnection {
 public:
  Served(const Poco::Net::StreamSocket& socket, const Service& service)
      : TCPServerConnection(socket), service_(service) {}
  void run() override { serve_connection(socket(), service_); }

 private:
  const Service& service_;
};

class Factory : public Poco::Net::TCPServerConnectionFactory {
 public:
  explicit Factory(const Service& service) : service_(service) {}
  Poco::Net::TCPServerConnection* createConnection(const Poco::Net::StreamSocket& socket) override {
    return new Served(socket, service_);
  }

 private:
  const Service& service_;
};

// Tells failures one at a time and numbers them.
class FailureLog {
 public:
  explicit FailureLog(std::ostream& err) : err_(err) {}
  std::uint64_t add(const std::string& what) {
    const std::lock_guard lock(mutex_);
    err_ << "searcher: failure " << ++failures_ << " while answering: " << render::printable(what) << std::endl;
    return failures_;
  }

 private:
  std::mutex mutex_;
  std::ostream& err_;
  std::uint64_t failures_ = 0;
};

Poco::Net::ServerSocket listen_on(const Options& options) {
  Poco::Net::IPAddress address;
  const std::string host = options.host == "localhost" ? "127.0.0.1" : options.host;
  if (!Poco::Net::IPAddress::tryParse(host, address))  // a name would be asked of the network
    throw std::runtime_error("\"" + options.host + "\" is no address to listen on. Use 127.0.0.1 or ::1.");
  if (!address.isLoopback())
    throw std::runtime_error("Listening on " + options.host +
                             " is refused: others could read the library, and this page asks for no password. Use "
                             "127.0.0.1 or ::1.");
  try {
    return Poco::Net::ServerSocket(Poco::Net::SocketAddress(address, options.port));
  } catch (const Poco::Exception& error) {
    throw std::runtime_error("Listening on " + options.host + ", port " + std::to_string(options.port) +
                             " failed: " + error.displayText() + ". Choose another with --port.");
  }
}

// What browsers send in Host; they leave out the port of HTTP itself.
std::vector<std::string> hosts_of(const Options& options, std::uint16_t port) {
  std::vector<std::string> names{"127.0.0.1", "localhost", "[::1]"};
  names.push_back(options.host.find(':') == std::string::npos ? options.host : "[" + options.host + "]");
  names.insert(names.end(), options.names.begin(), options.names.end());
  std::vector<std::string> hosts;
  for (std::string& name : names) {
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    hosts.push_back(name + ":" + std::to_string(port));
    if (port == 80) hosts.push_back(name);
  }
  return hosts;
}

}  // namespace

class Server::Impl {
 public:
  Impl(const Options& options, Answers answers, std::ostream& err)
      : answers_(std::move(answers)),
        failures_(err),
        turns_(std::max(1U, std::thread::hardware_concurrency()), static_cast<std::size_t>(options.connections)),
        connections_(static_cast<std::size_t>(options.connections)),
        socket_(listen_on(options)),
        service_{[this](const RequestHead& request) {
                   const auto begin = std::chrono::steady_clock::now();
                   Response response = answer(
                       answers_, request, [this](const std::string& what) { return failures_.add(what); }, turns_);
                   metrics_.add(response.status, std::chrono::steady_clock::now() - begin);
                   return response;
                 },
                 refusal, hosts_of(options, socket_.address().port()),
                 [this](const Poco::Net::StreamSocket& socket) { return knows(socket); }, connections_},
        allowed_(options.allowed),
        threads_(2, options.connections + closing) {
    answers_.metrics = [this] { return metrics_.text(); };
    check(options.allowed);
    auto* parameters = new Poco::Net::TCPServerParams;  // the server takes it
    parameters->setMaxThreads(options.connections + closing);
    parameters->setMaxQueued(longest_queue);
    server_ = std::make_unique<Poco::Net::TCPServer>(new Factory(service_), threads_, socket_, parameters);
    server_->setConnectionFilter(new Accepted(connections_));
    server_->start();
  }
  ~Impl() {
    server_->stop();
    connections_.end();
    threads_.joinAll();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::uint16_t port() const { return socket_.address().port(); }

 private:
  bool knows(const Poco::Net::StreamSocket& socket) const {
    if (allowed_.who == Allowed::Who::anybody) return true;
    const auto owner = owner_of(socket.peerAddress(), socket.address());
    return owner && admits(allowed_, *owner, geteuid());
  }

  Answers answers_;
  Metrics metrics_;
  FailureLog failures_;
  Turns turns_;  // as many at once as the machine has processors
  Connections connections_;
  Poco::Net::ServerSocket socket_;
  Service service_;
  const Allowed allowed_;
  Poco::ThreadPool threads_;
  std::unique_ptr<Poco::Net::TCPServer> server_;
};

Server::Server(const Options& options, Answers answers, std::ostream& err)
    : impl_(std::make_unique<Impl>(options, std::move(answers), err)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->port(); }

int serve(const Options& options, const Answers& answers, std::ostream& err) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  signal(SIGPIPE, SIG_IGN);
  const Server server(options, answers, err);
  const bool six = options.host.find(':') != std::string::npos;
  err << "The page is at http://" << (six ? "[" + options.host + "]" : options.host) << ":" << server.port()
      << "/ (Ctrl-C ends it)" << std::endl;
  int received = 0;
  sigwait(&ends, &received);
  return 0;
}

}  // namespace searcher::web
