# SPDX-License-Identifier: GPL-3.0-or-later
# The outside libraries, each as one target, and the rules every target of ours is compiled by.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(Xapian 1.4.22 CONFIG REQUIRED)  # gives variables, no target
add_library(xapian INTERFACE)
target_include_directories(xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(xapian INTERFACE ${XAPIAN_LIBRARIES})
target_compile_definitions(xapian INTERFACE XAPIAN_MOVE_SEMANTICS)

find_package(Poco 1.11 CONFIG REQUIRED COMPONENTS Foundation Net Crypto NetSSL)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS SSL Crypto)
find_package(pugixml 1.13 CONFIG REQUIRED)
find_package(Boost 1.74 CONFIG REQUIRED COMPONENTS program_options)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(LibArchive 3.6 REQUIRED)
find_package(nlohmann_json 3.11 CONFIG REQUIRED)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(tesseract REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(leptonica REQUIRED IMPORTED_TARGET lept)
pkg_check_modules(word_perfect REQUIRED IMPORTED_TARGET libwpd-0.10 librevenge-generators-0.0 librevenge-stream-0.0)
pkg_check_modules(crypt REQUIRED IMPORTED_TARGET libcrypt)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)

find_path(INOTIFYTOOLS_INCLUDE inotifytools/inotifytools.h REQUIRED)
find_library(INOTIFYTOOLS_LIBRARY inotifytools REQUIRED)
add_library(inotifytools INTERFACE)
target_include_directories(inotifytools SYSTEM INTERFACE ${INOTIFYTOOLS_INCLUDE})
target_link_libraries(inotifytools INTERFACE ${INOTIFYTOOLS_LIBRARY})

# Reading PDFs allocates so much that an allocator made for small pieces saves an eighth of the processor time; the
# sanitizers bring their own.
add_library(allocator INTERFACE)
if(NOT IPS_SANITIZE AND NOT IPS_FUZZ)
  find_package(mimalloc 2.0 CONFIG REQUIRED)
  target_link_libraries(allocator INTERFACE -Wl,--push-state,--no-as-needed mimalloc -Wl,--pop-state)
endif()

add_library(compile_rules INTERFACE)
target_include_directories(compile_rules INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
target_compile_options(compile_rules INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wformat=2 -Werror=format-security
  -Wno-restrict)  # g++ 12 warns of its own std::string (GCC bug 105651)
if(IPS_WERROR)
  target_compile_options(compile_rules INTERFACE -Werror)
endif()
if(IPS_FUZZ)
  target_compile_options(compile_rules INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(IPS_SANITIZE)
  target_compile_options(compile_rules INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(compile_rules INTERFACE -fsanitize=address,undefined)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  target_compile_options(compile_rules INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS
    -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero)
  target_link_options(compile_rules INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>)
endif()

# ips_library(NAME SOURCES a.cpp ... [LINK targets ...]): one static library per folder of the layer table.
function(ips_library NAME)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(${NAME} STATIC ${ARG_SOURCES})
  target_link_libraries(${NAME} PUBLIC compile_rules ${ARG_LINK})
endfunction()
