package org.showpay.auth.webhook;

import java.util.List;
import org.showpay.auth.receiver.EndpointUrls;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.WebhooksApi;
import org.springframework.web.bind.annotation.RestController;

/** Webhook endpoints over HTTP. */
@RestController
class WebhooksController implements WebhooksApi {

  private final EndpointDesk desk;
  private final EndpointUrls urls;

  WebhooksController(EndpointDesk desk, EndpointUrls urls) {
    this.desk = desk;
    this.urls = urls;
  }

  @Override
  public EndpointSecret add(MerchantId merchant, NewEndpoint request) {
    return desk.add(merchant, urls.accept(request.url()));
  }

  @Override
  public List<Endpoint> list(MerchantId merchant) {
    return desk.list(merchant);
  }

  @Override
  public void remove(MerchantId merchant, EndpointId endpoint) {
    desk.remove(merchant, endpoint);
  }

  @Override
  public EndpointSecret rotateSecret(MerchantId merchant, EndpointId endpoint) {
    return desk.rotateSecret(merchant, endpoint);
  }

  @Override
  public Delivery sendTest(MerchantId merchant, EndpointId endpoint) {
    return desk.sendTest(merchant, endpoint);
  }

  @Override
  public List<Delivery> deliveries(MerchantId merchant, EndpointId endpoint) {
    return desk.deliveries(merchant, endpoint);
  }

  @Override
  public Delivery redeliver(MerchantId merchant, EndpointId endpoint, DeliveryId delivery) {
    return desk.redeliver(merchant, endpoint, delivery);
  }
}
