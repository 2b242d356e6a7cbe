package org.showpay.mall.checkout;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the shop is and how long goods are held for whoever pays.
 *
 * @param publicUrl where a browser finds the shop
 * @param screens where a browser finds the auth-server's payment screens: it is sent nowhere else
 * @param timeToPay 1 to 60 minutes
 */
@ConfigurationProperties("showpay.shop")
public record ShopSettings(URI publicUrl, URI screens, Duration timeToPay) {

  /** True for an address at the auth-server. */
  public boolean isScreen(URI address) {
    return screens.getScheme().equals(address.getScheme())
        && screens.getRawAuthority().equals(address.getRawAuthority());
  }
}
