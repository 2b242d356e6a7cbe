package org.showpay.contracts.egress;

import java.net.ProxySelector;
import org.springframework.boot.SpringApplication;

/**
 * Starts a service that connects to nobody but those it is told of. The JDK asks its selector of
 * proxies before each connection of a {@code Socket}, an {@code HttpClient} or a {@code
 * URLConnection}, whoever made it: so there is one door for all. What could pass by it (channels,
 * proxies of one's own, an {@code HttpClient} that follows redirects) an architecture rule forbids.
 */
public final class Egress {

  private Egress() {}

  /**
   * Starts the service.
   *
   * @param lines the groups of HTTP clients that it has, by the names of their settings
   */
  public static void run(Class<?> service, String[] arguments, String... lines) {
    SpringApplication application = new SpringApplication(service);
    application.addInitializers(context ->
        ProxySelector.setDefault(new ToldHosts(new Destinations(context.getEnvironment(), lines))));
    application.run(arguments);
  }
}
