package org.showpay.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A file of bearable length goes through, one that does not end is given up. */
class BoundedCopyTest {

  @Test
  void passesAFileOn() throws IOException {
    byte[] file = "a,b\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    BoundedCopy.of(new ByteArrayInputStream(file), to);
    assertThat(to.toByteArray()).isEqualTo(file);
  }

  @Test
  void givesUpOnAFileThatDoesNotEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ',';
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return length;
          }
        };
    assertThatIOException()
        .isThrownBy(() -> BoundedCopy.of(endless, OutputStream.nullOutputStream()));
  }
}
