package org.showpay.auth.simulation;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.issuing.ForgetfulIssuers;
import org.showpay.auth.issuing.LooseIssuers;
import org.showpay.auth.ledger.LooseLedgerRows;
import org.showpay.auth.notice.LooseNews;
import org.showpay.auth.operation.LooseOperationRows;
import org.showpay.auth.paycode.LooseCodeSpending;
import org.showpay.auth.payment.LoosePaymentRows;
import org.showpay.auth.settlement.LooseSettlementRows;
import org.showpay.contracts.schedule.LooseTasks;
import org.springframework.context.support.GenericApplicationContext;

/** What is broken on purpose, to see that it is seen: a bean whose place a broken twin takes. */
enum PlantedBug {
  /** Nothing is. */
  NONE("", null),
  /** Silence is taken for a no: nothing is ever reversed. */
  SILENCE_IS_A_NO("issuers", LooseIssuers.class),
  /** An approval counts after the payment was given up. */
  LATE_APPROVAL("paymentRows", LoosePaymentRows.class),
  /** A code is looked at, and then spent. */
  CODE_READ_THEN_UPDATED("codeSpending", LooseCodeSpending.class),
  /** What is asked for again has a new id. */
  NEW_ID_ON_RETRY("issuers", ForgetfulIssuers.class),
  /** Refunds that are under way are not counted. */
  REFUND_WITHOUT_THE_SUM("operationRows", LooseOperationRows.class),
  /** Two that close a settlement may take the same. */
  SETTLED_TWICE("settlementRows", LooseSettlementRows.class),
  /** What is learnt by an inquiry is not booked. */
  POSTING_DROPPED_ON_RETRY("ledgerRows", LooseLedgerRows.class),
  /** A reversal is scheduled when the transaction that needs it is over. */
  TASK_AFTER_COMMIT("persistentTasks", LooseTasks.class),
  /** Merchants are told before it is so. */
  TOLD_BEFORE_COMMIT("news", LooseNews.class),
  /** A card company forgets a reversal that comes before its authorization, and charges then. */
  REVERSAL_NOT_REMEMBERED("", null);

  private final String bean;
  private final @Nullable Class<?> twin;

  PlantedBug(String bean, @Nullable Class<?> twin) {
    this.bean = bean;
    this.twin = twin;
  }

  void plant(GenericApplicationContext context) {
    if (twin != null) {
      context.registerBean(bean, twin);
    }
  }
}
