package org.showpay.gateway;

import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.journal.CompanyFilesApi;
import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The adapter's API: the vault for handsets, the rest for the auth-server. */
@GatewayTest
class OpenApiTest implements DescribedApi {

  @Autowired ApplicationContext service;

  @Override
  public ApplicationContext service() {
    return service;
  }

  @Override
  public About about() {
    return About.of(
            "Showpay payment-gateway-adapter",
            """
            The card vault, the way to the card companies, and the journal of every message to \
            them. Handsets store cards; what else there is, the auth-server and the operator ask.\
            """)
        .promising(CardCompaniesApi.class, CompanyFilesApi.class);
  }
}
