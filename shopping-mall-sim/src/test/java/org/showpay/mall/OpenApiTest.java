package org.showpay.mall;

import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The internet shop's API: the customer's part and the back office's. */
@MallTest
class OpenApiTest implements DescribedApi {

  @Autowired ApplicationContext service;

  @Override
  public ApplicationContext service() {
    return service;
  }

  @Override
  public About about() {
    return About.of(
            "Showpay shopping-mall-sim",
            """
            A small internet shop, in the part of a customer and of its back office.\
            """)
        .without("POST /v1/webhooks/showpay");
  }
}
