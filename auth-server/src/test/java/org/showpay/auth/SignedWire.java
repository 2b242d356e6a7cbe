package org.showpay.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.signature.ContentDigest;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.signature.SignedMessage;

/** A request as it is on the wire, where whoever listens can change each part of it. */
record SignedWire(
    HttpClient line,
    String method,
    URI address,
    List<Map.Entry<String, String>> headers,
    String octets)
    implements SignedMessage {

  static final String INPUT = "Signature-Input";
  static final String SIGNATURE = "Signature";
  static final String DIGEST = "Content-Digest";
  static final String KEY = "Idempotency-Key";
  static final String BEARER = "Authorization";

  /** A request that nobody has signed. */
  static SignedWire unsigned(
      HttpClient line, String method, URI address, String apiKey, String json) {
    return new SignedWire(line, method, address, List.of(), octets(json.getBytes(UTF_8)))
        .with(BEARER, "Bearer " + apiKey);
  }

  /** The same, signed whole. */
  SignedWire signed(RequestSigner signer) {
    SignedWire whole = octets.isEmpty() ? this : with(DIGEST, ContentDigest.of(content()));
    return whole.signed(signer, whole.toBeCovered());
  }

  /** The same, with these parts signed. */
  SignedWire signed(RequestSigner signer, List<String> parts) {
    SignedWire signed = this;
    for (var field : signer.sign(this, parts).entrySet()) {
      signed = signed.with(field.getKey(), field.getValue());
    }
    return signed;
  }

  /** One more header field. */
  SignedWire with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new SignedWire(line, method, address, more, octets);
  }

  /** Without a header field. */
  SignedWire without(String name) {
    return new SignedWire(
        line,
        method,
        address,
        headers.stream().filter(field -> !field.getKey().equalsIgnoreCase(name)).toList(),
        octets);
  }

  /** A header field is another. */
  SignedWire changing(String name, UnaryOperator<String> change) {
    return without(name).with(name, change.apply(fields(name).getFirst()));
  }

  SignedWire by(String verb) {
    return new SignedWire(line, verb, address, headers, octets);
  }

  SignedWire at(UnaryOperator<String> change) {
    return new SignedWire(
        line, method, URI.create(change.apply(address.toString())), headers, octets);
  }

  SignedWire saying(byte[] other) {
    return new SignedWire(line, method, address, headers, octets(other));
  }

  /** Its content, as bytes. */
  byte[] content() {
    return octets.getBytes(ISO_8859_1);
  }

  private static String octets(byte[] content) {
    return new String(content, ISO_8859_1);
  }

  /** Sends it as it is. */
  HttpResponse<String> send() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(
                method,
                octets.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content()));
    headers.forEach(field -> request.header(field.getKey(), field.getValue()));
    if (!octets.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    try {
      return line.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public String authority() {
    return address.getAuthority();
  }

  @Override
  public String path() {
    return address.getRawPath();
  }

  @Override
  public @Nullable String query() {
    return address.getRawQuery();
  }

  @Override
  public List<String> fields(String name) {
    return headers.stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }
}
