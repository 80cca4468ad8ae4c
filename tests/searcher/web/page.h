// SPDX-License-Identifier: GPL-3.0-or-later
// A running server with hand-made answers, and a client on a bare socket.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <sstream>
#include <string>

#include "indexer/schema/error.h"
#include "searcher/web/server.h"
#include "tests/temporary_folder.h"

namespace tests {

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }

  // The server may have closed by now.
  void send(const std::string& text) const { static_cast<void>(::send(fd_, text.data(), text.size(), MSG_NOSIGNAL)); }

  // At most so many bytes of what comes next; empty when the server closes, "<still open>" when nothing comes.
  std::string read_some(std::size_t most = 4096, int seconds = 20) const {
    std::string part(most, '\0');
    pollfd polled{fd_, POLLIN, 0};
    if (poll(&polled, 1, seconds * 1000) <= 0) return "<still open>";
    const ssize_t got = recv(fd_, part.data(), part.size(), 0);
    part.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return part;
  }

  // Everything until the server closes.
  std::string read_to_end(int seconds = 20) const {
    std::string all;
    for (;;) {
      const std::string part = read_some(65536, seconds);
      all += part;
      if (part.empty() || part == "<still open>") return all;
    }
  }

 private:
  int fd_;
  bool connected_ = false;
};

inline std::string host_line(std::uint16_t port) { return "Host: 127.0.0.1:" + std::to_string(port) + "\r\n"; }

inline std::string ask(std::uint16_t port, const std::string& target, const std::string& headers = "",
                       const std::string& method = "GET") {
  const Client client(port);
  client.send(method + " " + target + " HTTP/1.1\r\n" + host_line(port) + "Connection: close\r\n" + headers + "\r\n");
  return client.read_to_end();
}

inline bool has_status(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

// The value of a header; empty = there is none.
inline std::string header(const std::string& answer, const std::string& name) {
  const std::string head = answer.substr(0, answer.find("\r\n\r\n") + 2);
  const std::size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

inline std::string body(const std::string& answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == std::string::npos ? std::string() : answer.substr(end + 4);
}

inline const std::string nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\r\nSet-Cookie: a=b";

// Answers every question with one document, whose every text is nasty.
inline searcher::search::Result nasty_result(const std::string& query) {
  using namespace searcher;
  search::Result result;
  result.query = result.echo = query;
  result.mode = "ranked";
  result.documents = 2;
  search::DocumentHit hit;
  hit.id = "0f3a";
  hit.path = nasty;
  hit.metadata.title = {nasty, nasty};
  search::PassageHit passage;
  passage.snippet = nasty;
  passage.highlights = {{0, 8}};
  passage.missing = {nasty};
  passage.headings = {nasty};
  passage.instead = {nasty};
  hit.passages = {passage};
  result.hits = {hit};
  result.expansions = {{nasty, {nasty}, "lay", "", true, nasty}};
  result.other = {"es", nasty, 7, true, {hit}, {{nasty, {nasty}, "translation", "es", false, nasty}}};
  return result;
}

class Page : public testing::Test {
 protected:
  using MakeOptions = searcher::web::Options (*)(const TemporaryFolder&);
  explicit Page(MakeOptions options =
                    [](const TemporaryFolder&) { return searcher::web::Options{"127.0.0.1", 0, 64, {}, {}, {}}; })
      : server_(options(folder_), answers(), err_) {}

  std::string get(const std::string& target, const std::string& headers = "", const std::string& method = "GET") const {
    return ask(server_.port(), target, headers, method);
  }

  searcher::web::Answers answers() {
    using namespace searcher;
    web::Answers made;
    made.search = [](const search::Request& request) -> std::variant<search::Result, search::QueryError> {
      if (request.query == "bad") return search::QueryError{"unbalanced-quote", "unbalanced quote", 1, 1, "good"};
      if (request.query == "broken") throw schema::IndexError("The index in /secret/place is damaged.");
      if (request.query == "odd") throw std::runtime_error("inside /secret/place");
      if (request.query == "unexpected") throw 42;
      return nasty_result(request.query);
    };
    made.document = [this](const std::string& id, const std::string&) -> std::optional<search::DocumentView> {
      if (id == "unknown") return std::nullopt;
      search::DocumentView view;
      view.id = id;
      view.record = record_;
      view.citation = nasty;
      view.copies = {{"0f3b", nasty, nasty, true}, {"0f3c", nasty, nasty, false}};
      view.changed_at = "2026-01-02T03:04:05Z";
      schema::PassageRecord passage;
      passage.text = nasty;
      passage.headings = {nasty};
      passage.paragraphs = {{0, static_cast<std::uint32_t>(nasty.size()), schema::ParagraphKind::text, 0, false}};
      passage.pin.first_paragraph = passage.pin.last_paragraph = 1;
      passage.language = "en";
      view.passages = {passage};
      view.highlights = {{{0, 8}}};
      return view;
    };
    made.citing = [](const search::CitingRequest& request) {
      search::CitingResult result;
      result.typed = result.citation = nasty;
      result.also = result.containing = {nasty};
      result.itself = nasty_result(nasty).hits;
      result.documents = result.documents_part = 100;
      result.offset = request.offset;
      search::CitingDocument hit;
      hit.id = "0f3a";
      hit.path = nasty;
      hit.metadata.title = {nasty, nasty};
      hit.part = 1;
      hit.sentences = {{0, nasty, {{0, 8}}, nasty, search::Citing::part, {nasty}, {}}};
      result.hits = {hit};
      return result;
    };
    made.completions = [](const std::string&) {
      return std::vector<searcher::search::Completion>{{nasty, searcher::search::Completion::Kind::title}};
    };
    made.similar = [](const search::SimilarRequest& request) -> std::optional<search::SimilarResult> {
      if (request.document == "unknown") return std::nullopt;
      search::SimilarResult result;
      result.hits = nasty_result(nasty).hits;
      result.document = result.hits.at(0);
      result.passage = request.passage;
      result.words = {{nasty, 2, nasty}};
      return result;
    };
    made.related = [this](const std::string&) {
      ++related_asked_;
      return std::vector<search::RelatedWord>{{nasty, 1, nasty}};
    };
    made.comparison = [](const std::string& id) -> std::optional<search::ComparisonView> {
      if (id == "unknown") return std::nullopt;
      using Piece = search::ComparisonView::Piece;
      return search::ComparisonView{id,
                                    nasty,
                                    nasty,
                                    "2026-01-02T03:04:05Z",
                                    {{Piece::same, nasty}, {Piece::removed, nasty}, {Piece::added, nasty}}};
    };
    made.folders = [](bool) {
      search::FolderChanges changes;
      changes.state = search::FolderChanges::State::looked;
      changes.at = "2026-01-02T03:04:05Z";
      changes.fresh = changes.changed = changes.restated = changes.gone = changes.unreadable = {60, {nasty}};
      changes.missing = {nasty};
      changes.trouble = "/secret/place/librarian.toml is wrong";
      return changes;
    };
    made.library = [] {
      return search::LibraryView{{}, {}, {{nasty, "refused", "damaged", nasty, "Get a fresh copy."}}};
    };
    made.state = [this] {
      if (state_fails_) throw schema::IndexError("The index in /secret/place is damaged.");
      search::LibraryState state;
      state.revision = "1.1";
      return state;
    };
    return made;
  }

  // The document that every id but "unknown" stands for.
  void document_at(const std::string& path, const std::string& container = "") {
    record_.root = (folder_.path() / "library").string();
    record_.path = path;
    record_.container = container;
    record_.metadata.title = {nasty, "text"};
  }

  TemporaryFolder folder_;
  schema::DocumentRecord record_;
  std::ostringstream err_;
  bool state_fails_ = false;
  std::atomic<int> related_asked_ = 0;
  searcher::web::Server server_;
};

}  // namespace tests
