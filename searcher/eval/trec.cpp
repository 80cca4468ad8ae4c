// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/eval/trec.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace searcher::eval {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error("cannot read " + file.string() + ".");
  return text.str();
}

// The words of each line that is not empty, with its number for a message.
template <typename Use>
void each_line(const std::filesystem::path& file, Use use) {
  std::istringstream lines(read_text(file));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    if (!words.empty() && !use(line, words))
      throw std::runtime_error(file.string() + ", line " + std::to_string(number) + ": not the format expected here.");
  }
}

// Words first..last, half-open, joined again: a document's name with blanks.
std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  std::string all;
  for (std::size_t i = first; i < last; ++i) all += (all.empty() ? "" : " ") + words[i];
  return all;
}

bool read_number(const std::string& text, double& value) {
  char* end = nullptr;
  value = std::strtod(text.c_str(), &end);
  return end != text.c_str() && *end == '\0';
}

// What stands after an opening tag, up to the next tag.
std::string after_tag(const std::string& text, const std::string& tag) {
  const std::size_t at = text.find(tag);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + tag.size();
  return trimmed(text.substr(begin, text.find('<', begin) - begin));
}

std::string without(std::string text, const std::string& label) {
  if (text.starts_with(label)) text.erase(0, label.size());
  return trimmed(text);
}

std::vector<Topic> read_trec_topics(const std::string& text) {
  std::vector<Topic> topics;
  for (std::size_t at = text.find("<top>"); at != std::string::npos; at = text.find("<top>", at + 1)) {
    const std::string one = text.substr(at + 5, text.find("<top>", at + 5) - at - 5);
    topics.push_back({without(after_tag(one, "<num>"), "Number:"), without(after_tag(one, "<title>"), "Topic:")});
  }
  return topics;
}

}  // namespace

std::vector<Topic> read_topics(const std::filesystem::path& file) {
  const std::string text = read_text(file);
  if (text.find("<top>") != std::string::npos) return read_trec_topics(text);
  std::vector<Topic> topics;
  each_line(file, [&](const std::string& line, const std::vector<std::string>&) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return false;
    topics.push_back({trimmed(line.substr(0, tab)), trimmed(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1))});
    return true;
  });
  return topics;
}

Qrels read_qrels(const std::filesystem::path& file) {
  Qrels qrels;
  each_line(file, [&](const std::string&, const std::vector<std::string>& words) {
    double grade = 0;
    if (words.size() < 4 || !read_number(words.back(), grade)) return false;
    qrels[words[0]][joined(words, 2, words.size() - 1)] = static_cast<int>(grade);
    return true;
  });
  return qrels;
}

Run read_run(const std::filesystem::path& file) {
  Run run;
  each_line(file, [&](const std::string&, const std::vector<std::string>& words) {
    double score = 0;
    if (words.size() < 6 || !read_number(words[words.size() - 2], score)) return false;
    run[words[0]].push_back({joined(words, 2, words.size() - 3), score});
    return true;
  });
  for (auto& [topic, ranked] : run) {
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    std::set<std::string> seen;
    std::erase_if(ranked, [&](const Ranked& one) { return !seen.insert(one.document).second; });
  }
  return run;
}

void write_run(const std::filesystem::path& file, const Run& run, const std::string& tag) {
  std::ofstream out(file);
  for (const auto& [topic, ranked] : run)
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      char score[32];
      std::snprintf(score, sizeof score, "%.6f", ranked[i].score);
      out << topic << " Q0 " << ranked[i].document << ' ' << i + 1 << ' ' << score << ' ' << tag << '\n';
    }
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string() + ".");
}

}  // namespace searcher::eval
