# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what package-lock.json names into FOLDER, unless it is there. Without a network the browser tests are skipped.
if(EXISTS ${FOLDER}/node_modules/playwright-core AND EXISTS ${FOLDER}/node_modules/axe-core)
  return()
endif()
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE FAILED)
if(FAILED)
  message("npm ci failed: the browser tests will be skipped")
endif()
