package org.showpay.mobile.line;

import org.showpay.contracts.approval.ApprovalKeysApi;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.handset.HandsetCodesApi;
import org.showpay.contracts.passkey.PasskeyApprovalsApi;
import org.showpay.contracts.passkey.PasskeysApi;
import org.showpay.contracts.trust.BearerOf;
import org.showpay.contracts.vault.CardTicketsApi;
import org.showpay.contracts.vault.CardVaultApi;
import org.showpay.contracts.wallet.OwnFactorsApi;
import org.showpay.contracts.wallet.WalletApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * The lines out of the phones. They carry a handset's credential and never this service's own: all
 * but the one that signs in, since there a phone has none yet.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = PeerLines.SIGN_IN, types = HandsetApi.class)
@ImportHttpServices(
    group = PeerLines.HANDSET,
    types = {HandsetApi.class, HandsetCodesApi.class})
@ImportHttpServices(
    group = PeerLines.VAULT,
    types = {CardVaultApi.class, CardTicketsApi.class})
@ImportHttpServices(
    group = PeerLines.ACCOUNT,
    types = {
      WalletApi.class,
      OwnFactorsApi.class,
      ApprovalsApi.class,
      ApprovalKeysApi.class,
      PasskeysApi.class,
      PasskeyApprovalsApi.class
    })
public class PeerLines {

  /** To the card vault. */
  public static final String VAULT = "vault-line";

  /** To the pin-generator-service, by those who are signed in. */
  public static final String HANDSET = "handset-line";

  /** To the auth-server. */
  public static final String ACCOUNT = "account-line";

  static final String SIGN_IN = "sign-in-line";

  @Bean
  RestClientHttpServiceGroupConfigurer handsetCredentialsOnCalls() {
    return groups ->
        groups
            .filterByName(HANDSET, VAULT, ACCOUNT)
            .forEachClient((group, client) -> client.requestInterceptor(BearerOf.interceptor()));
  }
}
