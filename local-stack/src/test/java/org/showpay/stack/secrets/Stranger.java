package org.showpay.stack.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.showpay.stack.secrets.Authority.Identity;

/** A server on this machine that has some certificate, and notes those of its callers. */
final class Stranger implements AutoCloseable {

  private static final char[] NO_WORD = {};

  private final HttpsServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final List<X509Certificate> callers = new CopyOnWriteArrayList<>();

  Stranger(int port, Identity own, X509Certificate believed) throws Exception {
    SSLContext tls = contextOf(believed, own);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters asksWhoCalls = tls.getDefaultSSLParameters();
            asksWhoCalls.setWantClientAuth(true);
            parameters.setSSLParameters(asksWhoCalls);
          }
        });
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    certificateOf(exchange).ifPresent(callers::add);
    byte[] heard = "\"heard\"".getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().add("Connection", "close");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, heard.length);
    exchange.getResponseBody().write(heard);
    exchange.close();
  }

  private static Optional<X509Certificate> certificateOf(HttpExchange exchange) {
    try {
      SSLSession session = ((HttpsExchange) exchange).getSSLSession();
      return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException withoutOne) {
      return Optional.empty();
    }
  }

  int requests() {
    return requests.get();
  }

  /** The certificates of those whose requests were answered. */
  List<X509Certificate> callers() {
    return callers;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What somebody connects with who believes one authority, and is one of these, or nobody. */
  static SSLContext contextOf(X509Certificate believed, Identity... own)
      throws GeneralSecurityException, IOException {
    KeyStore keys = empty();
    for (Identity identity : own) {
      keys.setKeyEntry(
          "own", identity.key(), NO_WORD, new X509Certificate[] {identity.certificate()});
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, NO_WORD);
    KeyStore authorities = empty();
    authorities.setCertificateEntry("believed", believed);
    TrustManagerFactory belief = TrustManagerFactory.getInstance("PKIX");
    belief.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), belief.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
