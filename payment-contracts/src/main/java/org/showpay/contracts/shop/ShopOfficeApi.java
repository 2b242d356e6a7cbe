package org.showpay.contracts.shop;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.signature.SigningKeyId;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.contracts.webhook.WebhookSecret;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The shopping-mall-sim's back office. Caller: the operator. */
@HttpExchange("/v1")
public interface ShopOfficeApi {

  /**
   * Gives the shop what it sells with, in place of what it had. The webhook secret before this one
   * is good for 24 hours more. The key opens the back office's page, too, and whoever is there with
   * another one is thrown out. 409 for the key of another merchant while orders or refunds are
   * open.
   */
  @PutExchange("/merchant-account")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enter(@RequestBody MerchantAccount account);

  /** Whether the shop has something to sell with; it shows no key. */
  @GetExchange("/merchant-account")
  AccountState account();

  /**
   * Has the shop draw what it signs with; its secret half stays in the shop, sealed. From when the
   * public half is registered for its terminal, the shop signs all that it sends there.
   */
  @PostExchange("/merchant-account/signing-keys")
  @ResponseStatus(HttpStatus.CREATED)
  DrawnKey draw();

  /**
   * All orders, newest first.
   *
   * @param after the {@code next} of the page before; the first page without it
   * @param limit 1 to 100; 20 where nothing is said
   */
  @GetExchange("/orders")
  Page orders(
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(required = false) @Nullable ShopOrderId after,
      @RequestParam(required = false) @Nullable Integer limit);

  /**
   * Gives money back, the whole or a part. The same id is one refund; without an answer it stays
   * OPEN and is asked for again until there is one.
   */
  @PostExchange("/orders/{order}/refunds")
  Refund refund(@PathVariable ShopOrderId order, @RequestBody RefundWish wish);

  /** The refunds of an order, oldest first. */
  @GetExchange("/orders/{order}/refunds")
  List<Refund> refunds(@PathVariable ShopOrderId order);

  /** The key of an ONLINE terminal, and what webhooks to the shop are signed with. */
  record MerchantAccount(ApiKey apiKey, WebhookSecret webhookSecret) {}

  /** Whether there is a merchant account. */
  record AccountState(boolean entered) {}

  /** The half of a key that everybody may know, and its name. */
  record DrawnKey(SigningKeyId keyId, VerifyingKey publicKey) {}

  /** Some orders, and where the following page begins; null on the last one. */
  record Page(List<Order> orders, @Nullable ShopOrderId next) {}

  /** What is to be given back; the operation is made by whoever asks. */
  record RefundWish(OperationId operation, Money amount) {}

  /**
   * Money that is given back, or is to be.
   *
   * @param problem why not, when it is REFUSED; what was said last, if it settled nothing, when
   *     OPEN
   */
  record Refund(
      OperationId operation,
      ShopOrderId order,
      Money amount,
      RefundState state,
      @Nullable String problem,
      Instant askedAt) {}

  /** Where a refund stands. */
  enum RefundState {
    /** Asked for, and not answered yet. */
    OPEN,
    /** The money is back. */
    DONE,
    /** Nothing was given back. */
    REFUSED
  }
}
