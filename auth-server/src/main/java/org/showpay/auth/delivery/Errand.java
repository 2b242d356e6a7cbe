package org.showpay.auth.delivery;

import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;

/**
 * What a task is to do; the text of it is the task's name, so each round of a delivery has a task
 * of its own and an older one cannot take the place of a newer.
 */
record Errand(EndpointId endpoint, DeliveryId delivery, int round) {

  private static final char BETWEEN = '/';

  static Errand of(String text) {
    int first = text.indexOf(BETWEEN);
    int last = text.lastIndexOf(BETWEEN);
    return new Errand(
        EndpointId.of(text.substring(0, first)),
        DeliveryId.of(text.substring(first + 1, last)),
        Integer.parseInt(text.substring(last + 1)));
  }

  @Override
  public String toString() {
    return endpoint.toString() + BETWEEN + delivery + BETWEEN + round;
  }
}
