package org.showpay.stack.secrets;

import com.nimbusds.jose.jwk.ECKey;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestKeys;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Calls a service at this port with whatever it is given. */
record Visitor(int port) {

  HttpResponse<String> ask(SSLContext as, String credential) throws Exception {
    URI address = URI.create("https://localhost:" + port + CertifiedService.PATH);
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + credential).build();
    try (HttpClient client = HttpClient.newBuilder().sslContext(as).build()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** The certificate that the service shows. */
  X509Certificate shown() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            Credulous.context()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /** Asks whoever is at this port as a client that believes everybody. */
  static String askCredulously(int port) {
    try {
      HttpClient everybody = HttpClient.newBuilder().sslContext(Credulous.context()).build();
      RestClient client =
          RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(everybody)).build();
      return String.valueOf(
          client.get().uri("https://localhost:" + port + "/").retrieve().body(String.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a service signs for {@link CertifiedService}, with its own key. */
  static String token(Secrets secrets, ServiceName caller) throws Exception {
    Path key = secrets.folderOf(caller).resolve("showpay.trust.signing-key");
    return TestKeys.sign(
        ECKey.parse(Files.readString(key)),
        TestKeys.claims(caller.text(), Duration.ofMinutes(5), CertifiedService.SELF)
            .subject(caller.text())
            .claim("kind", "service")
            .build());
  }
}
