package org.showpay.stack.people;

import java.time.Clock;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.NewTerminal;
import org.showpay.contracts.merchant.SigningKeysApi;
import org.showpay.contracts.merchant.SigningKeysApi.AddSigningKey;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillSigningApi;
import org.showpay.contracts.till.TillSigningApi.UseKey;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.till.TillsApi.InstallTill;
import org.showpay.contracts.trust.ServiceName;

/** A merchant whom the operator takes on: each of its terminals signs with a key of its own. */
final class TakenOn {

  private final Clients clients;
  private final Keepsakes keepsakes;
  private final String name;
  private final MerchantsApi merchants;
  private final MerchantId merchant;

  TakenOn(Clients clients, Keepsakes keepsakes, String name) {
    this.clients = clients;
    this.keepsakes = keepsakes;
    this.name = name;
    this.merchants = clients.of(MerchantsApi.class, ServiceName.AUTH_SERVER);
    this.merchant = merchants.open(new MerchantsApi.OpenMerchant(name)).merchant();
  }

  /** A till of it, and the key with which people sign in there. */
  record NewTill(TillId till, NewTerminal terminal) {}

  MerchantId merchant() {
    return merchant;
  }

  /** A till, which draws its key where it stands; the operator carries the public half over. */
  NewTill till(String label) {
    NewTerminal terminal = terminal(new AddTerminal(label));
    TillId till =
        clients
            .of(TillsApi.class, ServiceName.CAT_TERMINAL)
            .install(new InstallTill(name, terminal.terminal(), terminal.apiKey()))
            .till();
    TillSigningApi signing = clients.of(TillSigningApi.class, ServiceName.CAT_TERMINAL);
    TillSigningApi.DrawnKey drawn = signing.draw(till);
    signsWith(terminal, drawn.publicKey());
    signing.use(till, new UseKey(drawn.keyId()));
    return new NewTill(till, terminal);
  }

  /** The server of an internet shop, whose key the shop draws. */
  NewTerminal server(VerifyingKey drawn) {
    NewTerminal terminal = terminal(new AddTerminal("internet shop", Channel.ONLINE));
    signsWith(terminal, drawn);
    return terminal;
  }

  /** The office behind the tills, which calls the auth-server by itself. */
  PaymentsApi office() {
    NewTerminal terminal = terminal(new AddTerminal("back office"));
    SigningKey own = SigningKey.draw();
    signsWith(terminal, own.publicHalf());
    RequestSigner signer = new RequestSigner(own, Clock.systemUTC());
    return clients.signed(PaymentsApi.class, ServiceName.AUTH_SERVER, terminal.apiKey(), signer);
  }

  private NewTerminal terminal(AddTerminal wanted) {
    NewTerminal terminal = merchants.addTerminal(merchant, wanted);
    keepsakes.keep(terminal.apiKey().reveal());
    return terminal;
  }

  private void signsWith(NewTerminal terminal, VerifyingKey key) {
    clients
        .of(SigningKeysApi.class, ServiceName.AUTH_SERVER)
        .add(merchant, terminal.terminal(), new AddSigningKey(key));
  }
}
