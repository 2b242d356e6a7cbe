package org.showpay.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.trust.ServiceName;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives the service under test a database and its keys, and takes both away at the end. */
public final class TestStand
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Symmetric keys; a service reads those that are its own. */
  private static final List<String> SECRETS =
      List.of(
          "showpay.pay-code-key",
          "showpay.password-pepper",
          "showpay.idempotency-key",
          "showpay.webhook-key",
          "showpay.vault-key",
          "showpay.card-fingerprint-key",
          "showpay.pan-key",
          "showpay.device-key",
          "showpay.shop-key");

  /** By the names that they bind to an SMS server with. */
  private static final Map<ServiceName, String> SMS_SENDERS =
      Map.of(ServiceName.PIN_GENERATOR, "pin-generator", ServiceName.AUTH_SERVER, "auth-server");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestDatabase database = TestDatabase.start();
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    String name = context.getEnvironment().getRequiredProperty("spring.application.name");
    ServiceName self = ServiceName.find(name).orElseThrow();
    properties.put("showpay.trust.signing-key", TestKeys.signingKey(self));
    properties.put("showpay.trust.trusted-keys", TestKeys.trustedKeys());
    properties.put("showpay.trust.operator-key-hash", ApiKeyHash.of(TestKeys.OPERATOR).hex());
    properties.put("showpay.trust.scraper-key-hash", ApiKeyHash.of(TestKeys.SCRAPER).hex());
    SECRETS.forEach(secret -> properties.put(secret, TestKeys.newSecret()));
    properties.putAll(smsProperties(self, context));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test stand", properties));
    // Registered before any bean, so that it is taken away after all of them.
    registry(context).registerDisposableBean("testDatabase", database::close);
  }

  /** Who sends SMS gets a server for it, and who is the SMS server gets senders and any port. */
  private static Map<String, Object> smsProperties(
      ServiceName self, ConfigurableApplicationContext context) {
    String sender = SMS_SENDERS.get(self);
    if (sender != null) {
      TestSmsServer smsServer = new TestSmsServer(sender);
      registry(context).registerSingleton("testSmsServer", smsServer);
      registry(context).registerDisposableBean("testSmsServer", smsServer::close);
      return smsServer.properties();
    }
    Map<String, Object> properties = new HashMap<>();
    if (self == ServiceName.MOBILE_TERMINAL) {
      properties.put("showpay.sms.port", 0);
      SMS_SENDERS
          .values()
          .forEach(
              name -> properties.put("showpay.sms.passwords." + name, TestSmsServer.newPassword()));
    }
    return properties;
  }

  private static DefaultSingletonBeanRegistry registry(ConfigurableApplicationContext context) {
    return (DefaultSingletonBeanRegistry) context.getBeanFactory();
  }
}
