// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/eval/evaluate.h"

#include <array>
#include <cstdio>
#include <stdexcept>
#include <vector>

#include "searcher/search/search.h"

namespace searcher::eval {
namespace {

constexpr std::uint32_t depth = 100;

struct Column {
  const char* name;
  double Measures::*value;
};
constexpr std::array columns = std::to_array<Column>({{"nDCG@10", &Measures::ndcg10},
                                                      {"MRR@10", &Measures::mrr10},
                                                      {"recall@20", &Measures::recall20},
                                                      {"recall@100", &Measures::recall100},
                                                      {"success@1", &Measures::success1}});

std::string fixed(double value, int digits = 4) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::vector<Topic> scored_topics(const Task& task, const Qrels& qrels) {
  std::vector<Topic> scored;
  std::size_t place = 0;
  for (Topic& topic : read_topics(task.topics)) {
    const bool odd = ++place % 2 == 1;
    if (task.part != Part::all && odd != (task.part == Part::odd)) continue;
    const auto judged = qrels.find(topic.id);
    if (judged == qrels.end()) continue;
    for (const auto& [document, grade] : judged->second)
      if (grade > 0) {
        scored.push_back(std::move(topic));
        break;
      }
  }
  if (scored.empty()) throw std::runtime_error("no topic of " + task.topics.string() + " has a relevant document.");
  return scored;
}

std::vector<Ranked> ranked(const Task& task, const Topic& topic, const std::set<std::string>& judged) {
  search::Request request;
  request.query = topic.query;
  request.limit = depth;
  request.mode = task.mode;
  auto answer = search::rank(task.index, request);
  // A topic may hold what reads as a mistake of the query language; its words are still a question.
  if (std::holds_alternative<search::QueryError>(answer)) {
    request.mode = search::Mode::plain;
    answer = search::rank(task.index, request);
  }
  std::vector<Ranked> all;
  if (const auto* documents = std::get_if<std::vector<search::RankedDocument>>(&answer))
    for (const search::RankedDocument& document : *documents)
      all.push_back({judged_name(document.path, judged), document.score});
  return all;
}

std::vector<std::string> names(const std::vector<Ranked>& ranked) {
  std::vector<std::string> all;
  for (const Ranked& one : ranked) all.push_back(one.document);
  return all;
}

std::vector<Measures> score(const std::vector<Topic>& topics, const Qrels& qrels, const Run& run) {
  std::vector<Measures> scores;
  for (const Topic& topic : topics) {
    const auto answered = run.find(topic.id);
    scores.push_back(
        measure(answered == run.end() ? std::vector<std::string>{} : names(answered->second), qrels.at(topic.id)));
  }
  return scores;
}

std::vector<double> values(const std::vector<Measures>& scores, double Measures::*value) {
  std::vector<double> all;
  for (const Measures& one : scores) all.push_back(one.*value);
  return all;
}

void print_each(const std::vector<Topic>& topics, const std::vector<Measures>& scores, std::ostream& out) {
  for (std::size_t i = 0; i < topics.size(); ++i)
    out << topics[i].id << '\t' << fixed(scores[i].ndcg10) << '\t' << fixed(scores[i].mrr10) << '\t' << topics[i].query
        << '\n';
}

}  // namespace

std::string judged_name(const std::string& path, const std::set<std::string>& judged) {
  const auto without_extension = [](const std::string& text) {
    const std::size_t dot = text.rfind('.');
    const std::size_t slash = text.rfind('/');
    const bool has = dot != std::string::npos && (slash == std::string::npos || dot > slash);
    return has ? text.substr(0, dot) : text;
  };
  const std::size_t slash = path.find('/');
  const std::string below = slash == std::string::npos ? path : path.substr(slash + 1);
  for (const std::string& name : {path, below, without_extension(path), without_extension(below)})
    if (judged.contains(name)) return name;
  return below;
}

void evaluate(const Task& task, std::ostream& out) {
  const Qrels qrels = read_qrels(task.qrels);
  const std::vector<Topic> topics = scored_topics(task, qrels);
  std::set<std::string> judged;
  for (const auto& [topic, judgments] : qrels)
    for (const auto& [document, grade] : judgments) judged.insert(document);
  Run run;
  for (const Topic& topic : topics) run[topic.id] = ranked(task, topic, judged);
  if (task.run) write_run(*task.run, run, "ips");
  const auto ours = score(topics, qrels, run);
  if (task.each) print_each(topics, ours, out);
  std::vector<Measures> theirs;
  if (task.against) theirs = score(topics, qrels, read_run(*task.against));
  out << topics.size() << " topics\nmeasure     mean    95 %" << (task.against ? "             against  p\n" : "\n");
  for (const Column& column : columns) {
    const auto own = values(ours, column.value);
    const Interval interval = bootstrap(own);
    out << std::string(column.name).append(12 - std::string(column.name).size(), ' ') << fixed(mean(own)) << "  "
        << fixed(interval.low) << " to " << fixed(interval.high);
    if (task.against) {
      const auto other = values(theirs, column.value);
      out << "  " << fixed(mean(other)) << "   " << fixed(paired_p(own, other));
    }
    out << '\n';
  }
}

}  // namespace searcher::eval
