package org.showpay.acceptance.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.fuzz.shot.Memory;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultsApi;
import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.sms.SmsFaultsApi;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.vault.CardVaultApi;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.wallet.WalletApi;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.stack.invention.Invention;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.InternetShop;
import org.showpay.stack.people.Keepsakes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;

/** Finds people for the stories, each of whom a service knows. */
final class Casting {

  private static final Logger LOG = LoggerFactory.getLogger(Casting.class);
  private static final Money PLENTY = Money.of(1_000_000_000L, "KRW");
  private static final Money FREELY = Money.of(1_000_000L, "KRW");
  private static final PhonesApi.ScreenSize SCREEN = new PhonesApi.ScreenSize(128, 128);
  private static final int OFTEN = 1_000_000;
  private static final int CASTS_REMEMBERED = 40;

  private final Stand stand;
  private final Market market;
  private final Clients clients;
  private final PeerTokens tokens;
  private final Set<FaultId> ofOthers = new HashSet<>();
  private final List<String> remembered = new ArrayList<>();
  private int casts;

  Casting(Stand stand, Market market) {
    this.stand = stand;
    this.market = market;
    this.clients = new Clients(stand.stack());
    this.tokens = new PeerTokens(stand.secrets());
  }

  /**
   * A merchant with a till and a shop, somebody whose phone it is, and somebody with a handset; one
   * after the other, since passwords are slow to hash.
   */
  synchronized Cast cast() {
    Memory memory = Memory.empty();
    List<String> secrets = new ArrayList<>();
    memory.keep("CompanyId", Market.NURI.toString());
    memory.keep("CompanyId", Market.HANBIT.toString());
    IssuedCard card = card(memory);
    phone(memory, secrets, card);
    String session = handset(memory, secrets, card(memory));
    MerchantId merchant = merchant(memory);
    String till = terminal(merchant, Channel.STORE);
    String shop = terminal(merchant, Channel.ONLINE);
    till(memory, merchant);
    // In an order that is the same in each run: chance chooses of them by it.
    Map<String, String> keys =
        new TreeMap<>(Map.of(Cast.HANDSET, session, Cast.TILL, till, Cast.SHOP, shop));
    remember(secrets, keys, memory);
    keys.put(Cast.OPERATOR, stand.stack().operatorKey().reveal());
    return new Cast(keys, tokens, memory, secrets);
  }

  private void remember(List<String> passwords, Map<String, String> keys, Memory memory) {
    casts++;
    if (casts <= CASTS_REMEMBERED) {
      remembered.addAll(passwords);
      remembered.addAll(keys.values());
      for (String kind : List.of("Pan", "HandsetKey", "ApiKey")) {
        remembered.addAll(memory.texts(kind));
      }
    }
  }

  /** What no log may hold of the first people; a payment password is too short to look for. */
  synchronized List<String> secrets() {
    return List.copyOf(remembered);
  }

  /** Has the faults that are there now be nobody's business here. */
  synchronized void leaveFaultsAlone() {
    FaultsApi faults = clients.of(FaultsApi.class, ServiceName.CARD_ISSUER);
    for (CompanyId company : List.of(Market.HANBIT, Market.NURI)) {
      faults.list(company).forEach(it -> ofOthers.add(it.id()));
    }
  }

  /** Opens the internet shop, with a merchant of its own. */
  void openTheShop() {
    new InternetShop(stand.stack(), clients, new Keepsakes()).open();
  }

  /** Takes away what stories made to go wrong, for all; one may have done it just before. */
  synchronized void putRight() {
    FaultsApi faults = clients.of(FaultsApi.class, ServiceName.CARD_ISSUER);
    for (CompanyId company : List.of(Market.HANBIT, Market.NURI)) {
      for (FaultsApi.Fault fault : faults.list(company)) {
        if (!ofOthers.contains(fault.id())) {
          remove(faults, company, fault.id());
        }
      }
    }
    clients
        .of(SmsFaultsApi.class, ServiceName.MOBILE_TERMINAL)
        .set(new SmsFaultsApi.SmsFault(SmsFaultsApi.Kind.THROTTLE, 0));
  }

  private static void remove(FaultsApi faults, CompanyId company, FaultId fault) {
    try {
      faults.remove(company, fault);
    } catch (HttpClientErrorException.NotFound gone) {
      LOG.debug("{} is gone", fault, gone);
    }
  }

  private IssuedCard card(Memory memory) {
    IssuedCard card =
        clients
            .of(CardAccountsApi.class, ServiceName.CARD_ISSUER)
            .open(Market.HANBIT, new CardAccountsApi.OpenAccount("Somebody", PLENTY));
    memory.keep("Pan", card.pan().reveal());
    memory.keep("AccountId", card.account().toString());
    memory.keep(".expiry", card.expiry().toString());
    return card;
  }

  private SubscribersApi.EnrolRequest enrolment(Memory memory, List<String> secrets) {
    var who =
        new SubscribersApi.EnrolRequest(
            Invention.phoneNumber(),
            Invention.loginId(),
            Invention.loginPassword(),
            Invention.paymentPassword());
    secrets.add(who.password().reveal());
    memory.keep("PhoneNumber", who.phoneNumber().reveal());
    memory.keep("LoginId", who.loginId().toString());
    memory.keep("Password", who.paymentPassword().reveal());
    return who;
  }

  private void phone(Memory memory, List<String> secrets, IssuedCard card) {
    var who = enrolment(memory, secrets);
    var enrolled = clients.of(SubscribersApi.class, ServiceName.AUTH_SERVER).enrol(who);
    PhonesApi phones = clients.of(PhonesApi.class, ServiceName.MOBILE_TERMINAL);
    var phone =
        phones
            .switchOn(new PhonesApi.NewPhone(who.phoneNumber(), enrolled.handsetKey(), SCREEN))
            .phone();
    phones.changeLimits(phone, new WalletApi.NewLimits(limits(), who.paymentPassword()));
    var added =
        phones.addCard(phone, new PhonesApi.TypedCard("Everyday", card.pan(), card.expiry()));
    memory.keep("PhoneId", phone.toString());
    memory.keep("CardToken", added.card().toString());
    memory.keep("SubscriberId", enrolled.subscriber().toString());
    memory.keep("HandsetId", enrolled.handset().toString());
  }

  private static Limits limits() {
    return new Limits(PLENTY, PLENTY, PLENTY, FREELY, OFTEN);
  }

  private String handset(Memory memory, List<String> secrets, IssuedCard card) {
    var who = enrolment(memory, secrets);
    var enrolled = clients.of(SubscribersApi.class, ServiceName.AUTH_SERVER).enrol(who);
    HandsetApi stranger = clients.of(HandsetApi.class, ServiceName.PIN_GENERATOR);
    String session =
        stranger
            .signIn(new SignIn.ByPhoneNumber(who.phoneNumber(), enrolled.handsetKey()))
            .token()
            .reveal();
    memory.keep("HandsetKey", enrolled.handsetKey().reveal());
    memory.keep("SubscriberId", enrolled.subscriber().toString());
    memory.keep("HandsetId", enrolled.handset().toString());
    CardToken token =
        clients
            .as(session, CardVaultApi.class, ServiceName.GATEWAY_ADAPTER)
            .store(new StoreCardRequest(card.pan(), card.expiry()))
            .card();
    clients
        .as(session, HandsetApi.class, ServiceName.PIN_GENERATOR)
        .addCard(new SubscribersApi.AddCardRequest(token, "Travel"));
    clients
        .as(session, WalletApi.class, ServiceName.AUTH_SERVER)
        .changeLimits(new WalletApi.NewLimits(limits(), who.paymentPassword()));
    memory.keep("CardToken", token.toString());
    return session;
  }

  private MerchantId merchant(Memory memory) {
    MerchantsApi merchants = clients.of(MerchantsApi.class, ServiceName.AUTH_SERVER);
    MerchantId merchant = merchants.open(new MerchantsApi.OpenMerchant("Fuzzed")).merchant();
    MerchantTermsApi terms = clients.of(MerchantTermsApi.class, ServiceName.AUTH_SERVER);
    terms.agree(merchant, terms.find(merchant).relaxed());
    String url = "http://localhost:" + market.receiver().port() + "/hook";
    var endpoint =
        clients
            .of(WebhooksApi.class, ServiceName.AUTH_SERVER)
            .add(merchant, new WebhooksApi.NewEndpoint(url));
    memory.keep(".url", url);
    memory.keep("EndpointId", endpoint.endpoint().endpoint().toString());
    memory.keep("MerchantId", merchant.toString());
    return merchant;
  }

  private String terminal(MerchantId merchant, Channel channel) {
    return clients
        .of(MerchantsApi.class, ServiceName.AUTH_SERVER)
        .addTerminal(merchant, new MerchantsApi.AddTerminal("fuzzed", channel))
        .apiKey()
        .reveal();
  }

  private void till(Memory memory, MerchantId merchant) {
    var terminal =
        clients
            .of(MerchantsApi.class, ServiceName.AUTH_SERVER)
            .addTerminal(merchant, new MerchantsApi.AddTerminal("till"));
    var till =
        clients
            .of(TillsApi.class, ServiceName.CAT_TERMINAL)
            .install(new TillsApi.InstallTill("Fuzzed", terminal.terminal(), terminal.apiKey()));
    memory.keep("TerminalId", terminal.terminal().toString());
    memory.keep("ApiKey", terminal.apiKey().reveal());
    memory.keep("TillId", till.till().toString());
    memory.keep(".ean", "8801234567893");
    memory.keep(".batch", "1");
  }
}
