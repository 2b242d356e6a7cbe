package org.showpay.testing.openapi;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.RouteRules;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A service that was changed, beside the document that was checked in before. */
class DescribedApiTest {

  private static final RouteRules WISHES =
      new RouteRules().open(HttpMethod.POST, "/v1/wishes", RouteRules.operator());
  private static final RouteRules WISHES_AND_THE_LAST =
      new RouteRules()
          .open(HttpMethod.POST, "/v1/wishes", RouteRules.operator())
          .open(HttpMethod.GET, "/v1/wishes", RouteRules.operator());
  private static final RouteRules WITH_NOBODY_BEHIND =
      new RouteRules()
          .open(HttpMethod.POST, "/v1/wishes", RouteRules.operator())
          .open(HttpMethod.DELETE, "/v1/wishes", RouteRules.operator());

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @TempDir Path documents;

  @Test
  void isContentWhileTheCodeSaysTheSame() throws IOException {
    DescribedApi now = now(Same.class, WISHES);
    assertThatNoException().isThrownBy(now::isDescribedAsItIs);
    assertThatNoException().isThrownBy(now::readsAndWritesWhatItSays);
    assertThatNoException().isThrownBy(now::describesEachRowOfTheTable);
  }

  @Test
  void seesAFieldMore() throws IOException {
    assertThatThrownBy(now(Wider.class, WISHES)::isDescribedAsItIs).hasMessageContaining("urgent:");
  }

  @Test
  void seesARouteMore() throws IOException {
    assertThatThrownBy(now(Same.class, WISHES_AND_THE_LAST)::isDescribedAsItIs)
        .hasMessageContaining("get:");
  }

  @Test
  void seesARowThatNoControllerAnswers() throws IOException {
    assertThatThrownBy(now(Same.class, WITH_NOBODY_BEHIND)::describesEachRowOfTheTable)
        .hasMessageContaining("DELETE /v1/wishes");
  }

  @Test
  void seesAFieldThatIsNotAskedForAsItIsSaid() throws IOException {
    assertThatThrownBy(now(Careless.class, WISHES)::readsAndWritesWhatItSays)
        .hasMessageContaining("CarelessWish without what is read");
  }

  /** The service as this code makes it, beside the document of what it was. */
  private DescribedApi now(Class<?> code, RouteRules table) throws IOException {
    String before = new Example(service(Before.class, WISHES), documents).written();
    Files.writeString(
        documents.resolve("example.yaml"), before.replace("Before", code.getSimpleName()));
    return new Example(service(code, table), documents);
  }

  private static ApplicationContext service(Class<?> code, RouteRules table) {
    AnnotationConfigWebApplicationContext service = new AnnotationConfigWebApplicationContext();
    service.setServletContext(new MockServletContext());
    service.register(Web.class, controllerOf(code));
    service.addBeanFactoryPostProcessor(beans -> {
      beans.registerSingleton("table", table);
      beans.registerSingleton("json", JSON);
    });
    service.refresh();
    service.setId("example");
    return service;
  }

  private static Class<?> controllerOf(Class<?> code) {
    return Stream.of(code.getDeclaredClasses())
        .filter(type -> type.isAnnotationPresent(RestController.class))
        .findFirst()
        .orElseThrow();
  }

  private record Example(ApplicationContext service, Path documents) implements DescribedApi {

    @Override
    public About about() {
      return About.of("Example", "Wishes.");
    }
  }

  /** What reads and writes messages. */
  @Configuration
  @EnableWebMvc
  static class Web {}

  /** What the document was made of. */
  static final class Before {

    /** Where it is wished. */
    @RestController
    static class WishesController {

      @PostMapping("/v1/wishes")
      BeforeWish wish(@RequestBody BeforeWish wish) {
        return wish;
      }

      @GetMapping("/v1/wishes")
      BeforeWish last() {
        return new BeforeWish("a bicycle", null);
      }
    }

    /** What is wished. */
    record BeforeWish(String what, @Nullable String why) {
      BeforeWish {
        Objects.requireNonNull(what);
      }
    }
  }

  /** The same under another name. */
  static final class Same {

    /** Where it is wished. */
    @RestController
    static class WishesController {

      @PostMapping("/v1/wishes")
      SameWish wish(@RequestBody SameWish wish) {
        return wish;
      }

      @GetMapping("/v1/wishes")
      SameWish last() {
        return new SameWish("a bicycle", null);
      }
    }

    /** What is wished. */
    record SameWish(String what, @Nullable String why) {
      SameWish {
        Objects.requireNonNull(what);
      }
    }
  }

  /** A wish has one field more. */
  static final class Wider {

    /** Where it is wished. */
    @RestController
    static class WishesController {

      @PostMapping("/v1/wishes")
      WiderWish wish(@RequestBody WiderWish wish) {
        return wish;
      }

      @GetMapping("/v1/wishes")
      WiderWish last() {
        return new WiderWish("a bicycle", null, true);
      }
    }

    /** What is wished. */
    record WiderWish(String what, @Nullable String why, boolean urgent) {
      WiderWish {
        Objects.requireNonNull(what);
      }
    }
  }

  /** A wish may do without what is wished, and does not say so. */
  static final class Careless {

    /** Where it is wished. */
    @RestController
    static class WishesController {

      @PostMapping("/v1/wishes")
      CarelessWish wish(@RequestBody CarelessWish wish) {
        return wish;
      }

      @GetMapping("/v1/wishes")
      CarelessWish last() {
        return new CarelessWish("a bicycle", null);
      }
    }

    /** What is wished. */
    record CarelessWish(String what, @Nullable String why) {}
  }
}
