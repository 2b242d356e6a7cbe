package org.showpay.auth;

import static org.showpay.contracts.merchant.KeyScope.PAY;
import static org.showpay.contracts.merchant.KeyScope.READ;
import static org.showpay.contracts.merchant.KeyScope.REFUND;
import static org.showpay.contracts.trust.RouteRules.anyone;
import static org.showpay.contracts.trust.RouteRules.handset;
import static org.showpay.contracts.trust.RouteRules.onlineTerminal;
import static org.showpay.contracts.trust.RouteRules.operator;
import static org.showpay.contracts.trust.RouteRules.service;
import static org.showpay.contracts.trust.RouteRules.terminal;
import static org.showpay.contracts.trust.ServiceName.PIN_GENERATOR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import org.showpay.contracts.audit.Auditing;
import org.showpay.contracts.egress.Egress;
import org.showpay.contracts.fault.CompanyFaultsApi;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.journal.CompanyFilesApi;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.sms.SmsSending;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.showpay.contracts.vault.CardVaultApi;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** Starts the auth-server and says who may call what of it. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({ServiceTrust.class, Auditing.class, PersistentTasks.class, SmsSending.class})
@ImportHttpServices(
    group = "payment-gateway-adapter",
    types = {
      CardCompaniesApi.class,
      CardVaultApi.class,
      JournalApi.class,
      CompanyFilesApi.class,
      CompanyFaultsApi.class
    })
public class AuthServer {

  private static final String TERMINAL = "/v1/merchants/{merchant}/terminals/{terminal}";
  private static final String SIGNING_KEYS = TERMINAL + "/signing-keys";

  /** Starts it; keys and database come from the environment. */
  public static void main(String[] args) {
    Egress.run(AuthServer.class, args, "payment-gateway-adapter");
  }

  @Bean
  RouteRules routeRules() {
    return merchants(checkouts(webhooks(subscribers(wallets(payments(codes(new RouteRules())))))))
        .open(POST, "/v1/operators", operator())
        .open(GET, "/v1/operators", operator())
        .open(DELETE, "/v1/operators/{operator}", operator())
        .open(GET, "/v1/ledger/balances", operator())
        .open(POST, "/v1/merchants/{merchant}/settlements", operator())
        .open(
            GET,
            "/v1/merchants/{merchant}/settlements",
            operator(),
            terminal(READ),
            onlineTerminal(READ))
        .open(
            GET,
            "/v1/settlements/{settlement}.csv",
            operator(),
            terminal(READ),
            onlineTerminal(READ))
        .open(POST, "/v1/reconciliations", operator())
        .open(GET, "/v1/reconciliations/{reconciliation}", operator())
        .open(GET, "/v1/reconciliations/{reconciliation}.csv", operator())
        .open(GET, "/v1/reconciliation-exceptions", operator());
  }

  private static RouteRules subscribers(RouteRules rules) {
    return rules
        .open(POST, "/v1/subscribers", operator())
        .open(POST, "/v1/subscribers/sign-in", service(PIN_GENERATOR))
        .open(POST, "/v1/subscribers/{subscriber}/cards", service(PIN_GENERATOR))
        .open(GET, "/v1/subscribers/{subscriber}/cards", service(PIN_GENERATOR))
        .open(GET, "/v1/subscribers/{subscriber}/handsets", operator())
        .open(POST, "/v1/subscribers/{subscriber}/handsets", operator())
        .open(DELETE, "/v1/subscribers/{subscriber}/handsets/{handset}", operator())
        .open(GET, "/v1/subscribers/{subscriber}/limits", service(PIN_GENERATOR))
        .open(PUT, "/v1/subscribers/{subscriber}/limits", service(PIN_GENERATOR));
  }

  private static RouteRules merchants(RouteRules rules) {
    return rules
        .open(POST, "/v1/merchants", operator())
        .open(POST, "/v1/merchants/{merchant}/terminals", operator())
        .open(GET, "/v1/merchants/{merchant}/terminals", operator())
        .open(DELETE, TERMINAL, operator())
        .open(POST, TERMINAL + "/key-rotation", operator())
        .open(POST, SIGNING_KEYS, operator())
        .open(GET, SIGNING_KEYS, operator())
        .open(DELETE, SIGNING_KEYS + "/{signingKey}", operator())
        .open(GET, "/v1/merchants/{merchant}/terms", operator())
        .open(PUT, "/v1/merchants/{merchant}/terms", operator());
  }

  private static RouteRules codes(RouteRules rules) {
    return rules
        .open(POST, "/v1/pay-codes", service(PIN_GENERATOR))
        .open(POST, "/v1/packs", service(PIN_GENERATOR))
        .open(POST, "/v1/packs/{pack}/confirmation", service(PIN_GENERATOR))
        .open(POST, "/v1/device-keys", service(PIN_GENERATOR))
        .open(POST, "/v1/device-keys/{key}/resync", service(PIN_GENERATOR))
        .open(GET, "/actuator/metrics/showpay.codes.outstanding", operator())
        .open(
            POST,
            "/v1/subscribers/{subscriber}/code-revocations",
            operator(),
            service(PIN_GENERATOR));
  }

  private static RouteRules payments(RouteRules rules) {
    return rules
        .open(POST, "/v1/payments", terminal(PAY))
        .open(GET, "/v1/payments", terminal(READ), onlineTerminal(READ))
        .open(GET, "/v1/payments/{payment}", terminal(), onlineTerminal())
        .open(POST, "/v1/payments/{payment}/authentication", terminal(PAY))
        .open(GET, "/v1/payments/{payment}/factors", terminal(PAY))
        .open(POST, "/v1/payments/{payment}/challenges", terminal(PAY))
        .open(POST, "/v1/payments/{payment}/entries", terminal(PAY))
        .open(POST, "/v1/payments/{payment}/captures", terminal(PAY), onlineTerminal(PAY))
        .open(POST, "/v1/payments/{payment}/cancellation", terminal(PAY), onlineTerminal(PAY))
        .open(POST, "/v1/payments/{payment}/refunds", terminal(REFUND), onlineTerminal(REFUND))
        .open(GET, "/v1/payments/{payment}/operations", terminal(), onlineTerminal())
        .open(POST, "/v1/payments/{payment}/acknowledgement", terminal(PAY), onlineTerminal(PAY))
        .open(GET, "/v1/terminals/self/events", terminal(), onlineTerminal())
        .open(GET, "/v1/terminals/self/sealing-key", terminal())
        .open(GET, "/v1/approvals", handset())
        .open(POST, "/v1/approvals/{payment}/questions", handset())
        .open(POST, "/v1/approvals/{payment}/passkey-questions", handset())
        .open(POST, "/v1/approvals/{payment}/passkey", handset())
        .open(POST, "/v1/approvals/{payment}", handset());
  }

  private static RouteRules checkouts(RouteRules rules) {
    return rules
        .open(POST, "/v1/checkout-sessions", onlineTerminal(PAY))
        .open(GET, "/v1/checkout-sessions", onlineTerminal(READ))
        .open(GET, "/v1/checkout-sessions/{session}", onlineTerminal())
        .open(POST, "/v1/checkout-sessions/{session}/expiry", onlineTerminal(PAY))
        .open(GET, "/v1/screens/{screen}", anyone())
        .open(POST, "/v1/screens/{screen}/code", anyone())
        .open(POST, "/v1/screens/{screen}/password", anyone())
        .open(GET, "/v1/screens/{screen}/factors", anyone())
        .open(POST, "/v1/screens/{screen}/challenges", anyone())
        .open(POST, "/v1/screens/{screen}/entries", anyone())
        .open(POST, "/v1/screens/{screen}/another-code", anyone())
        .open(POST, "/v1/screens/{screen}/cancellation", anyone());
  }

  private static RouteRules wallets(RouteRules rules) {
    return rules
        .open(GET, "/v1/wallet", handset())
        .open(POST, "/v1/wallet/handset-loss", handset())
        .open(GET, "/v1/wallet/approval-key", handset())
        .open(PUT, "/v1/wallet/approval-key", handset())
        .open(GET, "/v1/wallet/passkeys", handset())
        .open(POST, "/v1/wallet/passkeys", handset())
        .open(POST, "/v1/wallet/passkeys/questions", handset())
        .open(DELETE, "/v1/wallet/passkeys/{passkey}", handset())
        .open(GET, "/v1/wallet/payments", handset())
        .open(GET, "/v1/wallet/shops", handset())
        .open(POST, "/v1/wallet/freeze", handset())
        .open(POST, "/v1/wallet/unfreeze", handset())
        .open(PUT, "/v1/wallet/limits", handset())
        .open(PUT, "/v1/wallet/cards/{card}/backup", handset())
        .open(GET, "/v1/wallet/factors", handset())
        .open(POST, "/v1/wallet/factors", handset())
        .open(POST, "/v1/wallet/factors/challenges", handset())
        .open(DELETE, "/v1/wallet/factors/{template}", handset())
        .open(PUT, "/v1/wallet/factors/{factor}/ceiling", handset());
  }

  private static RouteRules webhooks(RouteRules rules) {
    String all = "/v1/merchants/{merchant}/webhook-endpoints";
    String one = all + "/{endpoint}";
    return rules
        .open(POST, all, operator())
        .open(GET, all, operator())
        .open(DELETE, one, operator())
        .open(POST, one + "/secret-rotation", operator())
        .open(POST, one + "/test-event", operator())
        .open(GET, one + "/deliveries", operator())
        .open(POST, one + "/deliveries/{delivery}/redelivery", operator());
  }
}
