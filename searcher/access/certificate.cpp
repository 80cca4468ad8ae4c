// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/access/certificate.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>

#include "searcher/access/secret_file.h"

namespace searcher::access {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

// OpenSSL would ask for a passphrase on the terminal, where nobody may be.
int no_passphrase(char*, int, int, void*) { return 0; }

void use_key(SSL_CTX* context, const std::filesystem::path& file) {
  const std::string text = read_secret_file(file, "key of the certificate");
  const std::unique_ptr<BIO, Free> bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  const std::unique_ptr<EVP_PKEY, Free> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
  if (!key)
    throw std::runtime_error("The file " + file.string() +
                             " holds no private key that can be read. It has to be PEM and without a passphrase; to "
                             "take one off: openssl pkey -in OLD -out NEW");
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1 || SSL_CTX_check_private_key(context) != 1)
    throw std::runtime_error("The key " + file.string() + " is not that of the certificate.");
}

}  // namespace

Poco::Net::Context::Ptr tls_context(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  Poco::Net::Context::Params parameters;
  parameters.verificationMode = Poco::Net::Context::VERIFY_NONE;  // of clients: they show no certificate
  parameters.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";          // of TLS 1.2
  parameters.dhUse2048Bits = true;
  const Poco::Net::Context::Ptr context(new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, parameters));
  SSL_CTX* tls = context->sslContext();
  SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);  // whatever the system's own settings allow
  SSL_CTX_set_max_proto_version(tls, 0);
  SSL_CTX_set_options(tls, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET);
  SSL_CTX_set_num_tickets(tls, 0);
  SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS);
  if (SSL_CTX_use_certificate_chain_file(tls, certificate.c_str()) != 1) {
    ERR_clear_error();
    throw std::runtime_error("The certificate " + certificate.string() +
                             " cannot be read. It has to be a PEM file, the page's own certificate first.");
  }
  use_key(tls, key);
  ERR_clear_error();
  return context;
}

std::string expiry_warning(const Poco::Net::Context& context) {
  const X509* certificate = SSL_CTX_get0_certificate(context.sslContext());
  int days = 0;
  int seconds = 0;
  if (certificate == nullptr || ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(certificate)) != 1)
    return {};
  if (days < 0 || seconds < 0) return "The certificate has ended: browsers will refuse the page. Renew it.";
  if (days >= days_of_warning) return {};
  return "The certificate ends in " + std::to_string(days) + (days == 1 ? " day" : " days") + ". Renew it before.";
}

}  // namespace searcher::access
