package org.showpay.auth.console.merchant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.TerminalId;

/**
 * A merchant's terminal.
 *
 * @param bothKeysUntil until when the key before the present one is good too
 * @param keyPrefix how its present key begins, where that was kept
 * @param usedAt when it called last, to the minute
 * @param version what a new key takes the place of
 */
public record ShownTerminal(
    TerminalId id,
    String label,
    String channel,
    String state,
    Instant addedAt,
    @Nullable Instant bothKeysUntil,
    @Nullable String keyPrefix,
    @Nullable Instant usedAt,
    int version) {}
