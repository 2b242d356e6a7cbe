package org.showpay.stack.security;

import java.util.List;

/** A row of docs/security.md. */
record Requirement(int number, String words, String source, List<Proof> proofs) {}
