package org.showpay.contracts.egress;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Everybody that a service's configuration names: its database and replica, its peers, card
 * companies, the SMS server, a receipt printer, a collector of spans, and what is added by {@code
 * showpay.egress-also}.
 */
final class Destinations implements Supplier<Set<String>> {

  private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://([^/?]+).*");
  private static final int POSTGRESQL = 5432;
  private static final String SMS_PORT = "2775";
  private static final String PRINTER_PORT = "9100";

  private final Environment environment;
  private final List<String> lines;

  Destinations(Environment environment, String... lines) {
    this.environment = environment;
    this.lines = Arrays.asList(lines);
  }

  /** A card company, of which the address alone counts here. */
  record Company(@Nullable URI baseUrl) {}

  @Override
  public Set<String> get() {
    Set<String> all = new HashSet<>();
    Stream.of("spring.datasource.url", "spring.flyway.url", "showpay.replica.url")
        .map(this::text)
        .forEach(url -> addDatabase(all, url));
    lines.forEach(line -> addUrl(all, text("spring.http.serviceclient." + line + ".base-url")));
    addUrl(all, text("management.opentelemetry.tracing.export.otlp.endpoint"));
    companies().forEach(company -> addUrl(all, String.valueOf(company.baseUrl())));
    if (!text("showpay.sms.system-id").isEmpty()) {
      addHost(all, textOr("showpay.sms.host", "localhost"), textOr("showpay.sms.port", SMS_PORT));
    }
    addHost(all, text("showpay.printer.host"), textOr("showpay.printer.port", PRINTER_PORT));
    Arrays.stream(text("showpay.egress-also").split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .forEach(each -> all.add(each.toLowerCase(Locale.ROOT)));
    return all;
  }

  private List<Company> companies() {
    return Binder.get(environment)
        .bind("showpay.card-companies", Bindable.listOf(Company.class))
        .orElseGet(List::of);
  }

  private static void addDatabase(Set<String> all, String url) {
    Matcher hosts = DATABASE.matcher(url);
    if (hosts.matches()) {
      for (String host : hosts.group(1).split(",", -1)) {
        boolean named = host.matches(".*:[0-9]+");
        String address = named ? host : host + ':' + POSTGRESQL;
        all.add(address.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT));
      }
    }
  }

  private static void addUrl(Set<String> all, String url) {
    if (url.contains("://")) {
      URI uri = URI.create(url);
      int usual = "https".equals(uri.getScheme()) ? 443 : 80;
      addHost(all, uri.getHost(), String.valueOf(uri.getPort() < 0 ? usual : uri.getPort()));
    }
  }

  private static void addHost(Set<String> all, @Nullable String host, String port) {
    if (host != null && !host.isEmpty()) {
      all.add((host.replaceAll("[\\[\\]]", "") + ':' + port).toLowerCase(Locale.ROOT));
    }
  }

  private String text(String property) {
    return textOr(property, "");
  }

  private String textOr(String property, String otherwise) {
    return environment.getProperty(property, otherwise).strip();
  }
}
