package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.key.KeyUses;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.KeyScope;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.KeyView;
import org.showpay.contracts.merchant.MerchantsApi.NewTerminal;
import org.showpay.contracts.merchant.MerchantsApi.RotateKey;
import org.showpay.contracts.merchant.MerchantsApi.TerminalView;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a terminal's key is for, what is shown of it, and how it is changed and taken back. */
@AuthServerTest
class KeyScopesTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired KeyUses uses;

  private MerchantsApi.Merchant merchant;
  private PaymentId paid;

  @BeforeEach
  void aMerchant() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    Cashier cashier = town.cashier();
    merchant = cashier.merchant();
    paid = cashier.charge(town.consumer().code(), won(5_000)).paymentId();
  }

  @Test
  void aKeyOpensWhatItIsForAndNothingElse() {
    Cashier charges = with(KeyScope.PAY);
    assertThat(charges.charge(town.consumer().code(), won(100)).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(Problems.of(() -> charges.payments().refund(paid, refund())).status())
        .isEqualTo(403);
    assertThat(Problems.of(() -> charges.payments().list(null, null, null, 1)).status())
        .isEqualTo(403);

    PaymentsApi reads = with(KeyScope.READ).payments();
    assertThat(reads.list(null, null, null, 1).payments()).isNotEmpty();
    assertThat(reads.find(paid).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(Problems.of(() -> reads.refund(paid, refund())).status()).isEqualTo(403);
    assertThat(Problems.of(() -> reads.cancel(paid)).status()).isEqualTo(403);
    Cashier onlyReads = with(KeyScope.READ);
    assertThat(Problems.of(() -> onlyReads.charge(town.consumer().code(), won(100))).status())
        .isEqualTo(403);

    PaymentsApi refunds = with(KeyScope.REFUND).payments();
    assertThat(refunds.refund(paid, refund()).amount()).isEqualTo(won(10));
  }

  @Test
  void aNewKeyIsForWhatTheOneBeforeWasUnlessSomethingElseIsSaid() {
    NewTerminal first = add(EnumSet.of(KeyScope.READ));
    NewTerminal second = rotate(first, null);
    assertThat(keysOf(first))
        .extracting(KeyView::scopes)
        .containsExactly(Set.of(KeyScope.READ), Set.of(KeyScope.READ));
    assertThat(keysOf(first).getLast().goodUntil()).isNotNull();
    assertThat(keysOf(first).getFirst().prefix())
        .isEqualTo(second.apiKey().reveal().substring(0, 9));
    assertThat(statusWith(first)).isEqualTo(200);
    assertThat(statusWith(second)).isEqualTo(200);
    assertThat(Problems.of(() -> rotate(first, null)).code()).isEqualTo("KEY_TOO_YOUNG");
    town.jdbc()
        .sql("update terminal set earlier_key_until = now() where id = ?")
        .param(first.terminal().uuid())
        .update();
    assertThat(statusWith(first)).isEqualTo(401);
    rotate(first, Set.of(KeyScope.PAY));
    assertThat(keysOf(first).getFirst().scopes()).containsExactly(KeyScope.PAY);
  }

  @Test
  void aTerminalThatIsTakenOutOfUseHasNoKeyAtOnce() {
    NewTerminal till = add(null);
    assertThat(statusWith(till)).isEqualTo(200);
    town.merchants().retire(merchant.merchant(), till.terminal());
    assertThat(statusWith(till)).isEqualTo(401);
    assertThat(keysOf(till)).isEmpty();
  }

  @Test
  void theLastUseOfAKeyIsShownAndCostsItsUserNothing() {
    NewTerminal till = add(null);
    assertThat(keysOf(till).getFirst().lastUsedAt()).isNull();
    Instant before = Instant.now().minusSeconds(1);
    try (Statements statements = new Statements()) {
      assertThat(statusWith(till)).isEqualTo(200);
      assertThat(statements.all()).noneMatch(sql -> sql.contains("into api_key"));
    }
    uses.writeDown();
    Instant used = Objects.requireNonNull(keysOf(till).getFirst().lastUsedAt());
    assertThat(used).isBetween(before, before.plus(Duration.ofSeconds(30)));
    uses.writeDown();
    assertThat(keysOf(till).getFirst().lastUsedAt()).isEqualTo(used);
    assertThat(Desk.of(environment, Role.LOOK).looksAt("/merchants/" + merchant.merchant()).body())
        .contains("Last use", till.apiKey().reveal().substring(0, 9) + "…");
  }

  @Test
  void aKeyFromBeforeThisWasKeptMayDoAllThatItCould() {
    NewTerminal till = add(Set.of(KeyScope.READ));
    town.jdbc().sql("delete from api_key").update();
    assertThat(keysOf(till).getFirst().scopes()).isEqualTo(EnumSet.allOf(KeyScope.class));
    assertThat(cashier(till).payments().refund(paid, refund()).amount()).isEqualTo(won(10));
    uses.writeDown();
    assertThat(keysOf(till).getFirst().lastUsedAt()).isNotNull();
    assertThat(keysOf(till).getFirst().scopes()).isEqualTo(EnumSet.allOf(KeyScope.class));
  }

  private static Refund refund() {
    return new Refund(OperationId.next(), won(10), null);
  }

  private Cashier with(KeyScope scope) {
    return cashier(add(EnumSet.of(scope)));
  }

  private Cashier cashier(NewTerminal till) {
    return new Cashier(town, merchant, till.apiKey().reveal());
  }

  private NewTerminal add(@Nullable Set<KeyScope> scopes) {
    return town.merchants()
        .addTerminal(merchant.merchant(), new AddTerminal("till", Channel.STORE, scopes));
  }

  private NewTerminal rotate(NewTerminal till, @Nullable Set<KeyScope> scopes) {
    return town.merchants().rotateKey(merchant.merchant(), till.terminal(), new RotateKey(scopes));
  }

  private List<KeyView> keysOf(NewTerminal till) {
    return town.merchants().terminals(merchant.merchant()).stream()
        .filter(view -> view.terminal().equals(till.terminal()))
        .map(TerminalView::keys)
        .findFirst()
        .orElseThrow();
  }

  private int statusWith(NewTerminal till) {
    return Objects.requireNonNull(
        TestClient.raw(environment, till.apiKey().reveal())
            .get()
            .uri("/v1/payments/" + paid)
            .exchange((request, response) -> response.getStatusCode().value()));
  }
}
