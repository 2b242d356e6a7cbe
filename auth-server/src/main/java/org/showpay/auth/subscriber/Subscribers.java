package org.showpay.auth.subscriber;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All subscribers. */
interface Subscribers extends JpaRepository<Subscriber, UUID> {

  /** By the whole number alone; in clear it stands only where an earlier version wrote it. */
  Optional<Subscriber> findByNumberIndexOrPhoneNumber(byte[] index, String inClear);

  Optional<Subscriber> findByLoginId(String loginId);

  boolean existsByNumberIndexOrPhoneNumberOrLoginId(byte[] index, String inClear, String loginId);
}
