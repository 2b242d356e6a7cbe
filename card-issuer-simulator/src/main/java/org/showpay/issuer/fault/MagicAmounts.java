package org.showpay.issuer.fault;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Amounts that are faults by themselves, see docs/faults.md. Each message is struck once: when it
 * is sent again it gets through, so that every rehearsal comes to an end.
 */
@Component
class MagicAmounts {

  private static final long THOUSAND = 1000;
  private static final long DECLINES = 990;
  private static final long LINE_FAULTS = 991;
  private static final long UNTIL_REVERSED = 992;
  private static final long LAST_ISO_CODE = 99;

  private static final Map<Long, FaultEffect> BY_NUMBER =
      Map.ofEntries(
          Map.entry(1L, new FaultEffect.Delay(3000)),
          Map.entry(2L, new FaultEffect.Silence(false)),
          Map.entry(3L, new FaultEffect.Silence(true)),
          Map.entry(4L, new FaultEffect.LateAnswer(10_000)),
          Map.entry(5L, new FaultEffect.Twice()),
          Map.entry(6L, new FaultEffect.OtherId()),
          Map.entry(7L, new FaultEffect.OtherAmount()),
          Map.entry(8L, new FaultEffect.HalfAnswer()),
          Map.entry(9L, new FaultEffect.ServerError(false)),
          Map.entry(10L, new FaultEffect.ServerError(true)),
          Map.entry(11L, new FaultEffect.Reset(false)),
          Map.entry(12L, new FaultEffect.Reset(true)),
          Map.entry(13L, new FaultEffect.Down()));

  private final FaultProperties configured;
  private final JdbcClient jdbc;

  MagicAmounts(FaultProperties configured, JdbcClient jdbc) {
    this.configured = configured;
    this.jdbc = jdbc;
  }

  /** What the amount of this message asks for, if it asks for anything. */
  Optional<FaultEffect> strike(HostMessage message) {
    if (!configured.magicAmounts() || message.amount() == null || message.id() == null) {
      return Optional.empty();
    }
    long family = message.amount().amount() / THOUSAND;
    long number = message.amount().amount() % THOUSAND;
    return switch (message.kind()) {
      case AUTHORIZATION ->
          of(family == UNTIL_REVERSED ? LINE_FAULTS : family, number)
              .filter(effect -> isFirst(message));
      case CAPTURE, REFUND -> of(family, number).filter(effect -> isFirst(message));
      case INQUIRY ->
          family == UNTIL_REVERSED
              ? of(LINE_FAULTS, number).map(effect -> new FaultEffect.ServerError(false))
              : Optional.empty();
      case CANCELLATION, REVERSAL, BALANCE -> Optional.empty();
    };
  }

  private static Optional<FaultEffect> of(long family, long number) {
    if (family == LINE_FAULTS) {
      return Optional.ofNullable(BY_NUMBER.get(number));
    }
    return family == DECLINES && number > 0 && number <= LAST_ISO_CODE
        ? Optional.of(new FaultEffect.Decline(reasonFor("%02d".formatted(number))))
        : Optional.empty();
  }

  private static DeclineReason reasonFor(String isoCode) {
    return Arrays.stream(DeclineReason.values())
        .filter(reason -> reason.isoCode().equals(isoCode))
        .findFirst()
        .orElse(DeclineReason.REFUSED_BY_ISSUER);
  }

  private boolean isFirst(HostMessage message) {
    MessageKind kind = message.kind();
    return jdbc.sql(
                """
                insert into magic_strike (message, id) values (:message, :id)
                on conflict do nothing
                """)
            .param("message", kind.name())
            .param("id", message.id())
            .update()
        == 1;
  }
}
