package org.showpay.testing;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructor;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.DatagramSocket;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** STYLE.md's rules on structure; every module checks itself against them. */
public final class ArchitectureRules {

  private static final String TRANSACTIONAL =
      "org.springframework.transaction.annotation.Transactional";
  private static final String CONDITIONAL = "org.springframework.context.annotation.Conditional";

  @ArchTest
  static final ArchRule callsBetweenPackagesGoForwardOnly =
      slices().matching("org.showpay.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes().that().haveSimpleNameNotEndingWith("package-info").should(beNullMarked());

  @ArchTest
  static final ArchRule packagesHoldAtMostTwelveFiles =
      classes().should(shareTheirPackageWithAtMost(12));

  @ArchTest
  static final ArchRule timeComesFromAnInjectedClock =
      noClasses()
          .should(callMethod(Instant.class, "now"))
          .orShould(callMethod(LocalDate.class, "now"))
          .orShould(callMethod(System.class, "currentTimeMillis"))
          .orShould(callMethod(Clock.class, "systemDefaultZone"))
          .orShould(dependOnClassesThat(JavaClass.Predicates.type(LocalDateTime.class)));

  @ArchTest
  static final ArchRule randomnessIsStrong =
      noClasses()
          .should(dependOnClassesThat(JavaClass.Predicates.type(Random.class)))
          .orShould(dependOnClassesThat(JavaClass.Predicates.type(ThreadLocalRandom.class)))
          .orShould(callMethod(Math.class, "random"));

  @ArchTest
  static final ArchRule moneyIsNeverAFloatingPointNumber =
      noFields()
          .that()
          .haveNameMatching("(?i).*(amount|price|total|limit|balance|fee).*")
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noTransactionIsOpenWhileAnotherServiceIsAsked =
      classes().should(notBeTransactionalAndHoldClients());

  /** The build decides conditions, without any profile; a guard that was one would be left out. */
  @ArchTest
  static final ArchRule noBeanDependsOnACondition = classes().should(holdUnderAnyCondition());

  /**
   * The JDK's selector of proxies is the door of all connections; these would pass by it. What
   * starts the suite and plays people in it is no service.
   */
  @ArchTest
  static final ArchRule connectionsGoThroughTheOneDoor =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.showpay.contracts.egress", "org.showpay.stack..")
          .should(callMethod(ProxySelector.class, "setDefault", ProxySelector.class))
          .orShould(callMethod(HttpClient.Builder.class, "proxy", ProxySelector.class))
          .orShould(
              callMethod(HttpClient.Builder.class, "followRedirects", HttpClient.Redirect.class))
          .orShould(callConstructor(Socket.class, Proxy.class))
          .orShould(callMethod(URL.class, "openConnection", Proxy.class))
          .orShould(dependOnClassesThat(JavaClass.Predicates.type(SocketChannel.class)))
          .orShould(dependOnClassesThat(JavaClass.Predicates.type(DatagramSocket.class)))
          .orShould(dependOnClassesThat(JavaClass.Predicates.type(AsynchronousSocketChannel.class)))
          .allowEmptyShould(true);

  private ArchitectureRules() {}

  private static ArchCondition<JavaClass> beNullMarked() {
    return condition(
        "be in a @NullMarked package",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class),
        "is not in a @NullMarked package");
  }

  private static ArchCondition<JavaClass> shareTheirPackageWithAtMost(int files) {
    return condition(
        "share their package with at most " + files + " files",
        type ->
            type.getPackage().getClasses().stream().filter(ArchitectureRules::hasAFile).count()
                <= files,
        "is in a package of too many files");
  }

  /** ArchUnit counts the type of an array, as of an enum's values, as a class of the package. */
  private static boolean hasAFile(JavaClass type) {
    return type.isTopLevelClass() && !type.isArray();
  }

  private static ArchCondition<JavaClass> holdUnderAnyCondition() {
    return condition(
        "be no bean, and make none, by a condition",
        type ->
            !type.isMetaAnnotatedWith(CONDITIONAL)
                && type.getMethods().stream()
                    .noneMatch(method -> method.isMetaAnnotatedWith(CONDITIONAL)),
        "is a bean, or makes one, by a condition");
  }

  private static ArchCondition<JavaClass> notBeTransactionalAndHoldClients() {
    return condition(
        "not hold a client of another service when transactional",
        type -> !isTransactional(type) || !holdsClient(type),
        "is transactional and holds a client of another service");
  }

  private static boolean isTransactional(JavaClass type) {
    return type.isAnnotatedWith(TRANSACTIONAL)
        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(TRANSACTIONAL));
  }

  private static boolean holdsClient(JavaClass type) {
    return type.getFields().stream()
        .anyMatch(field -> field.getRawType().getSimpleName().endsWith("Api"));
  }

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> holds, String violation) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + ' ' + violation));
        }
      }
    };
  }
}
