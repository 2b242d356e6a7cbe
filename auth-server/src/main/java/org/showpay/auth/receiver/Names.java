package org.showpay.auth.receiver;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What names stand for, now. */
interface Names {

  /** All addresses of a name. */
  InetAddress[] addressesOf(String name) throws UnknownHostException;
}
