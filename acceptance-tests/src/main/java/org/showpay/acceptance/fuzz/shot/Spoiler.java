package org.showpay.acceptance.fuzz.shot;

import java.util.Arrays;
import java.util.List;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.document.Parameter;

/** Makes requests of a document's operations, and spoils them. */
public final class Spoiler {

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");
  private static final List<String> CONTENT_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json; charset=utf-7",
          "application/json; charset=x",
          "application/yaml",
          "application/octet-stream",
          "*/*",
          "x",
          "/");
  private static final List<String> ACCEPTS =
      List.of("text/html", "application/xml", "image/png", "x", "*/*;q=2", "text/event-stream");
  private static final List<String> HEADERS =
      List.of(
          "Idempotency-Key",
          "Signature",
          "Signature-Input",
          "Content-Digest",
          "Accept-Language",
          "traceparent",
          "X-Forwarded-For",
          "X-HTTP-Method-Override",
          "Range",
          "If-None-Match",
          "Last-Event-ID",
          "Content-Encoding",
          "Authorization");
  private static final List<String> HEADER_VALUES =
      List.of(
          "",
          "x",
          "a b",
          "sig=:AAAA:",
          "till=(\"@method\");created=0",
          "sha-256=:AAAA:",
          "00-00000000000000000000000000000000-0000000000000000-00",
          "bytes=0-",
          "Bearer",
          "Bearer x",
          "Basic eDp4",
          "gzip",
          "x".repeat(300),
          "x".repeat(7_000),
          "\u00e9\u00ff");

  private final Memory memory;
  private final Chance chance;

  /** Makes them of what was seen, and of chance. */
  public Spoiler(Memory memory, Chance chance) {
    this.memory = memory;
    this.chance = chance;
  }

  /** A way to spoil a request for this, as often as any other. */
  public Spoiling way(Operation operation) {
    boolean body = operation.input().body().isPresent();
    return chance.of(
        Arrays.stream(Spoiling.values())
            .filter(it -> it != Spoiling.NOTHING)
            .filter(it -> body || !it.isOfTheBody())
            .filter(it -> !operation.ways().isEmpty() || !it.isNotAllowed())
            .filter(
                it -> it != Spoiling.PATH || !operation.parameters(Parameter.Place.PATH).isEmpty())
            .toList());
  }

  /** A request that is spoiled in this way, by whoever has this credential; empty for nobody. */
  public Shot shot(Operation operation, Spoiling how, String credential, Wish wish) {
    Draft draft = Draft.good(operation, new Maker(memory, chance, wish), chance, wish);
    if (!credential.isEmpty()) {
      draft.set(Draft.AUTHORIZATION, "Bearer " + credential);
    }
    spoil(draft, how);
    return draft.shot(how);
  }

  private void spoil(Draft draft, Spoiling how) {
    switch (how) {
      case NOTHING, NOBODY, STRANGER -> {
        // Who asks is all that can be wrong.
      }
      case CONTENT_TYPE -> draft.set(Draft.CONTENT_TYPE, chance.of(CONTENT_TYPES));
      case ACCEPT -> draft.set("Accept", chance.of(ACCEPTS));
      case QUERY -> spoilQuery(draft);
      case PATH ->
          draft.parts.put(chance.of(List.copyOf(draft.parts.keySet())), chance.of(Odd.PARTS));
      case METHOD ->
          draft.method =
              chance.of(METHODS.stream().filter(it -> !it.equals(draft.method)).toList());
      case HEADER -> draft.set(chance.of(HEADERS), chance.of(HEADER_VALUES));
      default -> BodySpoiler.spoil(draft, how, chance);
    }
  }

  private void spoilQuery(Draft draft) {
    List<Parameter> known = draft.operation.parameters(Parameter.Place.QUERY);
    String name = known.isEmpty() || chance.in(0.2) ? "unknown" : chance.of(known).name();
    draft.query.add(name + "=" + Draft.encoded(chance.of(Odd.TEXTS)));
    if (chance.in(0.5)) {
      draft.query.add(name + "=" + chance.of(Odd.PARTS));
    }
  }
}
