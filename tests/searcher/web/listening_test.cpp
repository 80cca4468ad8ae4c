// SPDX-License-Identifier: GPL-3.0-or-later
// Where the page may listen, what it wants for that, and the names it answers to.
#include "searcher/web/listening.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "searcher/access/secret_file.h"
#include "tests/searcher/access/certificates.h"
#include "tests/searcher/web/locked_page.h"

namespace {

using namespace searcher;
using tests::has_status;
using tests::header;
using web::Options;

Options options_with(const std::string& host, web::Guard guard, std::vector<std::string> names = {"policy.example"}) {
  Options options;
  options.host = host;
  options.port = 0;
  options.names = std::move(names);
  options.guard = std::move(guard);
  return options;
}

std::string objection(const Options& options) {
  try {
    web::check(options);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

const web::Guard tls_and_password{"page.pem", "page.key", "password", "", false};

TEST(Listening, BeyondThisMachineOnlyWithTlsAndAPassword) {
  for (const char* host : {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"}) {
    EXPECT_EQ(objection(options_with(host, tls_and_password)), "") << host;
    for (const web::Guard& guard :
         {web::Guard{}, web::Guard{"page.pem", "page.key", "", "", false}, web::Guard{"", "", "password", "", false}}) {
      const std::string told = objection(options_with(host, guard));
      for (const char* remedy : {"--tls-certificate", "--tls-key", "--password-file", "--behind-proxy", "127.0.0.1"})
        EXPECT_NE(told.find(remedy), std::string::npos) << host << ": " << told;
    }
  }
  for (const char* host : {"127.0.0.1", "127.0.0.2", "::1", "localhost"}) {
    EXPECT_EQ(objection(options_with(host, {}, {})), "") << host;
    EXPECT_EQ(objection(options_with(host, {"", "", "password", "", false}, {})), "") << host;
    EXPECT_EQ(objection(options_with(host, {"page.pem", "page.key", "", "", false}, {})), "") << host;
  }
}

TEST(Listening, BehindAProxyWantsAPasswordOrTheProxysWord) {
  for (const char* host : {"127.0.0.1", "192.0.2.1"}) {
    EXPECT_EQ(objection(options_with(host, {"", "", "password", "127.0.0.1", false})), "") << host;
    EXPECT_EQ(objection(options_with(host, {"", "", "", "192.0.2.9", true})), "") << host;
    EXPECT_NE(objection(options_with(host, {"", "", "", "127.0.0.1", false})).find("--login proxy"), std::string::npos);
  }
  EXPECT_NE(objection(options_with("127.0.0.1", {"", "", "", "", true})).find("--behind-proxy"), std::string::npos);
  EXPECT_NE(objection(options_with("127.0.0.1", {"", "", "password", "127.0.0.1", true})).find("exclude"),
            std::string::npos);
  EXPECT_NE(objection(options_with("127.0.0.1", {"", "", "password", "proxy.example", false})).find("address"),
            std::string::npos);
}

TEST(Listening, HalvesAreRefused) {
  EXPECT_NE(objection(options_with("127.0.0.1", {"page.pem", "", "", "", false})).find("go together"),
            std::string::npos);
  EXPECT_NE(objection(options_with("127.0.0.1", {"", "page.key", "", "", false})).find("go together"),
            std::string::npos);
  for (const char* host : {"0.0.0.0", "::"})
    EXPECT_NE(objection(options_with(host, tls_and_password, {})).find("--name"), std::string::npos) << host;
}

TEST(Listening, FilesAreLookedAtBeforeItListens) {
  const tests::TemporaryFolder folder;
  std::ostringstream err;
  Options options = tests::with_password(folder);
  std::filesystem::permissions(options.guard.password_file, std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
  EXPECT_THROW(web::Server(options, {}, err), std::runtime_error);
  options.guard.password_file = folder.path() / "none";
  EXPECT_THROW(web::Server(options, {}, err), std::runtime_error);
  options.guard.password_file.clear();
  options.guard.certificate = options.guard.key = folder.path() / "none";
  EXPECT_THROW(web::Server(options, {}, err), std::runtime_error);
}

TEST(Listening, ACertificateThatEndsSoonIsToldOf) {
  const tests::TemporaryFolder folder;
  if (!tests::make_certificate(folder.path(), 10)) GTEST_SKIP() << "there is no openssl program";
  std::ostringstream err;
  Options options;
  options.port = 0;
  options.guard.certificate = folder.path() / "page.pem";
  options.guard.key = folder.path() / "page.key";
  const web::Server server(options, {}, err);
  EXPECT_NE(err.str().find("page.pem: The certificate ends in "), std::string::npos) << err.str();
}

TEST(Listening, HostsAreWhatBrowsersSend) {
  const auto has = [](const Options& options, std::uint16_t port, const std::string& host) {
    const auto hosts = web::hosts_of(options, port);
    return std::find(hosts.begin(), hosts.end(), host) != hosts.end();
  };
  const Options open =
      options_with("0.0.0.0", tls_and_password, {"Policy.Example", "other.example:9000", "[2001:db8::5]"});
  EXPECT_TRUE(has(open, 8443, "policy.example:8443"));
  EXPECT_TRUE(has(open, 8443, "other.example:9000"));
  EXPECT_TRUE(has(open, 8443, "[2001:db8::5]:8443"));
  EXPECT_FALSE(has(open, 8443, "policy.example"));
  EXPECT_FALSE(has(open, 8443, "other.example:8443"));
  EXPECT_FALSE(has(open, 8443, "0.0.0.0:8443"));
  EXPECT_TRUE(has(open, 443, "policy.example"));
  EXPECT_FALSE(has(open, 80, "policy.example"));
  EXPECT_EQ(web::shown_address(open, 8443), "https://Policy.Example:8443/");
  const Options proxied = options_with("127.0.0.1", {"", "", "password", "127.0.0.1", false});
  EXPECT_TRUE(has(proxied, 8080, "policy.example"));
  EXPECT_TRUE(has(proxied, 8080, "policy.example:8080"));
  EXPECT_EQ(web::shown_address(proxied, 8080), "http://127.0.0.1:8080/");
  const Options plain = options_with("::1", {}, {});
  EXPECT_TRUE(has(plain, 80, "[::1]"));
  EXPECT_TRUE(has(plain, 8080, "[::1]:8080"));
  EXPECT_EQ(web::shown_address(plain, 8080), "http://[::1]:8080/");
}

class ProxiedPage : public tests::LockedPage {
 protected:
  explicit ProxiedPage(MakeOptions options =
                           [](const tests::TemporaryFolder& folder) {
                             Options made = tests::with_password(folder);
                             made.guard.proxy = "127.0.0.1";
                             made.names = {"policy.example"};
                             return made;
                           })
      : LockedPage(options) {}
};

TEST_F(ProxiedPage, TheLastAddressForwardedIsWhoGuesses) {
  for (int i = 0; i < 10; ++i)
    EXPECT_TRUE(has_status(
        post("/login", "password=guess", "X-Forwarded-For: 203.0.113." + std::to_string(i) + ", 192.0.2.1\r\n"), 403));
  EXPECT_TRUE(has_status(post("/login", "password=guess", "X-Forwarded-For: 203.0.113.99, 192.0.2.1\r\n"), 429));
  EXPECT_TRUE(has_status(
      post("/login", "password=guess", "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-For: 192.0.2.1\r\n"), 429));
  EXPECT_TRUE(has_status(post("/login", "password=guess", "X-Forwarded-For: 192.0.2.2\r\n"), 403)) << "another one";
}

TEST_F(ProxiedPage, TheCookieIsForHttpsAlone) {
  const std::string answer = post("/login", "password=" + std::string(word_),
                                  "Origin: https://127.0.0.1:" + std::to_string(server_.port()) + "\r\n");
  EXPECT_TRUE(has_status(answer, 303));
  EXPECT_TRUE(header(answer, "Set-Cookie").starts_with("__Host-session-"));
  EXPECT_TRUE(header(answer, "Set-Cookie").ends_with("; Secure"));
}

class DirectPage : public tests::LockedPage {};

TEST_F(DirectPage, WithoutAProxyNobodyForwards) {
  for (int i = 0; i < 10; ++i)
    post("/login", "password=guess", "X-Forwarded-For: 203.0.113." + std::to_string(i) + "\r\n");
  EXPECT_TRUE(has_status(post("/login", "password=guess", "X-Forwarded-For: 203.0.113.99\r\n"), 429));
}

class StrangerPage : public ProxiedPage {
 protected:
  StrangerPage()
      : ProxiedPage([](const tests::TemporaryFolder&) {
          Options made;
          made.port = 0;
          made.guard.proxy = "127.0.0.2";
          made.guard.proxy_asks = true;
          return made;
        }) {}
};

TEST_F(StrangerPage, OnlyTheProxyGetsAnswers) {
  for (const char* target : {"/", "/healthz", "/search?q=x", "/login"})
    EXPECT_TRUE(has_status(get(target), 403)) << target;
}

class TrustedPage : public ProxiedPage {
 protected:
  TrustedPage()
      : ProxiedPage([](const tests::TemporaryFolder&) {
          Options made;
          made.port = 0;
          made.guard.proxy = "127.0.0.1";
          made.guard.proxy_asks = true;
          return made;
        }) {}
};

TEST_F(TrustedPage, WhereTheProxyAsksThePageDoesNot) {
  EXPECT_TRUE(has_status(get("/search?q=x"), 200));
  EXPECT_TRUE(has_status(get("/login"), 404));
  EXPECT_TRUE(has_status(post("/login", "password=x"), 405));
}

}  // namespace
