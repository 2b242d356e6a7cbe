package org.showpay.gateway.line;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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
import org.showpay.contracts.problem.ProblemException;
import org.showpay.gateway.routing.CardCompanies;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BodyFilterFunctions;
import org.springframework.http.HttpHeaders;
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
public final class CompanyLine {

  private static final int LONGEST_REPLY = 64 * 1024;

  private final CardCompanies companies;
  private final ObservationRegistry observations;

  CompanyLine(CardCompanies companies, ObservationRegistry observations) {
    this.companies = companies;
    this.observations = observations;
  }

  /**
   * Posts a message to one of the resources of a card company, once.
   *
   * @param incoming what the gateway is about to forward; the message takes its place
   */
  public Reply post(
      ServerRequest incoming,
      HandlerFunction<ServerResponse> gateway,
      CompanyId company,
      String resource,
      Object message)
      throws Exception {
    Observation call =
        Observation.createNotStarted("showpay.company.call", observations)
            .contextualName(company.text() + ' ' + resource)
            .lowCardinalityKeyValue("company", company.text())
            .lowCardinalityKeyValue("message", resource)
            .start();
    String reply = "Broken";
    try (Observation.Scope _ = call.openScope()) {
      Reply heard = send(incoming, gateway, company, resource, message);
      reply = heard.getClass().getSimpleName();
      return heard;
    } finally {
      call.lowCardinalityKeyValue("reply", reply).stop();
    }
  }

  private Reply send(
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
        carrying(
            message,
            readdressed(incoming, HttpMethod.POST, resourceOf(address.get(), company, resource)));
    try {
      return taken(outgoing, gateway.handle(outgoing));
    } catch (RestClientException e) {
      return broken(e.getCause());
    } catch (RuntimeException e) {
      // Whatever it was, the request may have arrived: an answer nobody can read is silence.
      return new Reply.Silence("The answer cannot be read");
    }
  }

  /**
   * Opens one of the resources of a card company; empty when it cannot be had. Whoever reads it
   * closes it.
   *
   * @throws ProblemException 404 when there is no line to the company
   */
  public Optional<InputStream> get(
      ServerRequest incoming,
      HandlerFunction<ServerResponse> gateway,
      CompanyId company,
      String resource)
      throws Exception {
    URI address = companies.addressOf(company).orElseThrow(CompanyLine::unknownCompany);
    ServerRequest outgoing =
        readdressed(incoming, HttpMethod.GET, resourceOf(address, company, resource));
    try {
      ServerResponse response = gateway.handle(outgoing);
      InputStream body = bodyOf(outgoing);
      if (response.statusCode().isSameCodeAs(HttpStatus.OK)) {
        return Optional.of(begun(body));
      }
      body.close();
      return Optional.empty();
    } catch (RuntimeException | IOException unreachable) {
      return Optional.empty();
    }
  }

  /** A beginning that has come, and the rest: what breaks off at once was never there. */
  private static InputStream begun(InputStream body) throws IOException {
    try {
      byte[] beginning = body.readNBytes(LONGEST_REPLY);
      return new SequenceInputStream(new ByteArrayInputStream(beginning), body);
    } catch (IOException e) {
      body.close();
      throw e;
    }
  }

  /** A company to which there is no line. */
  public static ProblemException unknownCompany() {
    return ProblemException.notFound(
        "CARD_COMPANY_UNKNOWN", "There is no line to a card company of this name.");
  }

  private static URI resourceOf(URI base, CompanyId company, String resource) {
    return UriComponentsBuilder.fromUri(base)
        .path("/v1/companies/{company}/")
        .path(resource)
        .build(company.text());
  }

  private static ServerRequest readdressed(ServerRequest incoming, HttpMethod method, URI to) {
    ServerRequest addressed =
        ServerRequest.from(incoming)
            .method(method)
            .uri(to)
            .params(MultiValueMap::clear)
            .headers(HttpHeaders::clear)
            .build();
    MvcUtils.setRequestUrl(addressed, to);
    return addressed;
  }

  private static ServerRequest carrying(Object message, ServerRequest addressed) {
    ServerRequest json =
        ServerRequest.from(addressed)
            .headers(headers -> {
              headers.setContentType(MediaType.APPLICATION_JSON);
              headers.setAccept(List.of(MediaType.APPLICATION_JSON));
            })
            .build();
    return BodyFilterFunctions.modifyRequestBody(
            byte[].class,
            Object.class,
            MediaType.APPLICATION_JSON_VALUE,
            (request, body) -> message)
        .apply(json);
  }

  private static Reply taken(ServerRequest outgoing, ServerResponse response) {
    try (InputStream body = bodyOf(outgoing)) {
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

  private static InputStream bodyOf(ServerRequest outgoing) {
    InputStream stream =
        MvcUtils.getAttribute(outgoing, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
    return Objects.requireNonNull(stream);
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
