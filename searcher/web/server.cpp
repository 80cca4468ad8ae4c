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
#include <Poco/Timespan.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "searcher/web/request_head.h"
#include "searcher/web/response.h"
#include "searcher/web/routes.h"

namespace searcher::web {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto head_deadline = std::chrono::seconds(5);  // from accept, or from the request before, to a whole head
constexpr auto idle_deadline = std::chrono::seconds(2);  // of a kept connection, for the first byte of its next request
constexpr auto send_deadline = std::chrono::seconds(10);  // to take a whole answer

Poco::Timespan left(Clock::time_point deadline) {
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(deadline - Clock::now()).count();
  return {std::max<Poco::Timespan::TimeDiff>(microseconds, 0)};
}

// One connection: heads are read into a bounded buffer before an absolute deadline, whatever trickles in.
class Connection : public Poco::Net::TCPServerConnection {
 public:
  Connection(const Poco::Net::StreamSocket& socket, const Answers& answers, const std::vector<std::string>& hosts)
      : TCPServerConnection(socket), answers_(answers), hosts_(hosts) {}

  void run() override {
    try {
      bool first = true;
      while (serve_one(first)) first = false;
      socket().shutdown();
    } catch (const Poco::Exception&) {
      // The other side is gone; there is nobody to tell.
    }
  }

 private:
  // True when the connection stays open for another request.
  bool serve_one(bool first) {
    std::string head;
    if (!receive_head(head, first)) return false;
    const Parsed parsed = parse_head(head, hosts_);
    const bool close = parsed.status != 0 || !parsed.head.keep_alive || !pending_.empty();
    Response response = parsed.status != 0 ? error_response(parsed.status, "This request is not understood.", false)
                                           : answer(answers_, parsed.head);
    if (parsed.status != 0) drain();
    send(response, parsed.head.head_only, close);
    return !close;
  }

  bool receive_head(std::string& head, bool first) {
    const auto start = Clock::now();
    const auto deadline = start + head_deadline;
    head = std::move(pending_);
    pending_.clear();
    for (;;) {
      const std::size_t end = head.find("\r\n\r\n");
      if (end != std::string::npos) {
        pending_ = head.substr(end + 4);
        head.resize(end + 4);
        return true;
      }
      if (head.size() > largest_head) return refuse(431);
      const bool idle = head.empty() && !first;
      const auto until = idle ? start + idle_deadline : deadline;
      if (!socket().poll(left(until), Poco::Net::Socket::SELECT_READ)) return head.empty() ? false : refuse(408);
      char part[2048];
      const int got = socket().receiveBytes(part, sizeof part);
      if (got <= 0) return false;
      head.append(part, static_cast<std::size_t>(got));
    }
  }

  bool refuse(int status) {
    drain();
    send(error_response(status, "This request is not understood.", false), false, true);
    return false;
  }

  // What is left unread would make the kernel reset the connection and lose the answer.
  void drain() {
    char part[4096];
    for (int rounds = 0; rounds < 16 && socket().poll(Poco::Timespan(0), Poco::Net::Socket::SELECT_READ); ++rounds)
      if (socket().receiveBytes(part, sizeof part) <= 0) return;
  }

  void send(const Response& response, bool head_only, bool close) {
    send_all(head_of(response, close));
    if (!head_only) send_all(response.body);
  }

  void send_all(const std::string& bytes) {
    const auto deadline = Clock::now() + send_deadline;
    socket().setBlocking(false);
    for (std::size_t done = 0; done < bytes.size();) {
      if (!socket().poll(left(deadline), Poco::Net::Socket::SELECT_WRITE)) throw Poco::TimeoutException();
      const int sent = socket().sendBytes(bytes.data() + done,
                                          static_cast<int>(std::min<std::size_t>(bytes.size() - done, 1 << 20)));
      if (sent > 0) done += static_cast<std::size_t>(sent);
    }
    socket().setBlocking(true);
  }

  const Answers& answers_;
  const std::vector<std::string>& hosts_;
  std::string pending_;  // of the next request
};

class Factory : public Poco::Net::TCPServerConnectionFactory {
 public:
  Factory(const Answers& answers, const std::vector<std::string>& hosts) : answers_(answers), hosts_(hosts) {}
  Poco::Net::TCPServerConnection* createConnection(const Poco::Net::StreamSocket& socket) override {
    return new Connection(socket, answers_, hosts_);
  }

 private:
  const Answers& answers_;
  const std::vector<std::string>& hosts_;
};

Poco::Net::ServerSocket listen_on(const Options& options) {
  try {
    const Poco::Net::SocketAddress address(options.host == "localhost" ? "127.0.0.1" : options.host, options.port);
    if (!address.host().isLoopback())
      throw std::runtime_error(
          "Only a loopback address (127.0.0.1, ::1) can be listened on: what the library holds is "
          "confidential, and this page asks for no password.");
    return Poco::Net::ServerSocket(address);
  } catch (const Poco::Exception& error) {
    throw std::runtime_error("Listening on " + options.host + ", port " + std::to_string(options.port) +
                             " failed: " + error.displayText() + ". Choose another with --port.");
  }
}

}  // namespace

class Server::Impl {
 public:
  Impl(const Options& options, Answers answers)
      : answers_(std::move(answers)), threads_(2, options.connections), socket_(listen_on(options)) {
    const std::string port = ":" + std::to_string(socket_.address().port());
    for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) hosts_.push_back(name + port);
    auto* parameters = new Poco::Net::TCPServerParams;  // the server takes it
    parameters->setMaxThreads(options.connections);
    parameters->setMaxQueued(options.connections);
    server_ = std::make_unique<Poco::Net::TCPServer>(new Factory(answers_, hosts_), threads_, socket_, parameters);
    server_->start();
  }
  ~Impl() {
    server_->stop();
    threads_.joinAll();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::uint16_t port() const { return socket_.address().port(); }

 private:
  Answers answers_;
  std::vector<std::string> hosts_;
  Poco::ThreadPool threads_;
  Poco::Net::ServerSocket socket_;
  std::unique_ptr<Poco::Net::TCPServer> server_;
};

Server::Server(const Options& options, Answers answers) : impl_(std::make_unique<Impl>(options, std::move(answers))) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->port(); }

int serve(const Options& options, Answers answers, std::ostream& err) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  signal(SIGPIPE, SIG_IGN);
  const Server server(options, std::move(answers));
  err << "The page is at http://"
      << (options.host.find(':') != std::string::npos ? "[" + options.host + "]" : options.host) << ":" << server.port()
      << "/ (Ctrl-C ends it)" << std::endl;
  int received = 0;
  sigwait(&ends, &received);
  return 0;
}

}  // namespace searcher::web
