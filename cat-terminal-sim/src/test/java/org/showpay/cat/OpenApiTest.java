package org.showpay.cat;

import org.showpay.testing.ServiceTest;
import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The tills' and barcode PCs' API. */
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
        "Showpay cat-terminal-sim",
        """
        Tills and barcode PCs, in the part of a cashier and of who stands before a PC.\
        """);
  }
}
