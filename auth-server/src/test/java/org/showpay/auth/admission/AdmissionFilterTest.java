package org.showpay.auth.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who is let in while as many payments are under way as can be done. */
class AdmissionFilterTest {

  private static final int PLACES = 2;

  private final AdmissionFilter filter = new AdmissionFilter(PLACES);
  private final CountDownLatch inside = new CountDownLatch(PLACES);
  private final CountDownLatch company = new CountDownLatch(1);

  private final FilterChain slow =
      (request, response) -> {
        inside.countDown();
        await(company);
      };

  @Test
  void sendsAPaymentAwayWhenAllPlacesAreTakenAndSaysWhenToComeAgain() throws Exception {
    Thread[] tills = {pay(), pay()};
    inside.await();
    MockHttpServletResponse third = send("POST", "/v1/payments", (_, _) -> {});
    assertThat(third.getStatus()).isEqualTo(503);
    assertThat(third.getHeader("Retry-After")).isEqualTo("1");
    assertThat(third.getContentType()).isEqualTo("application/problem+json");
    assertThat(third.getContentAsString())
        .contains("\"code\":\"TOO_MANY_PAYMENTS\"", "\"nextStep\":\"RETRY_SAME\"");
    company.countDown();
    for (Thread till : tills) {
      till.join();
    }
    assertThat(send("POST", "/v1/payments", (_, _) -> {}).getStatus()).isEqualTo(200);
  }

  @Test
  void letsEverythingElseInMeanwhile() throws Exception {
    Thread[] tills = {pay(), pay()};
    inside.await();
    assertThat(send("GET", "/v1/payments", (_, _) -> {}).getStatus()).isEqualTo(200);
    assertThat(send("POST", "/v1/payments/pay_1/cancellation", (_, _) -> {}).getStatus())
        .isEqualTo(200);
    company.countDown();
    for (Thread till : tills) {
      till.join();
    }
  }

  @Test
  void hasThePlaceOfAPaymentThatFailsBack() throws Exception {
    for (int i = 0; i <= PLACES; i++) {
      assertThatExceptionOfType(ServletException.class)
          .isThrownBy(() ->
              send(
                  "POST",
                  "/v1/payments",
                  (_, _) -> {
                    throw new ServletException("a bug");
                  }));
    }
    assertThat(send("POST", "/v1/payments", (_, _) -> {}).getStatus()).isEqualTo(200);
  }

  private Thread pay() {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            send("POST", "/v1/payments", slow);
          } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private MockHttpServletResponse send(String method, String path, FilterChain chain)
      throws IOException, ServletException {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, chain);
    return response;
  }

  private static void await(CountDownLatch latch) throws ServletException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new ServletException(e);
    }
  }
}
