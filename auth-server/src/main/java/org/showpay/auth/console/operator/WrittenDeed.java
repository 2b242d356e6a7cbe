package org.showpay.auth.console.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, or was tried.
 *
 * @param why the code of a refusal
 */
public record WrittenDeed(
    long number,
    Instant at,
    String who,
    String from,
    Action action,
    String subject,
    @Nullable String detail,
    String result,
    @Nullable String why) {}
