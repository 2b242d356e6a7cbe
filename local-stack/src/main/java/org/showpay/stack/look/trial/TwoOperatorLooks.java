package org.showpay.stack.look.trial;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.console.OperatorsApi.AddOperator;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.look.Outcome;
import org.showpay.stack.look.Premises;
import org.showpay.stack.people.Clients;

/** Has two operators come in, of whom one wants a new key for a terminal. */
public final class TwoOperatorLooks {

  private static final Pattern OFFERED =
      Pattern.compile(
          "/console/proposals/(prp_[0-9a-f]{32})/confirmation.*?"
              + "name=\"digest\" value=\"([0-9a-f]{64})\"",
          Pattern.DOTALL);

  private TwoOperatorLooks() {}

  /** Looks. */
  public static Outcome look(Premises premises) throws IOException, InterruptedException {
    Clients clients = new Clients(premises.suite());
    OperatorsApi office = clients.of(OperatorsApi.class, ServiceName.AUTH_SERVER);
    MerchantId merchant =
        clients
            .of(MerchantsApi.class, ServiceName.AUTH_SERVER)
            .open(new MerchantsApi.OpenMerchant("Two Keys"))
            .merchant();
    List<NewOperator> two = new ArrayList<>();
    try {
      for (String name : List.of("look-one-", "look-two-")) {
        two.add(office.add(new AddOperator(name + Long.toHexString(System.nanoTime()), Role.ACT)));
      }
      return propose(
          new ConsoleVisit(premises, two.getFirst()),
          new ConsoleVisit(premises, two.getLast()),
          merchant);
    } finally {
      two.forEach(operator -> office.remove(operator.operator()));
    }
  }

  private static Outcome propose(ConsoleVisit one, ConsoleVisit other, MerchantId merchant)
      throws IOException, InterruptedException {
    TerminalId terminal = TerminalId.next();
    one.look("/merchants/" + merchant);
    HttpResponse<String> wanted =
        one.send(
            "/merchants/" + merchant + "/terminals",
            Map.of("terminal", terminal.toString(), "label", "look", "channel", "STORE"));
    if (!leadsTo(wanted, "done=PROPOSED")) {
      return new Outcome.Failed("one operator was enough for a key: " + wanted.statusCode());
    }
    String row = rowOf(terminal, other.look("/proposals").body());
    Matcher offered = OFFERED.matcher(row);
    if (!offered.find()) {
      return new Outcome.Failed("the other operator is not asked");
    }
    String confirmation = "/proposals/" + offered.group(1) + "/confirmation";
    Map<String, String> digest = Map.of("digest", offered.group(2));
    int own = one.send(confirmation, digest).statusCode();
    int altered = other.send(confirmation, Map.of("digest", "0".repeat(64))).statusCode();
    HttpResponse<String> done = other.send(confirmation, digest);
    int again = other.send(confirmation, digest).statusCode();
    boolean shown = done.statusCode() == 200 && done.body().contains("spk_");
    return own == 409 && altered == 409 && shown && again == 409
        ? new Outcome.Passed("a key was made by two: not by its proposer, as looked at, and once")
        : new Outcome.Failed(
            "own %d, altered %d, confirmed %d, again %d"
                .formatted(own, altered, done.statusCode(), again));
  }

  private static boolean leadsTo(HttpResponse<String> answer, String end) {
    return answer.headers().firstValue("Location").filter(to -> to.endsWith(end)).isPresent();
  }

  private static String rowOf(TerminalId terminal, String page) {
    for (String row : page.split("<tr", -1)) {
      if (row.contains(terminal.toString())) {
        return row;
      }
    }
    return "";
  }
}
