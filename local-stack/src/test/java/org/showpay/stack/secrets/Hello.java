package org.showpay.stack.secrets;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/** The first words of a connection as bytes, since the JDK no longer says the old ones. */
final class Hello {

  static final String TLS_1_1 = "0302";
  static final String TLS_1_2 = "0303";
  static final String GCM = "c02b";
  static final String CBC = "c023";
  static final String CBC_OF_1_1 = "c009";

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int FATAL = 2;
  private static final int PATIENCE = 5_000;

  private Hello() {}

  /** True when the server goes on, and false when it says that it will not. */
  static boolean isAnswered(int port, String version, String cipherSuite) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(message(version, cipherSuite));
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      int kind = answer.readUnsignedByte();
      answer.skipNBytes(4);
      int first = answer.readUnsignedByte();
      if (kind == HANDSHAKE || (kind == ALERT && first == FATAL)) {
        return kind == HANDSHAKE;
      }
      throw new IOException("Neither yes nor no: record %d, %d".formatted(kind, first));
    }
  }

  /** With P-256 and ECDSA by SHA-256, which the server's certificate needs. */
  private static byte[] message(String version, String cipherSuite) {
    String extensions = "000a00040002" + "0017" + "000d00040002" + "0403";
    String body =
        version + "5a".repeat(32) + "00" + "0002" + cipherSuite + "0100" + prefixed(extensions, 4);
    String handshake = "01" + prefixed(body, 6);
    return HexFormat.of().parseHex("16" + "0301" + prefixed(handshake, 4));
  }

  private static String prefixed(String hex, int digits) {
    return HexFormat.of().toHexDigits(hex.length() / 2, digits) + hex;
  }
}
