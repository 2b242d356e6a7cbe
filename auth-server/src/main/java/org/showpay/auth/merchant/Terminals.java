package org.showpay.auth.merchant;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All terminals. */
interface Terminals extends JpaRepository<Terminal, UUID> {}
