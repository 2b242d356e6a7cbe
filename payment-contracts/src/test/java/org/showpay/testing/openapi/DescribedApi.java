package org.showpay.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.testing.openapi.route.Door;
import org.showpay.testing.openapi.route.Route;
import org.showpay.testing.openapi.route.Routes;
import org.showpay.testing.openapi.shape.Wire;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service whose OpenAPI document is checked in, as {@code docs/openapi/<service>.yaml}, and is
 * what its code says. {@code -Dshowpay.openapi=write} writes it anew.
 */
public interface DescribedApi {

  /** What only the service knows of it. */
  About about();

  /** The service, running. */
  ApplicationContext service();

  /** Where the documents are checked in. */
  default Path documents() {
    return suite().resolve("docs/openapi");
  }

  /** The document says what the code does; where it does not, somebody has to look at both. */
  @Test
  default void isDescribedAsItIs() throws IOException {
    Path checkedIn = documents().resolve(service().getId() + ".yaml");
    String written = written();
    if ("write".equals(System.getProperty("showpay.openapi"))) {
      Files.writeString(checkedIn, written);
    }
    assertThat(Files.readString(checkedIn, StandardCharsets.UTF_8))
        .describedAs("%s, which -Dshowpay.openapi=write writes anew", checkedIn)
        .isEqualTo(written);
  }

  /** The forms in it are those that the service reads and writes. */
  @Test
  default void readsAndWritesWhatItSays() {
    ApiDocument document = document();
    document.whole();
    JsonMapper json = service().getBean(JsonMapper.class);
    assertThat(new Wire(json, document.shapes()).complaints()).isEmpty();
  }

  /** Whatever the table lets in is described, and nothing besides. */
  @Test
  default void describesEachRowOfTheTable() {
    List<String> rows = service().getBean(RouteRules.class).patterns();
    Routes routes = new Routes(service(), about().leftOut(), about().promises());
    assertThat(routes.all().stream().map(Route::row))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().filter(row -> !about().leftOut().contains(row)).toList());
    assertThat(rows).containsAll(about().leftOut());
  }

  /** What stands before the controllers is told of, too, where it may refuse a request. */
  @Test
  default void describesEachFilterThatRefuses() {
    Set<String> filters =
        service().getBeansOfType(FilterRegistrationBean.class).values().stream()
            .map(registered -> Objects.requireNonNull(registered.getFilter()).getClass())
            .filter(Operations::refuses)
            .map(Class::getName)
            .collect(Collectors.toSet());
    assertThat(about().doors().stream().map(Door::filter))
        .containsExactlyInAnyOrderElementsOf(filters);
  }

  /** The document, as the code says it now. */
  default String written() {
    return Page.of(document().whole());
  }

  private ApiDocument document() {
    return ApiDocument.of(service(), about(), suite());
  }

  private static Path suite() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = Objects.requireNonNull(here.getParent());
    }
    return here;
  }
}
