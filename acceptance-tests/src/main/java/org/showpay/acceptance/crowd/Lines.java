package org.showpay.acceptance.crowd;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Function;
import org.showpay.contracts.fault.FaultsApi;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.settlement.SettlementsApi;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.webhook.WebhooksApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/** The APIs that people and the operator call, each at the address that is told. */
public final class Lines {

  /** Who has nothing to say of a field leaves it out: a version before may not know that field. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(Include.NON_NULL))
          .build();

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A phone waits 25 s for a code; a person does not wait much longer. */
  private static final Duration READ = Duration.ofSeconds(30);

  private final Function<ServiceName, URI> addresses;
  private final ApiKey operator;
  private final JdkClientHttpRequestFactory http;

  public Lines(Function<ServiceName, URI> addresses, ApiKey operator) {
    this.addresses = addresses;
    this.operator = operator;
    this.http =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
    this.http.setReadTimeout(READ);
  }

  PhonesApi phones() {
    return at(PhonesApi.class, ServiceName.MOBILE_TERMINAL);
  }

  TillsApi tills() {
    return at(TillsApi.class, ServiceName.CAT_TERMINAL);
  }

  SubscribersApi subscribers() {
    return at(SubscribersApi.class, ServiceName.AUTH_SERVER);
  }

  MerchantsApi merchants() {
    return at(MerchantsApi.class, ServiceName.AUTH_SERVER);
  }

  MerchantTermsApi terms() {
    return at(MerchantTermsApi.class, ServiceName.AUTH_SERVER);
  }

  WebhooksApi webhooks() {
    return at(WebhooksApi.class, ServiceName.AUTH_SERVER);
  }

  CardAccountsApi accounts() {
    return at(CardAccountsApi.class, ServiceName.CARD_ISSUER);
  }

  /** Closes the merchants' days. */
  public SettlementsApi settlements() {
    return at(SettlementsApi.class, ServiceName.AUTH_SERVER);
  }

  /** What card companies do wrong. */
  public FaultsApi faults() {
    return at(FaultsApi.class, ServiceName.CARD_ISSUER);
  }

  URI authServer() {
    return addresses.apply(ServiceName.AUTH_SERVER);
  }

  private <A> A at(Class<A> api, ServiceName service) {
    RestClient client =
        RestClient.builder()
            .requestFactory(http)
            .configureMessageConverters(converters ->
                converters
                    .registerDefaults()
                    .withJsonConverter(new JacksonJsonHttpMessageConverter(JSON)))
            .baseUrl(addresses.apply(service).toString())
            .defaultHeaders(headers -> headers.setBearerAuth(operator.reveal()))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(api);
  }
}
