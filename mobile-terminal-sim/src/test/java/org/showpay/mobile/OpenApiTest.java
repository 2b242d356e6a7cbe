package org.showpay.mobile;

import org.showpay.testing.ServiceTest;
import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The phones' API. */
@ServiceTest
@Import(FakePeers.class)
class OpenApiTest implements DescribedApi {

  @Autowired ApplicationContext service;

  @Override
  public ApplicationContext service() {
    return service;
  }

  @Override
  public About about() {
    return About.of(
        "Showpay mobile-terminal-sim",
        """
        Phones, in the part of the consumer who holds them, and what the SMS server does wrong.\
        """);
  }
}
