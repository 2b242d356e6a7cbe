package org.showpay.auth.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.showpay.contracts.egress.CheckedAddresses;
import org.showpay.contracts.webhook.TryError;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends one POST to somebody else's server, and waits no longer than it has to. */
@Component
public class Receivers implements DisposableBean {

  /** How long one try may take in all, however slowly the answer trickles. */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private final CloseableHttpClient client;
  private final RetryAfter retryAfter;
  private final Duration patience;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-deadline").factory());

  /**
   * The one that webhooks are sent by.
   *
   * @param bundle whose authorities are believed in the place of the public ones, for receivers of
   *     one's own; none by itself
   */
  @Autowired
  Receivers(
      ReachableAddresses reachable,
      SslBundles bundles,
      @Value("${showpay.webhook.authorities-of:}") String bundle,
      Clock clock) {
    this(
        new CheckedNames(InetAddress::getAllByName, reachable),
        bundle.isEmpty()
            ? DefaultClientTlsStrategy.createDefault()
            : ReceiverLine.believing(bundles.getBundle(bundle)),
        clock,
        PATIENCE);
  }

  Receivers(CheckedNames names, Clock clock, Duration patience) {
    this(names, DefaultClientTlsStrategy.createDefault(), clock, patience);
  }

  private Receivers(
      CheckedNames names, TlsSocketStrategy authorities, Clock clock, Duration patience) {
    this.client = ReceiverLine.open(names, authorities, patience);
    this.retryAfter = new RetryAfter(clock);
    this.patience = patience;
  }

  /** Posts JSON; silence, a refusal and a broken answer are replies too. */
  public Reply post(EndpointUrl url, Map<String, String> headers, String json) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("Somebody else was asked while a transaction was open");
    }
    HttpPost request = new HttpPost(url.reveal());
    headers.forEach(request::setHeader);
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON.withCharset(UTF_8)));
    ScheduledFuture<?> deadline =
        timer.schedule(request::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
    // The status is all that counts: the body is not read, and the connection is closed.
    try (ClassicHttpResponse response =
        client.executeOpen(HttpHost.create(url.reveal()), request, HttpClientContext.create())) {
      return read(response.getCode(), retryAfter.in(response.getFirstHeader("Retry-After")));
    } catch (IOException e) {
      return Reply.Failed.without(request.isCancelled() ? TryError.TIMEOUT : kindOf(e));
    } finally {
      deadline.cancel(false);
      CheckedAddresses.done();
    }
  }

  private static Reply read(int status, RetryAfter.Wish wish) {
    if (status == 410) {
      return new Reply.Gone();
    }
    return switch (status / 100) {
      case 2 -> new Reply.Accepted(status);
      case 3 -> new Reply.Failed(TryError.REDIRECT, status, null);
      default -> new Reply.Failed(TryError.STATUS, status, wish.delay());
    };
  }

  private static TryError kindOf(IOException e) {
    return switch (e) {
      case CheckedNames.AddressRefused _ -> TryError.ADDRESS_REFUSED;
      case UnknownHostException _ -> TryError.NAME_UNKNOWN;
      case ConnectTimeoutException _ -> TryError.CONNECTION_FAILED;
      case ConnectException _ -> TryError.CONNECTION_FAILED;
      case NoRouteToHostException _ -> TryError.CONNECTION_FAILED;
      case SSLException _ -> TryError.TLS_FAILED;
      case SocketTimeoutException _ -> TryError.TIMEOUT;
      default -> TryError.ANSWER_BROKEN;
    };
  }

  @Override
  public void destroy() throws IOException {
    timer.shutdownNow();
    client.close();
  }
}
