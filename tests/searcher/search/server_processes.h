// SPDX-License-Identifier: GPL-3.0-or-later
// xapian-tcpsrv processes, each in a network namespace of its own where that is permitted, else on a loopback port.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace tests {

inline constexpr const char* server_program = "/usr/bin/xapian-tcpsrv";

// A namespace that is joined to that of the tests by a pair of devices; "" when it could not be made.
class Namespace {
 public:
  explicit Namespace(int number) {
    const std::string id = std::to_string(getpid()) + "-" + std::to_string(number);
    const std::string name = "ips-" + id;
    // Four addresses of 10.64.0.0/10 for each process and number: two runs with the same would take each other's
    // packets.
    const unsigned block = (static_cast<unsigned>(getpid()) % 0x40000 * 4 + static_cast<unsigned>(number) % 4) * 4;
    const std::string net = "10." + std::to_string(64 + (block >> 16)) + "." + std::to_string(block >> 8 & 0xff) + ".";
    const std::string here = net + std::to_string((block & 0xff) + 1);
    const std::string there = net + std::to_string((block & 0xff) + 2);
    const std::string in = "ip -n " + name + " ";
    const std::string commands = "ip netns add " + name + " && ip link add ipsh" + id + " type veth peer name ipsn" +
                                 id + " && ip link set ipsn" + id + " netns " + name + " && ip addr add " + here +
                                 "/30 dev ipsh" + id + " && ip link set ipsh" + id + " up && " + in + "addr add " +
                                 there + "/30 dev ipsn" + id + " && " + in + "link set ipsn" + id + " up && " + in +
                                 "link set lo up";
    made_ = std::system(("(" + commands + ") >/dev/null 2>&1").c_str()) == 0;
    name_ = name;
    address_ = there;
    if (!made_) remove();
  }
  ~Namespace() { remove(); }
  Namespace(const Namespace&) = delete;
  Namespace& operator=(const Namespace&) = delete;

  bool made() const { return made_; }
  const std::string& name() const { return name_; }
  std::string address() const { return made_ ? address_ : "127.0.0.1"; }

 private:
  // With the namespace goes the pair of devices.
  void remove() const {
    [[maybe_unused]] const int status = std::system(("ip netns del " + name_ + " >/dev/null 2>&1").c_str());
  }

  bool made_ = false;
  std::string name_;
  std::string address_;
};

// Whether something listens there; tries for one second at most.
inline bool answers(const std::string& address, int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, address.c_str(), &place.sin_addr);
  bool connected = connect(fd, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0;
  if (!connected && errno == EINPROGRESS) {
    pollfd ready{fd, POLLOUT, 0};
    int error = 0;
    socklen_t size = sizeof error;
    connected = poll(&ready, 1, 1000) == 1 && getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
  }
  close(fd);
  return connected;
}

// Serves databases until it is stopped. It has a session of its own: xapian-tcpsrv ends its whole process group.
class ServerProcess {
 public:
  ServerProcess(const Namespace& where, int port, const std::vector<std::filesystem::path>& databases)
      : where_(where), port_(port), databases_(databases) {
    start();
  }
  ~ServerProcess() { stop(); }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  std::string place() const { return where_.address() + ":" + std::to_string(port_); }

  void start() {
    std::vector<std::string> command;
    if (where_.made()) command = {"/sbin/ip", "netns", "exec", where_.name()};
    for (const std::string& each : {std::string(server_program), std::string("--quiet"), std::string("--interface"),
                                    where_.address(), std::string("--port"), std::to_string(port_)})
      command.push_back(each);
    for (const auto& database : databases_) command.push_back(database.string());
    std::vector<char*> arguments;
    for (std::string& each : command) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
      setsid();
      const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);  // it tells of every connection that ends
      dup2(nowhere, STDOUT_FILENO);
      dup2(nowhere, STDERR_FILENO);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!answers(where_.address(), port_) && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }

  // With the processes that serve its connections.
  void stop() {
    if (process_ <= 0) return;
    kill(-process_, SIGKILL);
    kill(process_, SIGKILL);  // also when it has not come as far as to have a session
    waitpid(process_, nullptr, 0);
    process_ = 0;
  }

  void signal(int number) const { kill(-process_, number); }

 private:
  const Namespace& where_;
  int port_;
  std::vector<std::filesystem::path> databases_;
  pid_t process_ = 0;
};

}  // namespace tests
