package org.showpay.acceptance.fuzz.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.showpay.contracts.trust.ServiceName;

/**
 * Something that a service can be asked.
 *
 * @param ways how a caller may prove itself, one of them; none where nobody has to
 * @param internal whether only services of the suite ask it
 * @param responses what it tells of each status
 */
public record Operation(
    ServiceName service,
    Address address,
    List<Way> ways,
    boolean internal,
    Input input,
    Map<String, Told> responses) {

  /** What it is called, and how it is reached. */
  public record Address(String id, String method, String path) {}

  /** What it takes. */
  public record Input(List<Parameter> parameters, Optional<Schema> body) {}

  /** A kind of credential, and for a service's token, whose. */
  public record Way(String kind, List<String> roles) {}

  public String id() {
    return address.id;
  }

  /** Those parameters that stand there. */
  public List<Parameter> parameters(Parameter.Place place) {
    return input.parameters.stream().filter(it -> it.place() == place).toList();
  }

  /** What it tells of a status, if anything. */
  public Optional<Told> told(int status) {
    return Optional.ofNullable(responses.get(Integer.toString(status)));
  }

  /** Whether it may be refused for what another service refuses. */
  public boolean passesOn() {
    Told other = responses.get("default");
    return other != null && other.passedOn();
  }

  @Override
  public String toString() {
    return address.method + " " + address.path + " of " + service.text();
  }
}
