package org.showpay.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/** From a code to a PNG file of the whole screen, here and with ZXing's writer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Painting {

  /** What carries the code. */
  @Param({"QR", "CODE_128"})
  public Carrier carrier = Carrier.QR;

  /** The phone. */
  @Param({"PHONE_2010", "PHONE_2026"})
  public Phone phone = Phone.PHONE_2010;

  private final SymbolPainter painter = new SymbolPainter();

  /** The barcode module, with the digits as text. */
  @Benchmark
  public Drawing showpay() {
    return painter.paint(BareZxing.CODE, carrier, phone.screen());
  }

  /** ZXing alone: symbol, PNG file, no digits. */
  @Benchmark
  public Picture zxing() {
    return BareZxing.paint(BareZxing.CODE, carrier, phone.screen());
  }
}
