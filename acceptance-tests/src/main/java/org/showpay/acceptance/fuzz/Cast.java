package org.showpay.acceptance.fuzz;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.shot.Chance;
import org.showpay.acceptance.fuzz.shot.Memory;
import org.showpay.contracts.trust.ServiceName;

/**
 * Who asks in some stories: one of each kind of caller.
 *
 * @param keys what they prove themselves with, by kind
 * @param tokens those of services
 * @param memory what they know from the beginning
 * @param secrets what nobody is told
 */
record Cast(Map<String, String> keys, PeerTokens tokens, Memory memory, List<String> secrets) {

  static final String OPERATOR = "operatorKey";
  static final String HANDSET = "handsetSession";
  static final String TILL = "tillKey";
  static final String SHOP = "shopKey";
  private static final String SERVICE = "serviceToken";

  /** What somebody proves themselves with who may ask; empty where nobody has to. */
  String credential(Operation operation, Chance chance) {
    if (operation.ways().isEmpty()) {
      return "";
    }
    Operation.Way way = chance.of(operation.ways());
    return way.kind().equals(SERVICE)
        ? tokens.sign(ServiceName.find(chance.of(way.roles())).orElseThrow(), operation.service())
        : keys.getOrDefault(way.kind(), "");
  }

  /** What somebody proves themselves with who may not: another kind of caller, or another peer. */
  String foreign(Operation operation, Chance chance) {
    List<String> kinds = operation.ways().stream().map(Operation.Way::kind).toList();
    List<String> peers = operation.ways().stream().flatMap(it -> it.roles().stream()).toList();
    if (chance.in(0.3)) {
      List<ServiceName> others =
          Stream.of(ServiceName.values()).filter(it -> !peers.contains(it.text())).toList();
      return tokens.sign(chance.of(others), operation.service());
    }
    return chance.of(
        Stream.concat(
                keys.entrySet().stream()
                    .filter(it -> !kinds.contains(it.getKey()))
                    .map(Map.Entry::getValue),
                Stream.of("x", "spk_" + "A".repeat(43), "a.b.c"))
            .toList());
  }
}
