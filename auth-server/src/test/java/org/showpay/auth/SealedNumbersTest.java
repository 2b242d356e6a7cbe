package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.number.NumberSealing;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer.NotRecognised;
import org.showpay.contracts.subscriber.SignInAnswer.SignedIn;
import org.showpay.contracts.subscriber.SubscribersApi.EnrolRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Subscribers are found by their numbers, which stand nowhere; also those of the version before.
 */
@AuthServerTest
class SealedNumbersTest {

  @Autowired Town town;
  @Autowired JdbcClient jdbc;
  @Autowired NumberSafe numbers;

  @Autowired
  @Qualifier("sealingOfSubscribers")
  NumberSealing sealing;

  private Consumer consumer;

  @BeforeEach
  void aConsumer() {
    consumer = town.consumer();
  }

  /** While one stands in clear, a service that starts would keep all so. */
  @AfterEach
  void nothingStaysInClear() {
    sealing.sealAll();
  }

  @Test
  void aNumberStandsNowhereAndItsOwnerIsFoundByIt() {
    assertThat(row()).doesNotContain(consumer.phone().reveal()).contains("ACTIVE");
    assertThat(signsIn()).isInstanceOf(SignedIn.class);
    assertThat(((SignedIn) signsIn()).phoneNumber()).isEqualTo(consumer.phone());
  }

  @Test
  void whatTheVersionBeforeWroteIsReadAndThenSealed() {
    asTheVersionBeforeWroteIt();
    assertThat(row()).contains(consumer.phone().reveal());
    assertThat(signsIn()).isInstanceOf(SignedIn.class);
    assertThat(sealing.sealAll()).isPositive();
    assertThat(row()).doesNotContain(consumer.phone().reveal());
    assertThat(signsIn()).isInstanceOf(SignedIn.class);
    assertThat(sealing.sealAll()).as("nothing is left").isZero();
  }

  @Test
  void aNumberIsEnrolledOnceWhetherSealedOrNot() {
    assertThatThrownBy(this::enrolsAgain).hasMessageContaining("SUBSCRIBER_EXISTS");
    asTheVersionBeforeWroteIt();
    assertThatThrownBy(this::enrolsAgain).hasMessageContaining("SUBSCRIBER_EXISTS");
  }

  @Test
  void aNumberThatWasMovedToAnotherRowIsNotRead() {
    Consumer other = town.consumer();
    jdbc.sql(
            """
            update subscriber set sealed_number =
              (select sealed_number from subscriber where id = :from) where id = :to
            """)
        .param("from", idOf(other))
        .param("to", idOf(consumer))
        .update();
    assertThatThrownBy(this::signsIn).hasMessageContaining("500");
  }

  private void enrolsAgain() {
    EnrolRequest request =
        new EnrolRequest(
            consumer.phone(),
            new LoginId("other-" + UUID.randomUUID().toString().substring(0, 8)),
            Town.LOGIN_PASSWORD,
            Town.PAYMENT_PASSWORD);
    town.asOperator().enrol(request);
  }

  private Object signsIn() {
    return town.subscribers()
        .signIn(new SignIn.ByPhoneNumber(consumer.phone(), consumer.enrolment().handsetKey()));
  }

  @Test
  void nobodyIsFoundByAnotherNumber() {
    assertThat(
            town.subscribers()
                .signIn(
                    new SignIn.ByPhoneNumber(
                        new PhoneNumber("8299" + consumer.phone().reveal().substring(4)),
                        consumer.enrolment().handsetKey())))
        .isInstanceOf(NotRecognised.class);
  }

  private void asTheVersionBeforeWroteIt() {
    jdbc.sql(
            """
            update subscriber set phone_number = :number, sealed_number = null, number_index = null
             where id = :id
            """)
        .param("number", consumer.phone().reveal())
        .param("id", idOf(consumer))
        .update();
  }

  private String row() {
    return jdbc.sql("select s::text from subscriber s where id = ?")
        .param(idOf(consumer))
        .query(String.class)
        .single()
        .replace(consumer.login().text(), "");
  }

  private static UUID idOf(Consumer who) {
    return who.enrolment().subscriber().uuid();
  }
}
