// SPDX-License-Identifier: GPL-3.0-or-later
// Original files: shown or saved, and never one from outside the library.
#include "searcher/web/original.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "searcher/web/beneath.h"
#include "tests/searcher/web/page.h"

namespace {

using namespace searcher;
using tests::body;
using tests::has_status;
using tests::header;
using tests::Page;

TEST_F(Page, APdfIsShown) {
  const std::string bytes = "%PDF-1.4 " + std::string(3'000'000, '\x80');
  folder_.write("library/a.pdf", bytes);
  document_at("library/a.pdf");
  const std::string answer = get("/documents/1/original");
  EXPECT_EQ(header(answer, "Content-Type"), "application/pdf");
  EXPECT_TRUE(header(answer, "Content-Disposition").empty());
  EXPECT_TRUE(body(answer) == bytes);
}

TEST_F(Page, EverythingElseIsSaved) {
  const std::string name = "Señal \"x\";\n%41 – 😀.html";
  folder_.write("library/" + name, "<script>alert(1)</script>");
  document_at("library/" + name);
  const std::string answer = get("/documents/1/original");
  EXPECT_EQ(header(answer, "Content-Type"), "application/octet-stream");
  EXPECT_EQ(header(answer, "Content-Security-Policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
  EXPECT_EQ(header(answer, "Content-Disposition"),
            "attachment; filename=\"Se__al _x_;__41 ___ ____.html\"; "
            "filename*=UTF-8''Se%C3%B1al%20%22x%22%3B%0A%2541%20%E2%80%93%20%F0%9F%98%80.html");
  EXPECT_EQ(body(answer), "<script>alert(1)</script>");
}

TEST_F(Page, AMembersOriginalIsItsContainer) {
  folder_.write("library/in/mail.eml", "Subject: x");
  document_at("library/in/mail.eml/memo.pdf", "library/in/mail.eml");
  const std::string answer = get("/documents/1/original");
  EXPECT_EQ(header(answer, "Content-Disposition"), "attachment; filename=\"mail.eml\"; filename*=UTF-8''mail.eml");
  EXPECT_EQ(body(answer), "Subject: x");
}

TEST_F(Page, AVanishedOriginalIsSaidPlainly) {
  document_at("library/none.txt");
  const std::string answer = get("/documents/1/original");
  EXPECT_TRUE(has_status(answer, 404));
  EXPECT_NE(answer.find("no longer where the library found it"), std::string::npos);
  EXPECT_EQ(answer.find(folder_.path().string()), std::string::npos);
}

// Every way out of the root that a path can describe, in many spellings, by both ways to open.
TEST(Beneath, NothingOutsideTheRoot) {
  const tests::TemporaryFolder folder;
  folder.write("secret.txt", "secret");
  folder.write("root/sub/a.txt", "a");
  std::filesystem::create_symlink("../secret.txt", folder.path() / "root/link.txt");
  std::filesystem::create_directory_symlink("..", folder.path() / "root/up");
  std::filesystem::create_directory_symlink("/", folder.path() / "root/slash");
  std::filesystem::create_symlink("a.txt", folder.path() / "root/sub/inside.txt");
  mkfifo((folder.path() / "root/fifo").c_str(), 0600);
  const std::string root = (folder.path() / "root").string();
  std::vector<std::string> paths{"",
                                 "/",
                                 ".",
                                 "..",
                                 "link.txt",
                                 "up/secret.txt",
                                 "slash/etc/passwd",
                                 "sub/inside.txt",
                                 "sub//a.txt",
                                 "./sub/a.txt",
                                 "sub/a.txt/",
                                 "sub/./a.txt",
                                 "/sub/a.txt",
                                 "none.txt",
                                 std::string("sub/a.txt\0", 10),
                                 "sub/../sub/a.txt",
                                 (folder.path() / "secret.txt").string()};
  for (const char* dots : {"..", "%2e%2e", "..%00", ".. ", "...", "..\\", "..;", "%c0%ae%c0%ae", "\xc0\xae\xc0\xae"})
    for (const char* slash : {"/", "%2f", "\\", "//", "%5c", "/./", "\xe2\x88\x95"})
      for (const char* before : {"", "sub/", "/", "sub/../", "up/", "./"})
        for (const char* file : {"secret.txt", "etc/passwd"}) {
          std::string path = before;
          for (int depth = 0; depth < 3; ++depth) {
            path += std::string(dots) + slash;
            paths.push_back(path + file);
          }
        }
  EXPECT_GT(paths.size(), 500U);
  for (const std::string& path : paths) {
    EXPECT_FALSE(web::open_beneath(root, path).is_open()) << path;
    EXPECT_FALSE(web::open_part_by_part(root, path).is_open()) << path;
  }
  EXPECT_TRUE(web::open_beneath(root, "sub/a.txt").is_open());
  EXPECT_TRUE(web::open_part_by_part(root, "sub/a.txt").is_open());
}

TEST(Original, OnlyRegularFiles) {
  const tests::TemporaryFolder folder;
  folder.write("root/sub/a.txt", "a");
  mkfifo((folder.path() / "root/fifo").c_str(), 0600);
  schema::DocumentRecord record;
  record.root = (folder.path() / "root").string();
  for (const char* path : {"root/fifo", "root/sub", "root", ""}) {
    record.path = path;
    EXPECT_FALSE(web::open_original(record)) << path;
  }
  record.path = "root/sub/a.txt";
  const auto original = web::open_original(record);
  ASSERT_TRUE(original);
  EXPECT_EQ(original->size, 1U);
  EXPECT_EQ(original->name, "a.txt");
  EXPECT_FALSE(original->pdf);
}

}  // namespace
