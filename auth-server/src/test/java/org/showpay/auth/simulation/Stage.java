package org.showpay.auth.simulation;

import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.showpay.auth.factor.PlainFactors;
import org.showpay.auth.issuing.MemoryIssuerTalk;
import org.showpay.auth.ledger.MemoryLedgerRows;
import org.showpay.auth.limit.MemoryLimitRows;
import org.showpay.auth.merchant.MemoryTermsBook;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.notice.MemoryNews;
import org.showpay.auth.operation.MemoryOperationRows;
import org.showpay.auth.operation.Operations;
import org.showpay.auth.paycode.MemoryCodeSpending;
import org.showpay.auth.payment.EarlierPayments;
import org.showpay.auth.payment.MemoryPaymentRows;
import org.showpay.auth.payment.PaymentAuthorizer;
import org.showpay.auth.settlement.Closing;
import org.showpay.auth.settlement.MemorySettlementRows;
import org.showpay.auth.simulation.memory.SimulatedTransactions;
import org.showpay.auth.simulation.street.Counter;
import org.showpay.auth.simulation.street.StagedCompanies;
import org.showpay.auth.till.MemoryTillBook;
import org.showpay.auth.till.TillRemarks;
import org.showpay.auth.wallet.QuietCardDesk;
import org.showpay.contracts.schedule.MemoryTasks;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The production beans of a payment, wired by Spring as in production, above rows in memory. One
 * stage plays many histories, one after the other.
 */
public class Stage implements AutoCloseable {

  /** As they are in production. */
  private static final List<String> REAL =
      List.of(
          "admission.Turns",
          "issuing.Issuers",
          "ledger.Ledger",
          "limit.SpendingLimits",
          "meter.BookMeters",
          "meter.Steps",
          "operation.Bookkeeping",
          "operation.OperationBook",
          "operation.Operations",
          "operation.OperationTasks",
          "payment.EarlierPayments",
          "payment.OverduePayments",
          "payment.PaymentAuthorizer",
          "payment.PaymentBook",
          "payment.PaymentLife",
          "resolution.PaymentResolver",
          "resolution.ResolutionBook",
          "resolution.ResolutionTasks",
          "settlement.SettlementBook",
          "settlement.SettlementDesk",
          "settlement.SettlementTasks");

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Desk desk = new Desk();
  private final SimulatedTransactions transactions = new SimulatedTransactions();
  private final StagedCompanies companies = new StagedCompanies();

  /** Spring's transactions by the annotations of the services, as in production. */
  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement(proxyTargetClass = true)
  static class ByAnnotations {}

  /** The stage, with this bug planted. */
  public static Stage with(PlantedBug bug) {
    Stage stage = new Stage();
    stage.build(bug);
    return stage;
  }

  private void build(PlantedBug bug) {
    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("simulation", Map.of("showpay.payments-opened-at-once", 1000)));
    context.setAllowBeanDefinitionOverriding(true);
    REAL.forEach(name -> context.registerBean(real("org.showpay.auth." + name)));
    context.register(ByAnnotations.class);
    registerSurroundings();
    registerRows();
    bug.plant(context);
    context.refresh();
  }

  private static Class<?> real(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The simulation no longer finds " + name, e);
    }
  }

  private void registerSurroundings() {
    DataSource nobody = Nobody.dataSource();
    context.registerBean(Desk.class, () -> desk);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(nobody));
    context.registerBean(SimulatedTransactions.class, () -> transactions);
    context.registerBean(StagedCompanies.class, () -> companies);
    context.registerBean(Clock.class, () -> new DeskClock(desk));
    context.registerBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(ObservationRegistry.class, () -> ObservationRegistry.NOOP);
    context.registerBean(DataSource.class, () -> nobody);
    context.registerBean("persistentTasks", MemoryTasks.class);
    context.getBeanFactory().registerSingleton("limitProperties", MemoryLimitRows.usual());
  }

  private void registerRows() {
    context.registerBean(PaymentMeters.class);
    context.registerBean("paymentRows", MemoryPaymentRows.class);
    context.registerBean("operationRows", MemoryOperationRows.class);
    context.registerBean("ledgerRows", MemoryLedgerRows.class);
    context.registerBean("settlementRows", MemorySettlementRows.class);
    context.registerBean("limitRows", MemoryLimitRows.class);
    context.registerBean("issuerTalk", MemoryIssuerTalk.class);
    context.registerBean("codeSpending", MemoryCodeSpending.class);
    context.registerBean("termsBook", MemoryTermsBook.class);
    context.registerBean("news", MemoryNews.class);
    context.registerBean("factors", PlainFactors.class);
    context.registerBean("cardDesk", QuietCardDesk.class);
    context.registerBean("tillBook", MemoryTillBook.class);
    context.registerBean(TillRemarks.class);
    context.registerBean(Closing.class);
  }

  /** What a till can ask of the auth-server. */
  Counter counter() {
    return new Counter(
        context.getBean(PaymentAuthorizer.class),
        context.getBean(EarlierPayments.class),
        context.getBean(Operations.class),
        context.getBean(TillRemarks.class),
        context.getBean(Closing.class));
  }

  /** The tasks by their names. */
  Map<String, Task<?>> tasks() {
    return context.<Task<?>>getBeanProvider(ParameterizedTypeReference.forType(Task.class)).stream()
        .collect(Collectors.toMap(Task::getTaskName, task -> task));
  }

  Desk desk() {
    return desk;
  }

  SimulatedTransactions transactions() {
    return transactions;
  }

  StagedCompanies companies() {
    return companies;
  }

  @Override
  public void close() {
    context.close();
  }

  /** The clock of the history under way. */
  private static final class DeskClock extends Clock {

    private final Desk desk;

    DeskClock(Desk desk) {
      this.desk = desk;
    }

    @Override
    public Instant instant() {
      return desk.books().time.instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the history has one zone");
    }
  }
}
