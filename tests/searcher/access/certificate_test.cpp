// SPDX-License-Identifier: GPL-3.0-or-later
// Which certificates and keys are taken, and what is said of the others.
#include "searcher/access/certificate.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/searcher/access/certificates.h"
#include "tests/temporary_folder.h"

namespace {

using namespace searcher::access;

class Certificate : public testing::Test {
 protected:
  void SetUp() override {
    if (!tests::make_certificate(folder_.path())) GTEST_SKIP() << "there is no openssl program";
  }
  std::string refusal() const {
    try {
      tls_context(folder_.path() / "page.pem", folder_.path() / "page.key");
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }
  tests::TemporaryFolder folder_;
};

TEST_F(Certificate, KeysOfEveryKindAreTaken) {
  for (const char* key : {"ec", "rsa:2048", "ed25519"}) {
    ASSERT_TRUE(tests::make_certificate(folder_.path(), 90, key)) << key;
    const auto context = tls_context(folder_.path() / "page.pem", folder_.path() / "page.key");
    EXPECT_EQ(expiry_warning(*context), "") << key;
  }
}

TEST_F(Certificate, ThatEndsSoonIsToldOf) {
  ASSERT_TRUE(tests::make_certificate(folder_.path(), 7));
  const auto context = tls_context(folder_.path() / "page.pem", folder_.path() / "page.key");
  EXPECT_TRUE(expiry_warning(*context).starts_with("The certificate ends in ")) << expiry_warning(*context);
}

TEST_F(Certificate, AKeyThatOthersCanReadIsRefused) {
  ASSERT_EQ(chmod((folder_.path() / "page.key").c_str(), 0644), 0);
  EXPECT_NE(refusal().find("chmod 600"), std::string::npos);
}

TEST_F(Certificate, WhatDoesNotBelongTogetherIsRefused) {
  std::filesystem::copy_file(folder_.path() / "page.pem", folder_.path() / "old.pem");
  ASSERT_TRUE(tests::make_certificate(folder_.path()));
  std::filesystem::rename(folder_.path() / "old.pem", folder_.path() / "page.pem");
  EXPECT_NE(refusal().find("is not that of the certificate"), std::string::npos);
}

TEST_F(Certificate, WhatIsNoneIsRefused) {
  const std::string key = (folder_.path() / "page.key").string();
  ASSERT_EQ(std::system(("cd '" + folder_.path().string() +
                         "' && openssl pkey -in page.key -aes256 -passout pass:secret -out locked.key && mv locked.key "
                         "page.key && chmod 600 page.key")
                            .c_str()),
            0);
  EXPECT_NE(refusal().find("without a passphrase"), std::string::npos);
  folder_.write("page.key", "nonsense");
  EXPECT_NE(refusal().find("holds no private key"), std::string::npos);
  folder_.write("page.pem", "nonsense");
  EXPECT_NE(refusal().find("has to be a PEM file"), std::string::npos);
  std::filesystem::remove(folder_.path() / "page.pem");
  EXPECT_NE(refusal().find("cannot be read"), std::string::npos);
}

}  // namespace
