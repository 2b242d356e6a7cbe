package org.showpay.auth.merchant;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All merchants. */
interface Merchants extends JpaRepository<Merchant, UUID> {}
