package org.showpay.stack;

import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;

/** Tells a person where everything is. */
final class AddressTable {

  private AddressTable() {}

  static List<String> of(RunningStack stack) {
    List<String> lines = new ArrayList<>();
    for (ServiceName service : stack.services()) {
      lines.add(
          "  %-24s %-24s log %s"
              .formatted(service.text(), stack.urlOf(service), stack.logOf(service)));
    }
    for (ServiceName service : stack.services()) {
      lines.add(
          "  %-24s %s".formatted("rows of " + service.text(), stack.databaseOf(service).url()));
    }
    if (stack.services().contains(ServiceName.CAT_TERMINAL)) {
      lines.add(
          "  %-24s %s"
              .formatted("a till to sell at", stack.urlOf(ServiceName.CAT_TERMINAL) + "/cashier"));
    }
    if (stack.services().contains(ServiceName.SHOPPING_MALL)) {
      lines.add(
          "  %-24s %s".formatted("an internet shop", stack.urlOf(ServiceName.SHOPPING_MALL) + "/"));
    }
    if (stack.services().contains(ServiceName.AUTH_SERVER)) {
      lines.add(
          "  %-24s %-24s ./showpay operator add NAME --role ACT"
              .formatted("operator's console", stack.urlOf(ServiceName.AUTH_SERVER) + "/console"));
    }
    lines.add("  %-24s %s".formatted("pictures of codes", stack.pictures()));
    lines.addAll(proofs(stack));
    return lines;
  }

  /** What a person proves themselves with, and what the services prove themselves by. */
  private static List<String> proofs(RunningStack stack) {
    List<String> lines = new ArrayList<>();
    lines.add("  %-24s %s".formatted("operator's key", "./showpay key operator"));
    stack
        .authority()
        .ifPresent(file -> lines.add("  %-24s %s".formatted("authority to believe", file)));
    return lines;
  }
}
