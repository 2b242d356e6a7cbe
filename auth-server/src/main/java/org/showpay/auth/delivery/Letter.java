package org.showpay.auth.delivery;

import java.util.List;
import org.showpay.contracts.webhook.MessageId;

/**
 * One try that is about to be made.
 *
 * @param number of the try, over all rounds
 * @param step how far it is in the schedule of this round
 * @param url as it is kept
 * @param secrets as they are kept, newest first
 */
record Letter(
    int number, int step, String url, List<byte[]> secrets, MessageId message, String payload) {

  @Override
  public String toString() {
    return "Letter[" + message + ", try " + number + "]";
  }
}
