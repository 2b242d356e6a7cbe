package org.showpay.acceptance.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** How a protocol's questions and answers are told apart; one for each connection. */
interface Wire {

  /** What is said before the first question, passed on in both directions. */
  void greet(InputStream caller, OutputStream toCaller, InputStream callee, OutputStream toCallee)
      throws IOException;

  /** The next question, whole; null at the end. */
  @Nullable Question readQuestion(InputStream caller) throws IOException;

  /** The whole answer to a question. */
  Answer readAnswer(InputStream callee, Question question) throws IOException;

  /** A question with its name. */
  final class Question {

    private final byte[] bytes;
    private final String what;
    private final String content;

    /**
     * A question.
     *
     * @param content what it is about: its own bytes, or those of its whole transaction
     */
    Question(byte[] bytes, String what, String content) {
      this.bytes = bytes;
      this.what = what;
      this.content = content;
    }

    byte[] bytes() {
      return bytes;
    }

    String what() {
      return what;
    }

    String content() {
      return content;
    }
  }

  /** An answer. */
  final class Answer {

    private final byte[] bytes;
    private final boolean openEnded;

    /**
     * An answer.
     *
     * @param openEnded true where more comes until the connection ends
     */
    Answer(byte[] bytes, boolean openEnded) {
      this.bytes = bytes;
      this.openEnded = openEnded;
    }

    byte[] bytes() {
      return bytes;
    }

    boolean openEnded() {
      return openEnded;
    }
  }
}
