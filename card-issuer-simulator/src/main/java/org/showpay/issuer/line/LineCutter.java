package org.showpay.issuer.line;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Closes a connection without an answer. Nothing in the servlet's API can do that, so a valve of
 * Tomcat does it when the request comes back.
 */
@Component
class LineCutter implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  private static final String CUT = LineCutter.class.getName();

  /** Has the connection closed as soon as the request is left; what was not sent is dropped. */
  static void cut(ServletRequest request) {
    request.setAttribute(CUT, true);
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory tomcat) {
    tomcat.addEngineValves(new Scissors());
  }

  /** The valve. */
  private static final class Scissors extends ValveBase {

    Scissors() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      getNext().invoke(request, response);
      if (request.getAttribute(CUT) != null) {
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
      }
    }
  }
}
