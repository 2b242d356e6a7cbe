package org.showpay.issuer;

import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The card companies' API: the host's, the clerk's, the files, and faults to order. */
@IssuerTest
class OpenApiTest implements DescribedApi {

  @Autowired ApplicationContext service;

  @Override
  public ApplicationContext service() {
    return service;
  }

  @Override
  public About about() {
    return About.of(
            "Showpay card-issuer-simulator",
            """
            Several card companies: accounts, cards, bills and files, what the adapter asks of \
            them, and what they are told to do wrong.\
            """)
        .without("GET /bills/*", "GET /bills/*/*");
  }
}
