// SPDX-License-Identifier: GPL-3.0-or-later
// Precision and recall of the finder of citations on a label file: citation_score FOLDER LABELS.tsv
#include <fstream>
#include <iostream>

#include "tests/indexer/law/label_file.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: citation_score FOLDER LABELS.tsv (see tests/indexer/law/label_file.h)\n";
    return 2;
  }
  std::ifstream labels(argv[2]);
  if (!labels) {
    std::cerr << "citation_score: " << argv[2] << " cannot be read\n";
    return 2;
  }
  const tests::Score score = tests::score_of(labels, argv[1], std::cout);
  std::cout << score.passages << " passages, " << score.right << " right, " << score.wrong << " wrong, " << score.missed
            << " missed: precision " << score.precision() << ", recall " << score.recall() << "\n";
  return 0;
}
