// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into the indexer: a disk that loses power or fails, beneath the folder FAULT_ROOT.
//
// The model is POSIX at its strictest: of a file survives what it held at its last fsync, of a folder the names it had
// at its last fsync. What survives is kept in FAULT_SHADOW: data/INODE is a file's content, folder/INODE the names of a
// folder ("TYPE INODE NAME" each, ended by a zero byte; a link's target follows its name after another). The process
// ends at sync call FAULT_CUT. With FAULT_NO_FOLDER_SYNC syncs of folders do nothing, as the negative control.
//
// Faults: every call that changes the folder counts (open for writing, write, sync, rename, link, making and removing).
// The process ends at call FAULT_STOP; FAULT_TIMES calls (default: all) from FAULT_FAIL on fail with FAULT_ERRNO. With
// FAULT_SHORT writes are cut short once, which is no failure. FAULT_COUNT names a file for the number of calls.
// FAULT_NO_NOTICES: the system has no notices of changes (inotify).
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long sync_calls, calls;  // an indexer has several threads that write
static pid_t owner;                    // workers that the indexer forks are none of this

static long number(const char* name) {
  const char* value = getenv(name);
  return value == NULL ? 0 : atol(value);
}

static int is_beneath(const char* path) {
  const char* root = getenv("FAULT_ROOT");
  return root != NULL && strncmp(path, root, strlen(root)) == 0;
}

static int path_of(int fd, char* path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return is_beneath(path);
}

static void shadow_path(char* path, size_t size, const char* kind, ino_t inode) {
  snprintf(path, size, "%s/%s/%lu", getenv("FAULT_SHADOW"), kind, (unsigned long)inode);
}

// The file stays open for good, so that its inode number is never given to another.
static void keep_data(const char* from, ino_t inode) {
  char to[4096], part[65536];
  shadow_path(to, sizeof to, "data", inode);
  FILE* in = fopen(from, "re");
  FILE* out = fopen(to, "we");
  size_t size;
  while (in != NULL && out != NULL && (size = fread(part, 1, sizeof part, in)) > 0) fwrite(part, 1, size, out);
  if (out != NULL) fclose(out);
}

static void keep_names(const char* folder) {
  struct stat status;
  char to[4096], path[8192], target[4096];
  if (stat(folder, &status) != 0) return;
  shadow_path(to, sizeof to, "folder", status.st_ino);
  DIR* names = opendir(folder);
  FILE* out = fopen(to, "we");
  struct dirent* entry;
  while (names != NULL && out != NULL && (entry = readdir(names)) != NULL) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (lstat(path, &status) != 0) continue;
    const char type = S_ISDIR(status.st_mode) ? 'd' : S_ISLNK(status.st_mode) ? 'l' : 'f';
    fprintf(out, "%c %lu %s%c", type, (unsigned long)status.st_ino, entry->d_name, 0);
    const ssize_t length = type == 'l' ? readlink(path, target, sizeof target - 1) : 0;
    if (type == 'l') fprintf(out, "%.*s%c", (int)length, target, 0);
  }
  if (out != NULL) fclose(out);
  if (names != NULL) closedir(names);
}

// What is there at the start has been there long enough.
static void keep_all(const char* folder) {
  keep_names(folder);
  DIR* names = opendir(folder);
  struct dirent* entry;
  while (names != NULL && (entry = readdir(names)) != NULL) {
    char path[8192];
    struct stat status;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (lstat(path, &status) != 0) continue;
    if (S_ISDIR(status.st_mode)) keep_all(path);
    if (S_ISREG(status.st_mode)) keep_data(path, status.st_ino);
  }
  if (names != NULL) closedir(names);
}

__attribute__((constructor)) static void begin(void) {
  owner = getpid();
  if (getenv("FAULT_SHADOW") != NULL && getenv("FAULT_ROOT") != NULL) keep_all(getenv("FAULT_ROOT"));
}

// Whether this call is to fail; errno then says with what.
static int is_faulty(const char* path) {
  if (getpid() != owner || !is_beneath(path)) return 0;
  const long call = ++calls;
  if (call == number("FAULT_STOP")) _exit(137);
  if (getenv("FAULT_SHORT") != NULL) return 0;
  const long first = number("FAULT_FAIL"), times = number("FAULT_TIMES");
  if (first == 0 || call < first || (times > 0 && call >= first + times)) return 0;
  errno = (int)number("FAULT_ERRNO");
  return 1;
}

__attribute__((destructor)) static void end(void) {
  if (getpid() != owner || getenv("FAULT_COUNT") == NULL) return;
  FILE* out = fopen(getenv("FAULT_COUNT"), "we");
  if (out != NULL) fprintf(out, "%ld", (long)calls);
  if (out != NULL) fclose(out);
}

static int synced(int fd, int (*real)(int)) {
  char path[4096];
  struct stat status;
  if (getpid() != owner || !path_of(fd, path, sizeof path) || fstat(fd, &status) != 0) return real(fd);
  if (++sync_calls == number("FAULT_CUT")) _exit(137);
  if (is_faulty(path)) return -1;
  if (getenv("FAULT_SHADOW") == NULL) return real(fd);
  if (!S_ISDIR(status.st_mode))
    keep_data(path, status.st_ino);
  else if (getenv("FAULT_NO_FOLDER_SYNC") == NULL)
    keep_names(path);
  return 0;
}

#define REAL(name, ...) ((__VA_ARGS__)dlsym(RTLD_NEXT, name))

int fsync(int fd) { return synced(fd, REAL("fsync", int (*)(int))); }
int fdatasync(int fd) { return synced(fd, REAL("fdatasync", int (*)(int))); }

// Whether a write to that descriptor is to fail; a short one is only told by its new size.
static int is_faulty_write(int fd, size_t* size) {
  char path[4096];
  if (getpid() != owner || !path_of(fd, path, sizeof path)) return 0;
  if (getenv("FAULT_SHORT") == NULL) return is_faulty(path);
  if (++calls == number("FAULT_FAIL") && *size > 1) *size /= 2;
  return 0;
}

ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t at) {
  if (is_faulty_write(fd, &size)) return -1;
  return REAL("pwrite64", ssize_t(*)(int, const void*, size_t, off64_t))(fd, bytes, size, at);
}

ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

ssize_t write(int fd, const void* bytes, size_t size) {
  if (is_faulty_write(fd, &size)) return -1;
  return REAL("write", ssize_t(*)(int, const void*, size_t))(fd, bytes, size);
}

static int opened(const char* name, const char* path, int flags, mode_t mode) {
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && is_faulty(path)) return -1;
  return REAL(name, int (*)(const char*, int, ...))(path, flags, mode);
}

#define OPEN(name)                                                  \
  int name(const char* path, int flags, ...) {                      \
    va_list rest;                                                   \
    va_start(rest, flags);                                          \
    const mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                   \
    return opened(#name, path, flags, mode);                        \
  }
OPEN(open)
OPEN(open64)

int rename(const char* from, const char* to) {
  return is_faulty(from) ? -1 : REAL("rename", int (*)(const char*, const char*))(from, to);
}
int symlink(const char* target, const char* path) {
  return is_faulty(path) ? -1 : REAL("symlink", int (*)(const char*, const char*))(target, path);
}
int mkdir(const char* path, mode_t mode) {
  return is_faulty(path) ? -1 : REAL("mkdir", int (*)(const char*, mode_t))(path, mode);
}
int unlink(const char* path) { return is_faulty(path) ? -1 : REAL("unlink", int (*)(const char*))(path); }

int unlinkat(int folder, const char* path, int flags) {
  char whole[4096];
  const int known = path[0] != '/' && path_of(folder, whole, sizeof whole);
  return (known && is_faulty(whole)) ? -1 : REAL("unlinkat", int (*)(int, const char*, int))(folder, path, flags);
}

int inotify_init1(int flags) {
  if (getenv("FAULT_NO_NOTICES") == NULL) return REAL("inotify_init1", int (*)(int))(flags);
  errno = ENOSYS;
  return -1;
}
int inotify_init(void) { return inotify_init1(0); }
