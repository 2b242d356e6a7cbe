package org.showpay.contracts.certificate;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

/**
 * Makes each connection with the key and the authorities that a bundle has by then: certificates
 * are renewed, and a client is made once.
 */
final class RenewedContext extends SSLContextSpi {

  private volatile SSLContext now;

  private RenewedContext(SSLContext first) {
    this.now = first;
  }

  static SSLContext of(SslBundles bundles, String name) {
    SSLContext first = bundles.getBundle(name).createSslContext();
    RenewedContext renewed = new RenewedContext(first);
    bundles.addBundleUpdateHandler(name, bundle -> renewed.now = bundle.createSslContext());
    return new SSLContext(renewed, first.getProvider(), first.getProtocol()) {};
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] authorities,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("The bundle alone says what is believed");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return now.getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return now.getServerSocketFactory();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return now.createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return now.createSSLEngine(host, port);
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return now.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return now.getClientSessionContext();
  }
}
