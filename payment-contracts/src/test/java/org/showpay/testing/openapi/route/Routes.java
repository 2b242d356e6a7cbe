package org.showpay.testing.openapi.route;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.showpay.contracts.trust.RouteRules;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that a service opens: what its controllers handle and its table lets in. */
public final class Routes {

  private final RouteRules rules;
  private final List<Route> all;

  /**
   * Of a service.
   *
   * @param leftOut rows that are no part of its API
   * @param promises APIs that the gateway's own routing answers, without a controller
   */
  public Routes(ApplicationContext service, Set<String> leftOut, List<Class<?>> promises) {
    this.rules = service.getBean(RouteRules.class);
    List<Route> handled =
        service
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .entrySet()
            .stream()
            .flatMap(entry -> handled(entry.getKey(), entry.getValue()))
            .toList();
    List<String> rows = handled.stream().map(Route::row).toList();
    Stream<Route> promised =
        promises.stream()
            .flatMap(api -> Stream.of(api.getMethods()))
            .flatMap(this::promised)
            .filter(route -> !rows.contains(route.row()));
    all =
        Stream.concat(handled.stream(), promised)
            .filter(route -> !leftOut.contains(route.row()))
            .sorted()
            .toList();
  }

  /** In the order of their addresses. */
  public List<Route> all() {
    return all;
  }

  /** Whom the table lets in there. */
  public Callers callersOf(Route route) {
    return Callers.of(rules, route.row());
  }

  private Stream<Route> handled(RequestMappingInfo mapping, HandlerMethod handler) {
    Class<?> bean = ClassUtils.getUserClass(handler.getBeanType());
    Method contract = contractOf(bean, handler.getMethod());
    String type =
        mapping.getProducesCondition().getProducibleMediaTypes().stream()
            .findFirst()
            .map(MediaType::toString)
            .orElse(null);
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(method ->
            mapping.getPatternValues().stream()
                .flatMap(path ->
                    rowOf(method.name(), path)
                        .map(row ->
                            new Route(
                                row,
                                path,
                                contract,
                                new Route.Handler(bean, handler.getMethod()),
                                type))
                        .stream()));
  }

  private Stream<Route> promised(Method contract) {
    HttpExchange exchange =
        AnnotatedElementUtils.findMergedAnnotation(contract, HttpExchange.class);
    HttpExchange above =
        AnnotatedElementUtils.findMergedAnnotation(
            contract.getDeclaringClass(), HttpExchange.class);
    if (exchange == null || above == null) {
      return Stream.empty();
    }
    String path = above.url() + exchange.url();
    String type = Stream.of(exchange.accept()).findFirst().orElse(null);
    return rowOf(exchange.method(), path)
        .map(row -> new Route(row, path, contract, null, type))
        .stream();
  }

  /** The table calls the parts of an address otherwise, or not at all. */
  private Optional<String> rowOf(String method, String path) {
    String wanted = withoutNames(method + ' ' + path);
    return rules.patterns().stream().filter(row -> withoutNames(row).equals(wanted)).findFirst();
  }

  private static String withoutNames(String row) {
    return row.replaceAll("\\{\\w+}", "*");
  }

  private static Method contractOf(Class<?> bean, Method method) {
    return Stream.of(ClassUtils.getAllInterfacesForClass(bean))
        .flatMap(api ->
            Stream.ofNullable(
                ClassUtils.getMethodIfAvailable(api, method.getName(), method.getParameterTypes())))
        .filter(it -> AnnotatedElementUtils.hasAnnotation(it, HttpExchange.class))
        .findFirst()
        .orElse(method);
  }
}
