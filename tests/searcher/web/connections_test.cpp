// SPDX-License-Identifier: GPL-3.0-or-later
// Room for connections: in all, and of one address. The addresses of 127.0.0.0/8 stand for other machines here.
#include "searcher/web/connections.h"

#include <Poco/Net/ServerSocket.h>
#include <gtest/gtest.h>

#include <list>
#include <string>

namespace {

using Poco::Net::SocketAddress;
using Poco::Net::StreamSocket;
using searcher::web::Connections;

class Room : public testing::Test {
 protected:
  // The server's side of a new connection from that address.
  const StreamSocket& from(const std::string& address) {
    StreamSocket& client = clients_.emplace_back(Poco::Net::SocketAddress::IPv4);
    client.impl()->bind(SocketAddress(address, 0));
    client.impl()->connect(listening_.address());
    return accepted_.emplace_back(listening_.acceptConnection());
  }

  Poco::Net::ServerSocket listening_{SocketAddress("127.0.0.1", 0)};
  std::list<StreamSocket> clients_;
  std::list<StreamSocket> accepted_;
};

TEST_F(Room, OneAddressTakesItsShareAlone) {
  Connections connections(10, 3);
  const StreamSocket& other = from("127.0.0.9");
  ASSERT_TRUE(connections.admit(other));
  std::list<StreamSocket> greedy;
  for (int i = 0; i < 50; ++i) {
    greedy.push_back(from("127.0.0.2"));
    ASSERT_TRUE(connections.admit(greedy.back())) << "its own longest waiting one makes room";
  }
  EXPECT_TRUE(connections.begin_answer(other)) << "the first to come is still there";
  int still_there = 0;
  for (const StreamSocket& socket : greedy) still_there += connections.begin_answer(socket) ? 1 : 0;
  EXPECT_EQ(still_there, 3);
  EXPECT_TRUE(connections.begin_answer(greedy.back()));
}

TEST_F(Room, AnAddressWhoseShareIsBeingAnsweredWaits) {
  Connections connections(10, 2);
  const StreamSocket& first = from("127.0.0.2");
  const StreamSocket& second = from("127.0.0.2");
  for (const StreamSocket* socket : {&first, &second}) {
    ASSERT_TRUE(connections.admit(*socket));
    ASSERT_TRUE(connections.begin_answer(*socket));
  }
  EXPECT_FALSE(connections.admit(from("127.0.0.2")));
  EXPECT_TRUE(connections.admit(from("127.0.0.3"))) << "others have their own";
  connections.remove(first);
  EXPECT_TRUE(connections.admit(from("127.0.0.2")));
}

TEST_F(Room, AllTogetherHaveNoMoreThanThereIs) {
  Connections connections(4, 3);
  std::list<StreamSocket> all;
  for (const char* address : {"127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6"}) {
    all.push_back(from(address));
    ASSERT_TRUE(connections.admit(all.back()));
  }
  EXPECT_FALSE(connections.begin_answer(all.front())) << "the longest waiting one of all made room";
  for (auto socket = std::next(all.begin()); socket != all.end(); ++socket)
    EXPECT_TRUE(connections.begin_answer(*socket));
  EXPECT_FALSE(connections.admit(from("127.0.0.7"))) << "all are being answered";
}

TEST_F(Room, WhoHasGoneTakesNoPlace) {
  Connections connections(10, 1);
  const StreamSocket& first = from("127.0.0.2");
  ASSERT_TRUE(connections.admit(first));
  connections.remove(first);
  const StreamSocket& second = from("127.0.0.2");
  ASSERT_TRUE(connections.admit(second));
  EXPECT_TRUE(connections.begin_answer(second));
}

}  // namespace
