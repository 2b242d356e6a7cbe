package org.showpay.benchmarks;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;

/** Drawing a code by lot, its digest, and both together, which is what issuing costs the CPU. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MakingCodes {

  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final PayCodeDigester digester = new PayCodeDigester(key(random));
  private final PayCode code = PayCode.draw(SchemePrefix.DEFAULT, random);

  /** The number alone. */
  @Benchmark
  public PayCode drawCode() {
    return PayCode.draw(SchemePrefix.DEFAULT, random);
  }

  /** The digest alone, as for every look-up. */
  @Benchmark
  public PayCodeDigest digestCode() {
    return digester.digest(code);
  }

  /** A new code and its digest. */
  @Benchmark
  public PayCodeDigest drawAndDigestCode() {
    return digester.digest(PayCode.draw(SchemePrefix.DEFAULT, random));
  }

  /** What a till does with the digits that a scanner gives. */
  @Benchmark
  public PayCodeReading checkDigits() {
    return PayCode.read(code.reveal(), SchemePrefix.DEFAULT);
  }

  private static String key(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
