package org.showpay.mobile.phone;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.phone.Look;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.ShelvedPhone;
import org.showpay.contracts.subscriber.PhoneNumber;

/** A phone that was switched on; it is read here and written by {@link PhoneBook} alone. */
@Entity
@Immutable
@Table(name = "phone")
class Handset {

  private static final int DIGITS_THAT_MAY_BE_SHOWN = 4;

  @Id private UUID id = new UUID(0, 0);
  private @Nullable String phoneNumber;
  private byte @Nullable [] sealedNumber;
  private int screenWidth;
  private int screenHeight;
  private byte[] sealedKey = {};
  private boolean connected = true;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private Look look = Look.MODERN;

  PhoneId id() {
    return new PhoneId(id);
  }

  PhoneNumber phoneNumber(NumberSafe numbers) {
    return numbers.open(sealedNumber, phoneNumber, id);
  }

  ScreenSize screen() {
    return new ScreenSize(screenWidth, screenHeight, look);
  }

  ShelvedPhone shelved(NumberSafe numbers) {
    String number = phoneNumber(numbers).reveal();
    return new ShelvedPhone(
        id(), screen(), number.substring(number.length() - DIGITS_THAT_MAY_BE_SHOWN));
  }

  boolean connected() {
    return connected;
  }

  byte[] sealedKey() {
    return sealedKey.clone();
  }
}
