package org.showpay.acceptance.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Every answer that was received, on disk before anybody acts on it. */
public final class Journal implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Begins an empty journal. */
  public static Journal begin(Path file) throws IOException {
    return new Journal(
        file,
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /** Writes an answer down, and returns when it is on disk. */
  public synchronized void write(Answer answer) {
    try {
      ByteBuffer line = ByteBuffer.wrap((answer.line() + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be written", e);
    }
  }

  /** Reads what is on disk. */
  public List<Answer> read() throws IOException {
    return Files.readAllLines(file).stream().map(Answer::of).toList();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
