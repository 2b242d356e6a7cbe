package org.showpay.pin;

import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pin-generator-service's API as handsets read of it. */
@PinTest
class OpenApiTest implements DescribedApi {

  @Autowired ApplicationContext service;

  @Override
  public ApplicationContext service() {
    return service;
  }

  @Override
  public About about() {
    return About.of(
        "Showpay pin-generator-service",
        """
        What handsets ask for: a session, cards, codes to show, packs of them, and keys to make \
        codes with.

        What the auth-server refuses is passed on with its status, code and next step.\
        """);
  }
}
