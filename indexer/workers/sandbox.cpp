// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/workers/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace indexer::workers {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool under_address_sanitizer = true;
#else
constexpr bool under_address_sanitizer = false;
#endif

// What the PDF reader and the text libraries open while they work. Without the fonts poppler returns less text and no
// error.
constexpr std::array readable{"/usr/share/fonts",         "/usr/share/poppler",     "/etc/fonts",
                              "/var/cache/fontconfig",    "/usr/share/icu",         "/usr/lib/x86_64-linux-gnu/gconv",
                              "/usr/share/tesseract-ocr", "/usr/local/share/fonts", "/usr/share/fontconfig"};

void limit(int resource, std::uint64_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// Address space in use now, in bytes; the limit counts from here.
std::uint64_t address_space() {
  char text[64] = {};
  const int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  const ssize_t size = read(fd, text, sizeof text - 1);
  close(fd);
  return size > 0 ? std::strtoull(text, nullptr, 10) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

Layer close_landlock(const std::string& further) {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return {landlock_layer, false, "the kernel does not have it"};
  landlock_ruleset_attr attributes{};
  // Everything of ABI 1, so that whatever no rule allows is denied.
  attributes.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const int ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset < 0) return {landlock_layer, false, std::strerror(errno)};
  std::vector<const char*> folders(readable.begin(), readable.end());
  if (!further.empty()) folders.push_back(further.c_str());
  for (const char* folder : folders) {
    const int fd = open(folder, O_PATH | O_CLOEXEC);
    if (fd < 0) continue;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = fd;
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(fd);
  }
  const long result = syscall(SYS_landlock_restrict_self, ruleset, 0);
  const int error = errno;
  close(ruleset);
  if (result != 0) return {landlock_layer, false, std::strerror(error)};
  return {landlock_layer, true, "ABI " + std::to_string(version)};
}

// Memory, time, the files already open, and reading of further ones (which Landlock narrows).
constexpr std::array allowed_calls{
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(statx),
    SCMP_SYS(lseek),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(getdents64),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getcwd),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrusage),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(setitimer),
    SCMP_SYS(poll),
    SCMP_SYS(umask),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
};

Layer close_seccomp() {
  if (under_address_sanitizer) return {seccomp_layer, false, "off under AddressSanitizer"};
  scmp_filter_ctx context = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (context == nullptr) return {seccomp_layer, false, "the kernel does not have it"};
  int error = 0;
  for (const int call : allowed_calls) {
    const int one = seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 0);
    if (one != 0 && error == 0) error = one;
  }
  constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
  seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
  seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
  // What a library asks of its own descriptors; with the others a descriptor could be made to signal the parent.
  for (const int command : {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL})
    seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                     SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
  // abort() must be able to end this very process.
  const auto self = static_cast<scmp_datum_t>(getpid());
  seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self));
  if (error == 0) error = seccomp_load(context);
  seccomp_release(context);
  if (error != 0) return {seccomp_layer, false, std::strerror(-error)};
  return {seccomp_layer, true, std::to_string(allowed_calls.size() + 4) + " calls allowed"};
}

std::vector<Layer> limit_all(std::uint64_t memory) {
  std::vector<Layer> layers;
  prctl(PR_SET_DUMPABLE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 64);
  std::string detail = "memory " + std::to_string(memory >> 20) + " MiB";
  if (under_address_sanitizer)
    detail = "memory unlimited under AddressSanitizer";
  else
    limit(RLIMIT_AS, address_space() + memory);
  layers.push_back({limits_layer, true, detail});
  layers.push_back({privileges_layer, prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, ""});
  return layers;
}

}  // namespace

std::vector<Layer> close_limits(std::uint64_t memory) {
  std::vector<Layer> layers = limit_all(memory);
  layers.push_back({landlock_layer, false, "switched off"});
  layers.push_back({seccomp_layer, false, "switched off"});
  return layers;
}

std::vector<Layer> close_sandbox(std::uint64_t memory, const std::string& also_readable) {
  std::vector<Layer> layers = limit_all(memory);
  layers.push_back(close_landlock(also_readable));
  layers.push_back(close_seccomp());
  return layers;
}

bool is_active(const std::vector<Layer>& layers, const std::string& name) {
  for (const Layer& layer : layers)
    if (layer.name == name) return layer.active;
  return false;
}

std::vector<std::string> forbidden_acts_that_succeed(bool landlock, bool seccomp) {
  std::vector<std::string> succeeded;
  const auto attempt = [&](bool tried, const char* name, auto act) {
    if (tried && act()) succeeded.emplace_back(name);
  };
  const auto opens = [](const char* path, int flags) {
    const int fd = open(path, flags | O_CLOEXEC, 0600);
    if (fd >= 0) close(fd);
    return fd >= 0;
  };
  attempt(landlock, "reading /etc/passwd", [&] { return opens("/etc/passwd", O_RDONLY); });
  attempt(landlock, "listing /", [&] { return opens("/", O_RDONLY | O_DIRECTORY); });
  attempt(landlock || seccomp, "writing a file", [&] { return opens("/tmp/.ips-probe", O_WRONLY | O_CREAT | O_EXCL); });
  attempt(seccomp, "opening a socket", [] {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0) close(fd);
    return fd >= 0;
  });
  attempt(seccomp, "starting a process", [] {
    const long child = syscall(SYS_fork);
    if (child == 0) _exit(0);
    return child > 0;
  });
  attempt(seccomp, "signalling its parent", [] { return kill(getppid(), 0) == 0; });
  attempt(seccomp, "running a program", [] {
    // A path that does not exist: only an error other than EPERM shows that the call itself was let through.
    char* const nothing[] = {nullptr};
    execve("/nonexistent/program", nothing, nothing);
    return errno != EPERM;
  });
  return succeeded;
}

}  // namespace indexer::workers
