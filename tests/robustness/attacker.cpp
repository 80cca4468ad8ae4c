// SPDX-License-Identifier: GPL-3.0-or-later
// What code that has taken over a reader would try. `attacker closed` tries it all in the sandbox of the readers,
// `attacker open` without. One line for each: "denied", or "let through", and the act. The arguments are such that
// nothing happens even where the kernel lets the call through.
#include <fcntl.h>
#include <linux/keyctl.h>
#include <linux/openat2.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <iostream>
#include <string_view>
#include <vector>

#include "indexer/workers/sandbox.h"

namespace {

constexpr const char* nowhere = "/nonexistent/file";

struct Act {
  const char* name;
  bool is_read;  // of a file: a matter of Landlock alone
  std::function<long()> attempt;
};

long calls(long number, auto... arguments) { return syscall(number, arguments...); }

long opens(const char* path, int flags) {
  const long fd = calls(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0600);
  if (fd >= 0) close(static_cast<int>(fd));
  return fd;
}

long forks() {
  const long child = calls(SYS_fork);
  if (child == 0) _exit(0);
  return child;
}

std::vector<Act> files() {
  return {
      {"reading /etc/passwd", true, [] { return opens("/etc/passwd", O_RDONLY); }},
      {"listing /", true, [] { return opens("/", O_RDONLY | O_DIRECTORY); }},
      {"listing /home", true, [] { return opens("/home", O_RDONLY | O_DIRECTORY); }},
      {"reading its parent's environment", true, [] { return opens("/proc/self/environ", O_RDONLY); }},
      {"reading memory as a file", true, [] { return opens("/proc/self/mem", O_RDONLY); }},
      {"writing memory as a file", false, [] { return opens("/proc/self/mem", O_RDWR); }},
      {"writing a file", false, [] { return opens(nowhere, O_WRONLY); }},
      {"creating a file", false, [] { return opens(nowhere, O_RDONLY | O_CREAT); }},
      {"emptying a file", false, [] { return opens(nowhere, O_RDONLY | O_TRUNC); }},
      {"creating a nameless file", false, [] { return opens(nowhere, O_RDWR | O_TMPFILE); }},
      {"creat", false, [] { return calls(SYS_creat, nowhere, 0600); }},
      {"openat2", false,
       [] {
         open_how how{};
         return calls(SYS_openat2, AT_FDCWD, "/etc/passwd", &how, sizeof how);
       }},
      {"open_by_handle_at", false, [] { return calls(SYS_open_by_handle_at, -1, nullptr, 0); }},
      {"memfd_create", false, [] { return calls(SYS_memfd_create, "x", 0xffffu); }},
      {"truncate", false, [] { return calls(SYS_truncate, nowhere, 0L); }},
      {"ftruncate", false, [] { return calls(SYS_ftruncate, -1, 0L); }},
      {"unlink", false, [] { return calls(SYS_unlink, nowhere); }},
      {"unlinkat", false, [] { return calls(SYS_unlinkat, AT_FDCWD, nowhere, 0); }},
      {"rename", false, [] { return calls(SYS_rename, nowhere, nowhere); }},
      {"link", false, [] { return calls(SYS_link, nowhere, nowhere); }},
      {"symlink", false, [] { return calls(SYS_symlink, "x", nowhere); }},
      {"mkdir", false, [] { return calls(SYS_mkdir, nowhere, 0700); }},
      {"rmdir", false, [] { return calls(SYS_rmdir, nowhere); }},
      {"mknod", false, [] { return calls(SYS_mknod, nowhere, 0600, 0L); }},
      {"chmod", false, [] { return calls(SYS_chmod, nowhere, 0777); }},
      {"chown", false, [] { return calls(SYS_chown, nowhere, 0, 0); }},
      {"setxattr", false, [] { return calls(SYS_setxattr, nowhere, "user.x", "x", 1L, 0); }},
      {"utimensat", false, [] { return calls(SYS_utimensat, AT_FDCWD, nowhere, nullptr, 0); }},
      {"chdir", false, [] { return calls(SYS_chdir, nowhere); }},
      {"chroot", false, [] { return calls(SYS_chroot, nowhere); }},
      {"sendfile", false, [] { return calls(SYS_sendfile, -1, -1, nullptr, 1L); }},
      {"inotify", false, [] { return calls(SYS_inotify_init1, -1); }},
  };
}

std::vector<Act> network_and_processes() {
  return {
      {"a TCP socket", false, [] { return calls(SYS_socket, AF_INET, SOCK_STREAM, 0); }},
      {"a UDP socket", false, [] { return calls(SYS_socket, AF_INET6, SOCK_DGRAM, 0); }},
      {"a local socket", false, [] { return calls(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }},
      {"a netlink socket", false, [] { return calls(SYS_socket, AF_NETLINK, SOCK_RAW, 0); }},
      {"connect", false, [] { return calls(SYS_connect, -1, nullptr, 0); }},
      {"bind", false, [] { return calls(SYS_bind, -1, nullptr, 0); }},
      {"sendto", false, [] { return calls(SYS_sendto, -1, nullptr, 0L, 0, nullptr, 0); }},
      {"sendmsg", false, [] { return calls(SYS_sendmsg, -1, nullptr, 0); }},
      {"recvmsg", false, [] { return calls(SYS_recvmsg, -1, nullptr, 0); }},
      {"fork", false, forks},
      {"clone", false,
       [] { return calls(SYS_clone, 0x800UL, nullptr, nullptr, nullptr, 0UL); }},  // CLONE_SIGHAND alone
      {"clone3", false, [] { return calls(SYS_clone3, nullptr, 0L); }},
      {"execve", false, [] { return calls(SYS_execve, nowhere, nullptr, nullptr); }},
      {"execveat", false, [] { return calls(SYS_execveat, -1, "", nullptr, nullptr, AT_EMPTY_PATH); }},
      {"ptrace", false, [] { return calls(SYS_ptrace, PTRACE_PEEKDATA, 0, nullptr, nullptr); }},
      {"reading its parent's memory", false,
       [] { return calls(SYS_process_vm_readv, getppid(), nullptr, 0L, nullptr, 0L, 0L); }},
      {"writing its parent's memory", false,
       [] { return calls(SYS_process_vm_writev, getppid(), nullptr, 0L, nullptr, 0L, 0L); }},
      {"kill", false, [] { return calls(SYS_kill, getppid(), 0); }},
      {"tgkill", false, [] { return calls(SYS_tgkill, getppid(), getppid(), 0); }},
      {"tkill", false, [] { return calls(SYS_tkill, getppid(), 0); }},
      {"a queued signal", false, [] { return calls(SYS_rt_sigqueueinfo, getppid(), 0, nullptr); }},
      {"a signal by the owner of a descriptor", false, [] { return calls(SYS_fcntl, -1, F_SETOWN, getppid()); }},
      {"the choice of that signal", false, [] { return calls(SYS_fcntl, -1, F_SETSIG, 9); }},
      {"pidfd_open", false, [] { return calls(SYS_pidfd_open, getppid(), 0); }},
      {"pidfd_getfd", false, [] { return calls(SYS_pidfd_getfd, -1, 0, 0); }},
      {"the limits of its parent", false,
       [] { return calls(SYS_prlimit64, getppid(), RLIMIT_NOFILE, nullptr, nullptr); }},
      {"setrlimit", false, [] { return calls(SYS_setrlimit, RLIMIT_FSIZE, nullptr); }},
      {"shared memory", false, [] { return calls(SYS_shmget, 0, 0L, 0); }},
      {"a message queue", false, [] { return calls(SYS_mq_open, "/x", O_RDONLY, 0, nullptr); }},
  };
}

std::vector<Act> the_machine() {
  return {
      {"mount", false, [] { return calls(SYS_mount, nullptr, nullptr, nullptr, 0UL, nullptr); }},
      {"umount2", false, [] { return calls(SYS_umount2, nowhere, 0); }},
      {"pivot_root", false, [] { return calls(SYS_pivot_root, nowhere, nowhere); }},
      {"unshare", false, [] { return calls(SYS_unshare, 0); }},
      {"setns", false, [] { return calls(SYS_setns, -1, 0); }},
      {"io_uring_setup", false, [] { return calls(SYS_io_uring_setup, 0, nullptr); }},
      {"bpf", false, [] { return calls(SYS_bpf, 9999, nullptr, 0); }},
      {"perf_event_open", false, [] { return calls(SYS_perf_event_open, nullptr, 0, 0, -1, 0UL); }},
      {"keyctl", false, [] { return calls(SYS_keyctl, 9999, 0, 0, 0, 0); }},
      {"add_key", false, [] { return calls(SYS_add_key, nullptr, nullptr, nullptr, 0L, 0); }},
      {"userfaultfd", false, [] { return calls(SYS_userfaultfd, 0xffff); }},
      {"setuid", false, [] { return calls(SYS_setuid, getuid()); }},
      {"setgid", false, [] { return calls(SYS_setgid, getgid()); }},
      {"capset", false, [] { return calls(SYS_capset, nullptr, nullptr); }},
      {"prctl", false, [] { return calls(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0); }},
      {"seccomp", false, [] { return calls(SYS_seccomp, 9999, 0, nullptr); }},
      {"personality", false, [] { return calls(SYS_personality, 0xffffffffUL); }},
      {"typing into the terminal", false, [] { return calls(SYS_ioctl, -1, TIOCSTI, "x"); }},
      {"loading a module", false, [] { return calls(SYS_finit_module, -1, "", 0); }},
      {"the kernel's log", false, [] { return calls(SYS_syslog, 10, nullptr, 0); }},
  };
}

void attack(bool closed) {
  namespace workers = indexer::workers;
  const auto layers = closed ? workers::close_sandbox(std::uint64_t{1} << 30) : std::vector<workers::Layer>{};
  for (const workers::Layer& layer : layers)
    std::cout << "layer " << layer.name << (layer.active ? " active" : " missing") << '\n';
  for (const auto& acts : {files(), network_and_processes(), the_machine()})
    for (const Act& act : acts) {
      errno = 0;
      const bool denied = act.attempt() == -1 && (errno == EPERM || errno == EACCES);
      std::cout << (denied ? "denied " : "let through ") << (act.is_read ? "(read) " : "") << act.name << '\n';
    }
  std::cout << std::flush;
}

}  // namespace

// The one attacks and tells by a pipe, for it can no longer write files; the other passes that on.
int main(int count, char** arguments) {
  int channel[2];
  if (pipe(channel) != 0) return 1;
  const pid_t attacker = fork();
  if (attacker == 0) {
    dup2(channel[1], STDOUT_FILENO);
    close(channel[0]);
    close(channel[1]);
    attack(count == 2 && arguments[1] == std::string_view("closed"));
    _exit(0);
  }
  close(channel[1]);
  char part[4096];
  for (ssize_t got = 0; (got = read(channel[0], part, sizeof part)) > 0;) std::cout.write(part, got);
  int status = 0;
  return waitpid(attacker, &status, 0) == attacker && status == 0 ? 0 : 1;
}
