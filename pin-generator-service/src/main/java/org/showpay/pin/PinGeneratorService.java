package org.showpay.pin;

import static org.showpay.contracts.trust.RouteRules.anyone;
import static org.showpay.contracts.trust.RouteRules.handset;

import org.showpay.contracts.audit.Auditing;
import org.showpay.contracts.devicecode.DeviceKeysApi;
import org.showpay.contracts.egress.Egress;
import org.showpay.contracts.pack.PacksApi;
import org.showpay.contracts.paycode.PayCodesApi;
import org.showpay.contracts.revocation.RevocationsApi;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.sms.SmsSending;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceTrust;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.registry.ImportHttpServices;

/** Starts the pin-generator-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({ServiceTrust.class, Auditing.class, PersistentTasks.class, SmsSending.class})
@ImportHttpServices(
    group = "auth-server",
    types = {
      SubscribersApi.class,
      PayCodesApi.class,
      PacksApi.class,
      DeviceKeysApi.class,
      RevocationsApi.class
    })
public class PinGeneratorService {

  /** Starts it; keys and database come from the environment. */
  public static void main(String[] args) {
    Egress.run(PinGeneratorService.class, args, "auth-server");
  }

  @Bean
  RouteRules routeRules() {
    return new RouteRules()
        .open(HttpMethod.POST, "/v1/sessions", anyone())
        .open(HttpMethod.POST, "/v1/cards", handset())
        .open(HttpMethod.GET, "/v1/cards", handset())
        .open(HttpMethod.POST, "/v1/pay-codes", handset())
        .open(HttpMethod.POST, "/v1/device-keys", handset())
        .open(HttpMethod.POST, "/v1/device-keys/{key}/resync", handset())
        .open(HttpMethod.POST, "/v1/packs", handset())
        .open(HttpMethod.POST, "/v1/packs/{pack}/confirmation", handset())
        .open(HttpMethod.POST, "/v1/code-revocations", handset());
  }
}
