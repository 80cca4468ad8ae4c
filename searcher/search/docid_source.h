// SPDX-License-Identifier: GPL-3.0-or-later
// A set of records as a part of a Xapian query.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace searcher::search {

// Matches the given docids (rising), without a weight.
class DocidSource : public Xapian::PostingSource {
 public:
  explicit DocidSource(std::vector<Xapian::docid> docids) : docids_(std::move(docids)) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override { started_ ? void(++at_) : void(started_ = true); }
  void skip_to(Xapian::docid docid, double) override {
    started_ = true;
    const auto from = docids_.begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, docids_.end(), docid) - docids_.begin());
  }
  bool at_end() const override { return at_ >= docids_.size(); }
  Xapian::docid get_docid() const override { return docids_[at_]; }
  void init(const Xapian::Database&) override {
    at_ = 0;
    started_ = false;
    set_maxweight(0);
  }
  std::string get_description() const override { return "DocidSource(" + std::to_string(docids_.size()) + ")"; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(docids_.size()); }

  std::vector<Xapian::docid> docids_;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace searcher::search
