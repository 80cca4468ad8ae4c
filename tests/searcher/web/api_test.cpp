// SPDX-License-Identifier: GPL-3.0-or-later
// The API's answers against its own description, and the ways through a long result.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "searcher/web/routes.h"
#include "tests/searcher/web/locked_page.h"

namespace {

using Json = nlohmann::json;
using tests::body;
using tests::has_status;
using tests::header;
using tests::Page;

bool is_of(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

// Checks a value against as much of JSON Schema as the description uses; fields it does not name are mistakes, so that
// the description stays complete.
void check(const Json& api, const Json& schema, const Json& value, const std::string& where) {
  if (schema.contains("$ref")) {
    const Json::json_pointer place(schema["$ref"].get<std::string>().substr(1));
    return check(api, api.at(place), value, where);
  }
  const Json types = schema.at("type").is_array() ? schema.at("type") : Json::array({schema.at("type")});
  bool fits = false;
  for (const Json& type : types) fits = fits || is_of(value, type.get<std::string>());
  ASSERT_TRUE(fits) << where << ": " << value;
  if (schema.contains("enum")) {
    EXPECT_NE(std::find(schema["enum"].begin(), schema["enum"].end(), value), schema["enum"].end()) << where;
  }
  if (value.is_array() && schema.contains("items"))
    for (const Json& item : value) check(api, schema["items"], item, where + "[]");
  if (!value.is_object()) return;
  for (const Json& name : schema.value("required", Json::array()))
    EXPECT_TRUE(value.contains(name.get<std::string>())) << where << " lacks " << name;
  for (const auto& [name, part] : value.items()) {
    ASSERT_TRUE(schema.at("properties").contains(name)) << where << " has " << name << " undescribed";
    check(api, schema.at("properties").at(name), part, where + "." + name);
  }
}

const Json& described_response(const Json& api, const Json& response) {
  if (!response.contains("$ref")) return response;
  const std::string name = response.at("$ref");
  return api.at("components").at("responses").at(name.substr(name.rfind('/') + 1));
}

class LockedApi : public tests::LockedPage {};

TEST_F(LockedApi, SaysWhatItAnswersWithoutThePassword) {
  const Json api = Json::parse(body(get("/api/v1/openapi.json", right_)));
  EXPECT_TRUE(api.at("components").at("securitySchemes").contains("password"));
  int guesses = 0;
  for (const auto& [path, operations] : api.at("paths").items())
    for (int i = 0; i < 5; ++i, ++guesses) {
      const std::string answer = get(path, guesses == 0 ? "" : "Authorization: Basic eDp5\r\n");
      const std::string status = answer.substr(9, 3);
      EXPECT_EQ(status, guesses <= 10 ? "401" : "429");
      const Json& response = described_response(api, operations.at("get").at("responses").at(status));
      for (const auto& [name, described] : response.at("headers").items()) EXPECT_NE(header(answer, name), "") << name;
      check(api, response.at("content").at(header(answer, "Content-Type")).at("schema"), Json::parse(body(answer)),
            path);
    }
  EXPECT_GT(guesses, 12);
}

class Api : public Page {
 protected:
  // The answer must be described for its path and status, as that type, and fit.
  Json described(const std::string& target, const std::string& path, const std::string& headers = "") {
    const Json api = Json::parse(body(get("/api/v1/openapi.json")));
    const std::string answer = get(target, headers);
    const std::string status = answer.substr(9, 3);
    const Json& responses = api.at("paths").at(path).at("get").at("responses");
    EXPECT_TRUE(responses.contains(status)) << target << ": " << status;
    if (!responses.contains(status) || status == "304") return {};
    const Json& content = described_response(api, responses.at(status)).at("content");
    EXPECT_TRUE(content.contains(header(answer, "Content-Type"))) << target;
    const Json value = Json::parse(body(answer));
    check(api, content.begin().value().at("schema"), value, target);
    return value;
  }
};

TEST_F(Api, EveryAnswerIsAsDescribed) {
  document_at("library/a.pdf");
  const std::string search = "/api/v1/search";
  EXPECT_EQ(described(search + "?q=x", search)["documents"], 2);
  EXPECT_EQ(described(search + "?q=bad", search)["code"], "unbalanced-quote");
  EXPECT_EQ(described(search + "?q=x&limit=0", search)["code"], "bad-parameter");
  EXPECT_EQ(described(search, search)["code"], "bad-parameter");
  EXPECT_EQ(described(search + "?q=broken", search)["status"], 503);
  EXPECT_EQ(described(search + "?q=x&cursor=1.0-10", search)["code"], "library-changed");
  EXPECT_EQ(described("/api/v1/documents/0f3a", "/api/v1/documents/{id}")["id"], "0f3a");
  EXPECT_EQ(described("/api/v1/documents/unknown", "/api/v1/documents/{id}")["status"], 404);
  EXPECT_EQ(described("/api/v1/suggest?q=fee", "/api/v1/suggest")["suggestions"].size(), 1U);
  EXPECT_EQ(described("/api/v1/suggest", "/api/v1/suggest")["code"], "bad-parameter");
  EXPECT_EQ(described("/api/v1/similar?document=0f3a&passage=2", "/api/v1/similar")["passage"], 2);
  EXPECT_EQ(described("/api/v1/similar?document=unknown", "/api/v1/similar")["code"], "not-found");
  EXPECT_EQ(described("/api/v1/similar?document=0f3a&passage=0", "/api/v1/similar")["code"], "bad-parameter");
  EXPECT_EQ(described("/api/v1/related?q=fee", "/api/v1/related")["words"].size(), 1U);
  EXPECT_EQ(described("/api/v1/library", "/api/v1/library")["problems"].size(), 1U);
  EXPECT_EQ(described("/api/v1/library", "/api/v1/library")["folders"]["new"]["count"], 60);
  EXPECT_EQ(described("/api/v1/library", "/api/v1/library")["folders"]["trouble"], "the index is wrong");
  EXPECT_EQ(described("/api/v1/cites?citation=INA+240A", "/api/v1/cites")["documents"], 100);
  EXPECT_EQ(described("/api/v1/cites", "/api/v1/cites")["code"], "bad-parameter");
  const std::string tag = header(get("/api/v1/library"), "ETag");
  described("/api/v1/library", "/api/v1/library", "If-None-Match: " + tag + "\r\n");
}

TEST_F(Api, EveryRouteOfItIsDescribedAndNoOther) {
  const Json api = Json::parse(body(get("/api/v1/openapi.json")));
  std::set<std::string> routed;
  for (const searcher::web::Route& route : searcher::web::routes())
    if (route.pattern.starts_with("/api/v1/") && route.pattern != "/api/v1/openapi.json") routed.emplace(route.pattern);
  std::set<std::string> described;
  for (const auto& [path, operations] : api.at("paths").items()) {
    described.insert(path);
    EXPECT_EQ(operations.size(), 1U) << path << ": GET alone";
  }
  EXPECT_EQ(described, routed);
}

TEST_F(Api, EveryRefusalIsDescribedForEveryPath) {
  const std::vector<std::pair<std::string, std::string>> asked{
      {"/api/v1/search?q=x", "/api/v1/search"},   {"/api/v1/cites?citation=x", "/api/v1/cites"},
      {"/api/v1/suggest?q=x", "/api/v1/suggest"}, {"/api/v1/similar?document=x", "/api/v1/similar"},
      {"/api/v1/related?q=x", "/api/v1/related"}, {"/api/v1/documents/0f3a", "/api/v1/documents/{id}"},
      {"/api/v1/library", "/api/v1/library"}};
  for (const auto& [target, path] : asked)
    EXPECT_EQ(described(target, path, "Sec-Fetch-Site: cross-site\r\n")["status"], 403) << target;
  EXPECT_EQ(described("/api/v1/search?q=odd", "/api/v1/search")["status"], 500);
  EXPECT_EQ(described("/api/v1/documents/0f3a?first=0", "/api/v1/documents/{id}")["status"], 400);
  state_fails_ = true;
  for (const auto& [target, path] : asked) EXPECT_EQ(described(target, path)["status"], 503) << target;
}

TEST_F(Api, PassagesCanBeAskedForByNumber) {
  const auto passages = [&](const std::string& range) {
    return Json::parse(body(get("/api/v1/documents/0f3a?" + range)))["passages"].size();
  };
  EXPECT_EQ(passages("first=1&last=1"), 1U);
  EXPECT_EQ(passages("first=2"), 0U);
  EXPECT_EQ(passages("first=5&last=2"), 0U);
  for (const char* wrong : {"first=0", "last=-1", "first=x", "last=99999999999"})
    EXPECT_TRUE(has_status(get(std::string("/api/v1/documents/0f3a?") + wrong), 400)) << wrong;
}

TEST_F(Api, ACursorIsGoodForItsStateOfTheLibraryAlone) {
  EXPECT_TRUE(has_status(get("/api/v1/search?q=x&cursor=1.1-10"), 200));
  EXPECT_TRUE(has_status(get("/api/v1/search?q=x&cursor=1.0-10"), 409));
  for (const char* wrong : {"x", "-", "1.1-", "1.1-x", "1.1-99999", "1.1-10&offset=3"})
    EXPECT_TRUE(has_status(get(std::string("/api/v1/search?q=x&cursor=") + wrong), 400)) << wrong;
}

TEST_F(Api, CursorsWalkThroughAResultOnce) {
  searcher::web::Answers made;
  made.state = [] {
    searcher::search::LibraryState state;
    state.revision = "2.7";
    return state;
  };
  made.search = [](const searcher::search::Request& request)
      -> std::variant<searcher::search::Result, searcher::search::QueryError> {
    searcher::search::Result result;
    result.mode = "exact";
    result.documents = 25;
    result.offset = request.offset;
    result.library.revision = "2.7";
    for (std::uint32_t i = request.offset; i < std::min(25U, request.offset + request.limit); ++i) {
      searcher::search::DocumentHit hit;
      hit.id = std::to_string(i);
      result.hits.push_back(hit);
    }
    return result;
  };
  std::ostringstream err;
  const searcher::web::Server server({"127.0.0.1", 0, 4, {}}, made, err);
  std::vector<std::string> seen;
  Json next = "";
  for (int pages = 0; next.is_string() && pages < 10; ++pages) {
    const std::string cursor = next.get<std::string>();
    const std::string target = "/api/v1/search?q=x" + (cursor.empty() ? "" : "&cursor=" + cursor);
    const Json answer = Json::parse(body(tests::ask(server.port(), target)));
    for (const Json& hit : answer["hits"]) seen.push_back(hit["id"]);
    next = answer["next"];
  }
  ASSERT_EQ(seen.size(), 25U);
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], std::to_string(i));
}

TEST_F(Page, TheLanguageIsTheOneChosenOrPreferred) {
  const auto language = [&](const std::string& target, const std::string& accepted) {
    const std::string page = get(target, accepted.empty() ? "" : "Accept-Language: " + accepted + "\r\n");
    const std::size_t at = page.find("<html lang=\"");
    return at == std::string::npos ? std::string() : page.substr(at + 12, 2);
  };
  EXPECT_EQ(language("/", ""), "en");
  for (const char* spanish : {"es", "es-MX", "ES-us,en;q=0.5", "fr, es;q=0.5, en;q=0.4", "en;q=0, es;q=0.1"})
    EXPECT_EQ(language("/", spanish), "es") << spanish;
  for (const char* english : {"en", "en-US,es;q=0.9", "fr", "est", "*", "es;q=2", "es;q=x", ",,;q", "es;q=nan"})
    EXPECT_EQ(language("/", english), "en") << english;
  EXPECT_EQ(language("/library?ui=es", "en"), "es");
  EXPECT_EQ(language("/library?ui=en", "es"), "en");
  EXPECT_EQ(language("/none", "es"), "es") << "errors too";
  EXPECT_EQ(language("/search?q=bad", "es"), "es");
  EXPECT_NE(get("/search?q=bad&ui=en").find("href=\"/search?q=bad&amp;ui=es\""), std::string::npos);
}

TEST_F(Page, ExportsAreFilesAndSayWhatIsWrong) {
  const std::string csv = get("/export.csv?q=x");
  EXPECT_TRUE(header(csv, "Content-Disposition").starts_with("attachment; ")) << csv.substr(0, 300);
  EXPECT_TRUE(header(csv, "Content-Security-Policy").find("sandbox") != std::string::npos);
  EXPECT_TRUE(header(get("/atom?q=x"), "Content-Type").starts_with("application/atom+xml"));
  for (const char* target : {"/export.csv", "/export.ris", "/atom"}) {
    EXPECT_TRUE(has_status(get(std::string(target) + "?q=bad"), 400)) << target;
    EXPECT_TRUE(has_status(get(target), 400)) << target;
  }
  EXPECT_NE(get("/opensearch.xml").find("template=\"http://127.0.0.1:" + std::to_string(server_.port()) + "/search?q="),
            std::string::npos);
}

TEST_F(Page, MetricsTellNothingOfWhatWasAsked) {
  get("/search?q=secretword");
  get("/search?q=bad");
  const std::string metrics = get("/metrics");
  EXPECT_NE(metrics.find("searcher_answers_total{status=\"200\"} 1\n"), std::string::npos) << metrics;
  EXPECT_NE(metrics.find("searcher_answers_total{status=\"400\"} 1\n"), std::string::npos);
  EXPECT_NE(metrics.find("searcher_answer_seconds_count 2\n"), std::string::npos);
  EXPECT_EQ(metrics.find("secretword"), std::string::npos);
  EXPECT_EQ(metrics.find("search?"), std::string::npos);
}

}  // namespace
