// SPDX-License-Identifier: GPL-3.0-or-later
// indexer: a folder of documents to an index that answers. The only catch of last resort.
#include <exception>
#include <iostream>

#include "indexer/options.h"
#include "indexer/run/interrupt.h"
#include "indexer/run/run.h"
#include "indexer/schema/error.h"

namespace {

int dispatch(const indexer::Options& options) {
  using namespace indexer;
  switch (options.command) {
    case Command::build:
      return run::build(options, std::cout, std::cerr);
    case Command::update:
      return run::update(options, std::cout, std::cerr);
    case Command::status:
      return run::status(options, std::cout, std::cerr);
    case Command::watch:
      return run::watch(options, std::cout, std::cerr);
    case Command::verify:
      return run::verify(options, std::cout, std::cerr);
    case Command::rollback:
      return run::roll_back(options, std::cout, std::cerr);
  }
  return run::failed;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = indexer::parse_options(argc, argv);
  if (const auto* stop = std::get_if<indexer::Stop>(&options)) {
    (stop->exit_code == 0 ? std::cout : std::cerr) << stop->text;
    return stop->exit_code;
  }
  try {
    indexer::run::catch_interrupts();
    return dispatch(std::get<indexer::Options>(options));
  } catch (const schema::LockedError& error) {
    std::cerr << "indexer: " << error.what() << '\n';
    return indexer::run::locked;
  } catch (const std::exception& error) {
    std::cerr << "indexer: " << error.what() << '\n';
    return indexer::run::failed;
  }
}
