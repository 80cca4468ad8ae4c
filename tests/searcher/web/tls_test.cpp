// SPDX-License-Identifier: GPL-3.0-or-later
// The page by https, to clients that behave and to clients that do not.
#include <Poco/Net/Context.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <atomic>
#include <thread>

#include "tests/searcher/access/certificates.h"
#include "tests/searcher/web/locked_page.h"

namespace {

using namespace searcher;
using Poco::Net::Context;
using Poco::Net::SecureStreamSocket;
using tests::body;
using tests::has_status;
using tests::header;
using tests::host_line;

class TlsPage : public tests::LockedPage {
 protected:
  static web::Options tls_options(const tests::TemporaryFolder& folder) {
    web::Options options = tests::with_password(folder);
    if (!tests::make_certificate(folder.path())) return options;
    options.guard.certificate = folder.path() / "page.pem";
    options.guard.key = folder.path() / "page.key";
    return options;
  }
  TlsPage() : LockedPage(tls_options) {}
  void SetUp() override {
    if (!std::filesystem::exists(folder_.path() / "page.pem")) GTEST_SKIP() << "there is no openssl program";
  }

  static Context::Ptr client_context() {
    Context::Params parameters;
    parameters.verificationMode = Context::VERIFY_NONE;
    return Context::Ptr(new Context(Context::TLS_CLIENT_USE, parameters));
  }

  SecureStreamSocket connected() const {
    return SecureStreamSocket(Poco::Net::SocketAddress("127.0.0.1", server_.port()), client_context());
  }

  static void send(SecureStreamSocket& socket, const std::string& text) {
    for (std::size_t at = 0; at < text.size();)
      at += static_cast<std::size_t>(socket.sendBytes(text.data() + at, static_cast<int>(text.size() - at)));
  }

  // Everything until the server ends, which it has to say in TLS: else whoever cuts the line could shorten an answer.
  static std::string read_to_end(SecureStreamSocket& socket) {
    std::string all;
    std::string part(65536, '\0');
    for (;;) {
      const int got = socket.receiveBytes(part.data(), static_cast<int>(part.size()));
      if (got <= 0) return all;
      all.append(part, 0, static_cast<std::size_t>(got));
    }
  }

  std::string ask(const std::string& target, const std::string& headers = "", const std::string& form = "") const {
    SecureStreamSocket socket = connected();
    const std::string length = form.empty() ? ""
                                            : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                                                  std::to_string(form.size()) + "\r\n";
    send(socket, (form.empty() ? "GET " : "POST ") + target + " HTTP/1.1\r\n" + host_line(server_.port()) + headers +
                     "Connection: close\r\n" + length + "\r\n" + form);
    return read_to_end(socket);
  }
};

TEST_F(TlsPage, AnswersAndLogsIn) {
  EXPECT_TRUE(has_status(ask("/healthz"), 200));
  EXPECT_TRUE(has_status(ask("/library", "Accept: text/html\r\n"), 303));
  const std::string entered = ask("/login?to=%2Flibrary", "", "password=" + std::string(word_));
  EXPECT_TRUE(has_status(entered, 303)) << entered;
  EXPECT_EQ(header(entered, "Location"), "/library");
  const std::string cookie = header(entered, "Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("__Host-session-" + std::to_string(server_.port()) + "=")) << cookie;
  EXPECT_TRUE(cookie.ends_with("; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure")) << cookie;
  EXPECT_TRUE(has_status(ask("/library", "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n"), 200));
  document_at("library/a.txt");
  EXPECT_NE(ask("/documents/0f3a/quote", right_).find("https://127.0.0.1:"), std::string::npos);
}

TEST_F(TlsPage, ItsOwnOriginIsHttps) {
  const std::string host = "://127.0.0.1:" + std::to_string(server_.port()) + "\r\n";
  const std::string right = "password=" + std::string(word_);
  EXPECT_TRUE(has_status(ask("/login", "Origin: https" + host, right), 303));
  EXPECT_TRUE(has_status(ask("/login", "Origin: http" + host, right), 403));
}

TEST_F(TlsPage, AConnectionIsKeptForTheNextRequest) {
  SecureStreamSocket socket = connected();
  const std::string request = "GET /healthz HTTP/1.1\r\n" + host_line(server_.port());
  char part[4096];
  for (int i = 0; i < 20; ++i) {
    send(socket, request + "\r\n");
    const int got = socket.receiveBytes(part, sizeof part);
    ASSERT_GT(got, 0);
    EXPECT_TRUE(has_status(std::string(part, static_cast<std::size_t>(got)), 200)) << i;
  }
  send(socket, request + "Connection: close\r\n\r\n");
  EXPECT_TRUE(has_status(read_to_end(socket), 200));
}

// One record of TLS may hold more than is read at once, and a head may come in many records.
TEST_F(TlsPage, RecordsAndReadsDoNotHaveToMatch) {
  const std::string long_head = "GET /healthz HTTP/1.1\r\n" + host_line(server_.port()) +
                                "Connection: close\r\nX-Long: " + std::string(7500, 'x') + "\r\n\r\n";
  SecureStreamSocket whole = connected();
  send(whole, long_head);
  EXPECT_TRUE(has_status(read_to_end(whole), 200));
  SecureStreamSocket bytes = connected();
  for (const char c : "GET /healthz HTTP/1.1\r\n" + host_line(server_.port()) + "Connection: close\r\n\r\n")
    send(bytes, std::string(1, c));
  EXPECT_TRUE(has_status(read_to_end(bytes), 200));
  SecureStreamSocket endless = connected();
  for (int i = 0; i < 8; ++i) send(endless, i == 0 ? "GET / HTTP/1.1\r\n" : "X: " + std::string(2000, 'x') + "\r\n");
  EXPECT_TRUE(has_status(read_to_end(endless), 431));
}

TEST_F(TlsPage, ALargeFileComesWhole) {
  std::string content = "%PDF-1.4 ";
  for (int i = 0; content.size() < 20'000'000; ++i) content += std::to_string(i) + " ";
  folder_.write("library/a.pdf", content);
  document_at("library/a.pdf");
  const std::string answer = ask("/documents/1/original", right_);
  EXPECT_TRUE(has_status(answer, 200));
  EXPECT_TRUE(body(answer) == content) << body(answer).size();
}

TEST_F(TlsPage, PlainHttpIsRefused) {
  const std::string answer = get("/healthz");
  EXPECT_TRUE(has_status(answer, 421)) << answer;
  EXPECT_EQ(header(answer, "Connection"), "close");
  const std::string guess = post("/login", "password=" + std::string(word_));
  EXPECT_TRUE(has_status(guess, 421)) << "a password in the clear is not even looked at";
  EXPECT_TRUE(header(guess, "Set-Cookie").empty());
}

TEST_F(TlsPage, OldProtocolsAreRefused) {
  const auto shakes_hands = [&](int least, int most, const char* ciphers) {
    const Context::Ptr base = client_context();
    Context::Ptr context = base;
    SSL_CTX* tls = context->sslContext();
    SSL_CTX_set_security_level(tls, 0);  // so that it is the server that refuses
    SSL_CTX_clear_options(tls, SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1);
    SSL_CTX_set_min_proto_version(tls, least);
    SSL_CTX_set_max_proto_version(tls, most);
    EXPECT_EQ(SSL_CTX_set_cipher_list(tls, ciphers), 1) << ciphers;
    try {
      SecureStreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", server_.port()), context);
      return socket.completeHandshake() == 1;
    } catch (const Poco::Exception&) {
      return false;
    }
  };
  EXPECT_TRUE(shakes_hands(TLS1_2_VERSION, TLS1_2_VERSION, "ALL"));
  EXPECT_TRUE(shakes_hands(TLS1_3_VERSION, TLS1_3_VERSION, "ALL"));
  EXPECT_TRUE(shakes_hands(TLS1_VERSION, TLS1_2_VERSION, "ALL"));
  EXPECT_FALSE(shakes_hands(TLS1_1_VERSION, TLS1_1_VERSION, "ALL:@SECLEVEL=0"));
  EXPECT_FALSE(shakes_hands(TLS1_VERSION, TLS1_VERSION, "ALL:@SECLEVEL=0"));
  for (const char* weak : {"AES128-SHA", "AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA", "aNULL:@SECLEVEL=0"})
    EXPECT_FALSE(shakes_hands(TLS1_2_VERSION, TLS1_2_VERSION, weak)) << weak;
}

TEST_F(TlsPage, HandshakesThatNeverEndAreClosed) {
  const tests::Client silent(server_.port());
  const tests::Client half(server_.port());
  half.send(std::string("\x16\x03\x01\x02\x00\x01\x00", 7));
  const tests::Client drip(server_.port());
  std::atomic<bool> closed = false;
  drip.send("\x16");
  std::thread dripping([&] {
    const std::string more = std::string("\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 10) + std::string(400, 'x');
    for (std::size_t i = 0; i < more.size() && !closed; ++i) {
      drip.send(more.substr(i, 1));
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  });
  for (const tests::Client* client : {&silent, &half, &drip})
    EXPECT_EQ(client->read_to_end().find("<still open>"), std::string::npos);
  closed = true;
  dripping.join();
  EXPECT_TRUE(has_status(ask("/healthz"), 200));
}

TEST_F(TlsPage, NonsenseHarmsNobody) {
  for (int i = 0; i < 100; ++i) {
    const tests::Client client(server_.port());
    client.send("\x16\x03\x01" + std::string(static_cast<std::size_t>(i * 7), static_cast<char>(i * 31)));
    if (i % 3 == 0) client.read_some(10, 0);
    if (i % 10 == 0) {
      EXPECT_TRUE(has_status(ask("/healthz"), 200)) << i;
    }
  }
  for (int i = 0; i < 20; ++i) {  // a handshake, and gone
    SecureStreamSocket socket = connected();
    send(socket, "GET /");
    socket.close();
  }
  EXPECT_TRUE(has_status(ask("/healthz"), 200));
}

TEST_F(TlsPage, HalfOpenHandshakesStopNobody) {
  std::vector<std::unique_ptr<tests::Client>> slow;
  for (int i = 0; i < 150; ++i) {
    slow.push_back(std::make_unique<tests::Client>(server_.port()));
    ASSERT_TRUE(slow.back()->connected());
    slow.back()->send("\x16\x03\x01");
    if (i % 25 == 0) {
      EXPECT_TRUE(has_status(ask("/healthz"), 200)) << i;
    }
  }
  EXPECT_TRUE(has_status(ask("/healthz"), 200));
}

TEST_F(TlsPage, AnAnswerNobodyTakesIsGivenUp) {
  folder_.write("library/a.pdf", "%PDF-1.4 " + std::string(30'000'000, 'x'));
  document_at("library/a.pdf");
  for (int i = 0; i < 30; ++i) {
    SecureStreamSocket socket = connected();
    send(socket, "GET /documents/1/original HTTP/1.1\r\n" + host_line(server_.port()) + right_ + "\r\n");
    char part[100];
    if (i % 2 == 0) socket.receiveBytes(part, sizeof part);
    socket.close();
  }
  EXPECT_TRUE(has_status(ask("/healthz"), 200));
}

}  // namespace
