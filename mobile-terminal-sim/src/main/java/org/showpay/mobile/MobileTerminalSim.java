package org.showpay.mobile;

import static org.showpay.contracts.trust.RouteRules.operator;

import org.showpay.contracts.egress.Egress;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Starts the mobile-terminal-sim. */
@SpringBootApplication
@Import({ServiceTrust.class, PersistentTasks.class})
public class MobileTerminalSim {

  /** Starts it; keys and database come from the environment. */
  public static void main(String[] args) {
    Egress.run(
        MobileTerminalSim.class,
        args,
        "sign-in-line",
        "handset-line",
        "account-line",
        "vault-line");
  }

  @Bean
  RouteRules routeRules() {
    return body(new RouteRules())
        .open(HttpMethod.POST, "/v1/phones", operator())
        .open(HttpMethod.POST, "/v1/phones/*/cards", operator())
        .open(HttpMethod.POST, "/v1/phones/*/codes", operator())
        .open(HttpMethod.POST, "/v1/phones/*/code-revocations", operator())
        .open(HttpMethod.PUT, "/v1/phones/*/cards/*/backup", operator())
        .open(HttpMethod.PUT, "/v1/phones/*/cards/*/pack", operator())
        .open(HttpMethod.GET, "/v1/phones/*/cards/*/pack", operator())
        .open(HttpMethod.POST, "/v1/phones/*/cards/*/pack/codes", operator())
        .open(HttpMethod.PUT, "/v1/phones/*/cards/*/device-codes", operator())
        .open(HttpMethod.POST, "/v1/phones/*/cards/*/device-codes/shown", operator())
        .open(HttpMethod.POST, "/v1/phones/*/cards/*/device-codes/resync", operator())
        .open(HttpMethod.PUT, "/v1/phones/*/network", operator())
        .open(HttpMethod.GET, "/v1/phones/*/messages", operator())
        .open(HttpMethod.GET, "/v1/phones", operator())
        .open(HttpMethod.GET, "/v1/phones/*/cards", operator())
        .open(HttpMethod.GET, "/v1/phones/*/wallet", operator())
        .open(HttpMethod.GET, "/v1/phones/*/payments", operator())
        .open(HttpMethod.POST, "/v1/phones/*/payments/*/decision", operator())
        .open(HttpMethod.POST, "/v1/phones/*/approval-key", operator())
        .open(HttpMethod.GET, "/v1/phones/*/shops", operator())
        .open(HttpMethod.POST, "/v1/phones/*/freeze", operator())
        .open(HttpMethod.POST, "/v1/phones/*/unfreeze", operator())
        .open(HttpMethod.PUT, "/v1/phones/*/limits", operator())
        .open(HttpMethod.PUT, "/v1/sms-fault", operator());
  }

  private static RouteRules body(RouteRules rules) {
    return rules
        .open(HttpMethod.GET, "/v1/phones/*/factors", operator())
        .open(HttpMethod.POST, "/v1/phones/*/factors", operator())
        .open(HttpMethod.DELETE, "/v1/phones/*/factors/*", operator())
        .open(HttpMethod.PUT, "/v1/phones/*/factors/*/ceiling", operator());
  }
}
