package org.showpay.auth;

import java.util.Map;
import org.showpay.testing.openapi.About;
import org.showpay.testing.openapi.DescribedApi;
import org.showpay.testing.openapi.route.Door;
import org.showpay.testing.openapi.route.Door.Guards;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The auth-server's API as merchants, tills and shops read of it. */
@AuthServerTest
class OpenApiTest implements DescribedApi {

  @Autowired ApplicationContext service;

  @Override
  public ApplicationContext service() {
    return service;
  }

  @Override
  public About about() {
    return About.of(
            "Showpay auth-server",
            """
            Payments by a code that the consumer shows: at tills, and at internet shops.

            Amounts are in minor units of their currency. Ids are made by the caller and saved \
            before anything is sent, so that the same request again has the same answer. A decided \
            payment is 200, whatever the decision. A field that is not known is refused.\
            """)
        .without("GET /actuator/metrics/showpay.codes.outstanding")
        .streaming(Map.of("GET /v1/terminals/self/events", "text/event-stream"))
        .behind(
            new Door("org.showpay.auth.rate.RateFilter", Guards.ALL),
            new Door("org.showpay.auth.handset.ended.HandsetFilter", Guards.HANDSETS),
            new Door("org.showpay.auth.signature.SignatureFilter", Guards.SIGNED),
            new Door("org.showpay.auth.admission.AdmissionFilter", Guards.PAYMENTS),
            new Door("org.showpay.auth.idempotency.IdempotencyFilter", Guards.KEYED));
  }
}
