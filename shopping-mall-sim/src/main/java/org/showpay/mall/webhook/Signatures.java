package org.showpay.mall.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.webhook.WebhookSecret;
import org.showpay.mall.account.MerchantAccounts;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Tells what the auth-server has sent from what anybody else has (Standard Webhooks): signed with
 * one of the secrets that are good, less than five minutes ago.
 */
@Component
final class Signatures {

  static final String ID = "webhook-id";
  private static final List<String> SIGNED = List.of(ID, "webhook-timestamp", "webhook-signature");

  private final MerchantAccounts accounts;

  Signatures(MerchantAccounts accounts) {
    this.accounts = accounts;
  }

  boolean isGenuine(HttpHeaders headers, String body) {
    Map<String, List<String>> signed = new HashMap<>();
    SIGNED.forEach(name -> signed.put(name, headers.getOrDefault(name, List.of())));
    return accounts.secrets().stream().anyMatch(secret -> signs(secret, signed, body));
  }

  static boolean signs(WebhookSecret secret, Map<String, List<String>> headers, String body) {
    try {
      new Webhook(secret.reveal()).verify(body, headers);
      return true;
    } catch (EmptyWebhookSecretException | WebhookVerificationException no) {
      return false;
    }
  }
}
