// SPDX-License-Identifier: GPL-3.0-or-later
// Folder entries that are no plain file, or whose name or place is odd.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

#include "tests/robustness/hostile.h"

namespace tests::hostile {
namespace {

class Maker {
 public:
  explicit Maker(const std::filesystem::path& folder)
      : folder_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (folder_ < 0) throw std::runtime_error("no folder " + folder.string());
  }
  ~Maker() { close(folder_); }
  Maker(const Maker&) = delete;
  Maker& operator=(const Maker&) = delete;

  void file(const std::string& name, const std::string& bytes, mode_t mode = 0600) {
    const int fd = openat(folder_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0 || write(fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error("no file " + name);
    close(fd);
    ++made_;
  }
  void sparse(const std::string& name, off_t size) {
    file(name, "");
    const int fd = openat(folder_, name.c_str(), O_WRONLY | O_CLOEXEC);
    if (ftruncate(fd, size) != 0) throw std::runtime_error("no sparse file");
    close(fd);
  }
  void link_to(const std::string& name, const char* target) { made(symlinkat(target, folder_, name.c_str()), name); }
  void hard_link(const std::string& name, const char* target) {
    made(linkat(folder_, target, folder_, name.c_str(), 0), name);
  }
  void pipe(const std::string& name) { made(mkfifoat(folder_, name.c_str(), 0600), name); }

  // Folders in folders, with a file in the last that the path of the whole may be too long to name.
  void deep(const std::string& name, int depth) {
    int at = dup(folder_);
    for (int i = 0; i < depth; ++i) {
      if (mkdirat(at, name.c_str(), 0700) != 0) throw std::runtime_error("no deep folder");
      const int next = openat(at, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      close(at);
      at = next;
    }
    const int fd = openat(at, "deep.txt", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const std::string text = "A text at depth " + std::to_string(depth) + ".\n";
    if (write(fd, text.data(), text.size()) < 0) throw std::runtime_error("no deep file");
    close(fd);
    close(at);
    ++made_;
  }
  std::size_t count() const { return made_; }

 private:
  void made(int result, const std::string& name) {
    if (result != 0) throw std::runtime_error("cannot make " + name + ": " + std::strerror(errno));
    ++made_;
  }

  int folder_;
  std::size_t made_ = 0;
};

void make_socket(const std::filesystem::path& path) {
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = path.string();
  if (name.size() >= sizeof address.sun_path) throw std::runtime_error("the temporary folder has too long a name");
  std::memcpy(address.sun_path, name.c_str(), name.size());
  if (bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("no socket");
  close(fd);
}

}  // namespace

std::size_t make_odd_entries(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  Maker make(folder);
  make.pipe("pipe.pdf");
  make_socket(folder / "socket.txt");
  make.link_to("zero.txt", "/dev/zero");
  make.link_to("outside.txt", "/etc/passwd");
  make.link_to("outside", "/etc");
  make.link_to("loop.txt", "loop.txt");
  make.link_to("parent", "..");
  make.link_to("nowhere.txt", "nowhere-at-all.txt");
  make.file("plain.txt", "A plain text with a second name.\n");
  make.hard_link("second-name.txt", "plain.txt");
  make.file("empty.pdf", "");
  make.file("unreadable.txt", "A text nobody may read.\n", 0);
  make.file("line\nbreak.txt", "A text under a name with a line break.\n");
  make.file("quote\"'`$(x).txt", "A text under a name with quotes.\n");
  make.file("\xff\xfe invalid \x80.txt", "A text under a name that is no UTF-8.\n");
  make.file("\x1b[31mred\x1b[0m.txt", "A text under a name that colours a terminal.\n");
  make.file(std::string(251, 'n') + ".txt", "A text under a name of 255 bytes.\n");
  make.file("-rf", "A text under a name like an option.\n");
  make.file("Case.txt", "A text with a twin.\n");
  make.file("case.txt", "A text with a twin of another case.\n");
  make.file(".hidden.txt", "A text in a hidden file.\n");
  make.sparse("sparse-5g.txt", off_t{5} << 30);
  make.sparse("sparse-300m.pdf", off_t{300} << 20);
  make.deep("d", 40);
  make.deep(std::string(200, 'l'), 30);
  return make.count() + 1;  // and the socket
}

}  // namespace tests::hostile
