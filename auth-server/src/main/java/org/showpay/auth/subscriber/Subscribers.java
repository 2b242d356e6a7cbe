package org.showpay.auth.subscriber;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All subscribers. */
interface Subscribers extends JpaRepository<Subscriber, UUID> {

  Optional<Subscriber> findByPhoneNumber(String phoneNumber);

  Optional<Subscriber> findByLoginId(String loginId);

  boolean existsByPhoneNumberOrLoginId(String phoneNumber, String loginId);
}
