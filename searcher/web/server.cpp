// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/server.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnection.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

#include "searcher/access/attempts.h"
#include "searcher/access/certificate.h"
#include "searcher/access/password.h"
#include "searcher/render/words.h"
#include "searcher/web/connection.h"
#include "searcher/web/door.h"
#include "searcher/web/listening.h"
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

  void note(const std::string& what) {
    const std::lock_guard lock(mutex_);
    err_ << "searcher: " << render::printable(what) << std::endl;
  }

 private:
  std::mutex mutex_;
  std::ostream& err_;
  std::uint64_t failures_ = 0;
};

// Every setting is looked at before anything listens.
const Options& checked(const Options& options) {
  check(options);
  return options;
}

// On a loopback address everybody can have as many addresses as they like, and a proxy has one for all.
std::size_t most_each(const Options& options) {
  const bool each_has_one = !on_loopback(options) && options.guard.proxy.empty();
  return static_cast<std::size_t>(each_has_one ? options.connections_each : options.connections);
}

Poco::Net::Context::Ptr tls_of(const Guard& guard, std::ostream& err) {
  if (guard.certificate.empty()) return {};
  Poco::Net::Context::Ptr context = access::tls_context(guard.certificate, guard.key);
  const std::string warning = access::expiry_warning(*context);
  if (!warning.empty()) err << "searcher: " << guard.certificate.string() << ": " << warning << std::endl;
  return context;
}

}  // namespace

class Server::Impl {
 public:
  Impl(const Options& options, Answers answers, std::ostream& err)
      : options_(checked(options)),
        answers_(std::move(answers)),
        failures_(err),
        turns_(std::max(1U, std::thread::hardware_concurrency()), static_cast<std::size_t>(options.connections)),
        connections_(static_cast<std::size_t>(options.connections), most_each(options)),
        password_(options.guard.password_file.empty() ? "" : access::read_password_hash(options.guard.password_file)),
        tls_(tls_of(options.guard, err)),
        socket_(listen_on(options)),
        service_{[this](const RequestHead& request) {
                   const auto begin = std::chrono::steady_clock::now();
                   Response response = answer(
                       answers_, request, [this](const std::string& what) { return failures_.add(what); }, turns_);
                   metrics_.add(response.status, std::chrono::steady_clock::now() - begin);
                   return response;
                 },
                 refusal,
                 hosts_of(options, socket_.address().port()),
                 [this](const Poco::Net::StreamSocket& socket) { return knows(socket); },
                 connections_,
                 tls_,
                 by_https(options),
                 !password_.empty(),
                 !options.guard.proxy.empty()},
        threads_(2, options.connections + closing) {
    answers_.metrics = [this] { return metrics_.text(); };
    if (!password_.empty())
      answers_.door = std::make_shared<Door>(password_, by_https(options), port(),
                                             [this](const std::string& what) { failures_.note(what); });
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
  std::uint64_t answers() const { return metrics_.answers(); }

 private:
  // A proxy's word for whom it asks is worth something only when nobody else can connect as the proxy.
  bool knows(const Poco::Net::StreamSocket& socket) const {
    const std::string& proxy = options_.guard.proxy;
    if (!proxy.empty() && access::one_caller(socket.peerAddress().host().toString()) != access::one_caller(proxy))
      return false;
    if (!on_loopback(options_) || options_.allowed.who == Allowed::Who::anybody) return true;
    const auto owner = owner_of(socket.peerAddress(), socket.address());
    return owner && admits(options_.allowed, *owner, geteuid());
  }

  const Options options_;
  Answers answers_;
  Metrics metrics_;
  FailureLog failures_;
  Turns turns_;  // as many at once as the machine has processors
  Connections connections_;
  const std::string password_;  // its hash
  const Poco::Net::Context::Ptr tls_;
  Poco::Net::ServerSocket socket_;
  Service service_;
  Poco::ThreadPool threads_;
  std::unique_ptr<Poco::Net::TCPServer> server_;
};

Server::Server(const Options& options, Answers answers, std::ostream& err)
    : impl_(std::make_unique<Impl>(options, std::move(answers), err)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->port(); }
std::uint64_t Server::answers() const { return impl_->answers(); }

namespace {

// After many questions at once much memory lies about free; when nobody has asked for some seconds it is given back.
void wait_for(const sigset_t& ends, const Server& server) {
  constexpr timespec a_while{2, 0};
  std::uint64_t before = 0;
  std::uint64_t given_back = 0;
  while (sigtimedwait(&ends, nullptr, &a_while) < 0) {
    const std::uint64_t answers = server.answers();
    if (answers == before && answers != given_back) {
      malloc_trim(0);
      given_back = answers;
    }
    before = answers;
  }
}

}  // namespace

int serve(const Options& options, const Answers& answers, std::ostream& err) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  signal(SIGPIPE, SIG_IGN);
  // Of the many threads only so many work at once; a heap for each of them would only hold more memory.
  mallopt(M_ARENA_MAX, static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
  const Server server(options, answers, err);
  err << (options.guard.proxy.empty() ? "The page is at " : "For the proxy the page is at ")
      << shown_address(options, server.port()) << " (Ctrl-C ends it)" << std::endl;
  wait_for(ends, server);
  return 0;
}

}  // namespace searcher::web
