package org.showpay.acceptance.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.showpay.acceptance.fuzz.answer.Judge;
import org.showpay.acceptance.fuzz.answer.Sender;
import org.showpay.acceptance.fuzz.document.Document;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.contracts.trust.ServiceName;

/** What there is to be asked, of the documents of all services. */
final class Plan {

  /**
   * What the auth-server asks for its operators: it strikes everybody, peers of other stories too,
   * so it is asked where faults are part of it.
   */
  private static final Set<String> FOR_OPERATORS =
      Set.of("CompanyFaults_add", "CompanyFaults_list", "CompanyFaults_remove");

  private final Map<ServiceName, Document> documents = new EnumMap<>(ServiceName.class);
  private final List<Operation> operations = new ArrayList<>();
  private final List<List<Trails.Step>> trails;

  /** Reads the documents of a checkout. */
  Plan(Path checkout) throws IOException {
    for (ServiceName service : ServiceName.values()) {
      Document document = Document.of(service, checkout);
      documents.put(service, document);
      operations.addAll(document.operations());
    }
    this.trails = Trails.read();
  }

  /** The ids of all operations. */
  Set<String> operations() {
    return ids(it -> true);
  }

  /** Whether anything of a service is for its peers alone. */
  boolean hasInternal(ServiceName service) {
    return operations.stream().anyMatch(it -> it.service() == service && isForPeers(it));
  }

  /** Where stories about a service are told by callers from outside. */
  Land outside(ServiceName home, Sender sender) {
    Set<String> own = ids(it -> it.service() == home);
    List<List<Trails.Step>> here =
        trails.stream()
            .filter(trail -> trail.stream().anyMatch(step -> own.contains(step.operation())))
            .toList();
    return land(home, it -> !isForPeers(it), here, sender);
  }

  /** Where they are told by its peers. */
  Land inside(ServiceName home, Sender sender) {
    return land(home, Plan::isForPeers, List.of(), sender);
  }

  private static boolean isForPeers(Operation operation) {
    return operation.internal() && !FOR_OPERATORS.contains(operation.id());
  }

  private Land land(
      ServiceName home, Predicate<Operation> which, List<List<Trails.Step>> here, Sender sender) {
    List<Operation> all = operations.stream().filter(which).toList();
    Map<String, Operation> byId = new HashMap<>();
    all.forEach(it -> byId.put(it.id(), it));
    return new Land(
        all.stream().filter(it -> it.service() == home).toList(), all, byId, here, sender);
  }

  private Set<String> ids(Predicate<Operation> which) {
    return operations.stream().filter(which).map(Operation::id).collect(Collectors.toSet());
  }

  /** Who judges the answers of a service that these people have had. */
  Judge judge(ServiceName service, List<String> secrets) {
    return new Judge(Objects.requireNonNull(documents.get(service)).problem(), secrets);
  }

  /**
   * Where a story is told.
   *
   * @param home the operations of the service that it is about
   * @param all those of every service
   * @param byId the same by their ids
   * @param trails those that come by this service
   */
  record Land(
      List<Operation> home,
      List<Operation> all,
      Map<String, Operation> byId,
      List<List<Trails.Step>> trails,
      Sender sender) {

    Operation operation(String id) {
      return Objects.requireNonNull(byId.get(id), () -> "No document tells of " + id);
    }
  }
}
