package org.showpay.gateway.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.gateway.routing.CardCompanies;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BodyFilterFunctions;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Points the request that the gateway forwards at a card company, and takes in what comes back.
 * Nothing of the incoming request goes along, neither its headers nor its token.
 */
@Component
final class CompanyLine {

  private static final int LONGEST_REPLY = 64 * 1024;

  private final CardCompanies companies;

  CompanyLine(CardCompanies companies) {
    this.companies = companies;
  }

  /**
   * Posts a message to one of the resources of a card company, once.
   *
   * @param incoming what the gateway is about to forward; the message takes its place
   */
  Reply post(
      ServerRequest incoming,
      HandlerFunction<ServerResponse> gateway,
      CompanyId company,
      String resource,
      Object message)
      throws Exception {
    Optional<URI> address = companies.addressOf(company);
    if (address.isEmpty()) {
      return new Reply.NotSent("There is no line to this card company");
    }
    ServerRequest outgoing =
        readdressed(incoming, resourceOf(address.get(), company, resource), message);
    try {
      return taken(outgoing, gateway.handle(outgoing));
    } catch (RestClientException e) {
      return broken(e.getCause());
    } catch (RuntimeException e) {
      // Whatever it was, the request may have arrived: an answer nobody can read is silence.
      return new Reply.Silence("The answer cannot be read");
    }
  }

  private static URI resourceOf(URI base, CompanyId company, String resource) {
    return UriComponentsBuilder.fromUri(base)
        .path("/v1/companies/{company}/{resource}")
        .build(company.text(), resource);
  }

  private static ServerRequest readdressed(ServerRequest incoming, URI to, Object message) {
    ServerRequest addressed =
        ServerRequest.from(incoming)
            .method(HttpMethod.POST)
            .uri(to)
            .params(MultiValueMap::clear)
            .headers(headers -> {
              headers.clear();
              headers.setContentType(MediaType.APPLICATION_JSON);
              headers.setAccept(List.of(MediaType.APPLICATION_JSON));
            })
            .build();
    MvcUtils.setRequestUrl(addressed, to);
    return BodyFilterFunctions.modifyRequestBody(
            byte[].class,
            Object.class,
            MediaType.APPLICATION_JSON_VALUE,
            (request, body) -> message)
        .apply(addressed);
  }

  private static Reply taken(ServerRequest outgoing, ServerResponse response) {
    InputStream stream =
        MvcUtils.getAttribute(outgoing, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
    try (InputStream body = Objects.requireNonNull(stream)) {
      if (!response.statusCode().isSameCodeAs(HttpStatus.OK)) {
        return new Reply.Silence("The answer has status " + response.statusCode().value());
      }
      byte[] bytes = body.readNBytes(LONGEST_REPLY + 1);
      return bytes.length > LONGEST_REPLY
          ? new Reply.Silence("The answer is longer than 64 kB")
          : new Reply.Text(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Reply.Silence("The answer broke off, or did not end in time");
    }
  }

  /** Only a failure to connect proves that nothing was sent. */
  private static Reply broken(@Nullable Throwable cause) {
    return switch (cause) {
      case ConnectException refused -> new Reply.NotSent("The card company cannot be reached");
      case HttpConnectTimeoutException late ->
          new Reply.NotSent("The card company cannot be reached in time");
      case HttpTimeoutException silent -> new Reply.Silence("No answer came in time");
      case null, default -> new Reply.Silence("The line broke");
    };
  }
}
