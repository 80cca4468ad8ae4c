// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/notice.h"

#include <inotifytools/inotify.h>
#include <inotifytools/inotifytools.h>
#include <linux/magic.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace indexer::sources {
namespace {

constexpr int events = IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                       IN_DELETE_SELF | IN_MOVE_SELF;

// File systems whose other users change files without this kernel knowing.
constexpr std::array shared_file_systems{
    static_cast<unsigned>(NFS_SUPER_MAGIC),  static_cast<unsigned>(SMB_SUPER_MAGIC),
    static_cast<unsigned>(CIFS_SUPER_MAGIC), static_cast<unsigned>(SMB2_SUPER_MAGIC),
    static_cast<unsigned>(FUSE_SUPER_MAGIC), static_cast<unsigned>(V9FS_MAGIC),
    static_cast<unsigned>(AFS_SUPER_MAGIC),  static_cast<unsigned>(CEPH_SUPER_MAGIC),
};

bool is_shared(const std::string& folder) {
  struct statfs status {};
  if (statfs(folder.c_str(), &status) != 0) return false;
  return std::find(shared_file_systems.begin(), shared_file_systems.end(), static_cast<unsigned>(status.f_type)) !=
         shared_file_systems.end();
}

}  // namespace

Notice::Notice(const std::vector<std::string>& roots) {
  if (inotifytools_initialize() == 0) {
    reason_ = "the system gives no notices: " + std::string(std::strerror(inotifytools_error()));
    return;
  }
  for (const std::string& root : roots) {
    if (is_shared(root)) {
      reason_ = root + " is on a network share";
      return;
    }
    if (inotifytools_watch_recursively(root.c_str(), events) == 0) {
      reason_ = root + " cannot be watched: " + std::strerror(inotifytools_error());
      return;
    }
  }
  works_ = true;
}

Notice::~Notice() { inotifytools_cleanup(); }

bool Notice::wait(std::chrono::seconds longest) { return inotifytools_next_event(longest.count()) != nullptr; }

}  // namespace indexer::sources
