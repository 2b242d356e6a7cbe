package org.showpay.stack.handheld;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.approval.ApprovalsApi.Decision.Answer;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The phones of the running demo from the command line: list, cards, codes, payments, messages. */
@Command(
    name = "phone",
    description = "Uses the phones of a running demo: cards, codes, payments, messages.",
    footer = {"%nFor example:", "  ./showpay phone list", "  ./showpay phone code phn_…"})
public final class PhoneCommand {

  private final PhoneLine line;
  private final PrintWriter out;

  /** Calls the phones where they are, as the operator whose key is in that file. */
  public PhoneCommand(Path operatorKey, URI mobileTerminal, PrintWriter out) {
    this.line = new PhoneLine(operatorKey, mobileTerminal);
    this.out = out;
  }

  /** What is done with the phones. */
  @FunctionalInterface
  private interface Deed {

    void with(PhonesApi phones) throws IOException;
  }

  @Command(description = "Lists the phones.")
  int list() {
    return does(phones ->
        phones
            .shelf()
            .forEach(phone ->
                out.printf(
                    "%s  %-11s %4d x %4d  number ends in %s%n",
                    phone.phone(),
                    phone.screen().look(),
                    phone.screen().width(),
                    phone.screen().height(),
                    phone.numberEnding())));
  }

  @Command(description = "Makes a code for the first card, and saves its pictures.")
  int code(
      @Parameters(paramLabel = "PHONE") String phone,
      @Option(names = "--ceiling", paramLabel = "WON", description = "The most it may pay.")
          @Nullable Long ceiling,
      @Option(names = "--online", description = "For an internet shop; tills refuse it.")
          boolean online,
      @Option(names = "--out", paramLabel = "FOLDER", defaultValue = ".") Path folder) {
    return does(phones -> {
      List<WalletCard> cards = phones.cards(PhoneId.of(phone));
      if (cards.isEmpty()) {
        throw new IOException("This phone has no card.");
      }
      Money most = ceiling == null ? null : Money.of(ceiling, "KRW");
      Channel channel = online ? Channel.ONLINE : Channel.STORE;
      ShowCode choice = new ShowCode(cards.getFirst().card(), most, null, null, null, channel);
      ShownCode code = phones.showCode(PhoneId.of(phone), choice);
      out.println("Good until " + code.expiresAt());
      for (Shown picture : code.pictures()) {
        Path file = folder.resolve(phone + "-" + picture.carrier() + ".png");
        Files.write(file, picture.png().file());
        out.println(file);
      }
    });
  }

  @Command(description = "Lists the cards, each with its backup.")
  int cards(@Parameters(paramLabel = "PHONE") String phone) {
    return does(phones -> phones.cards(PhoneId.of(phone)).forEach(this::print));
  }

  @Command(description = "Chooses the card that is asked where another cannot pay; without, none.")
  int backup(
      @Parameters(paramLabel = "PHONE") String phone,
      @Parameters(paramLabel = "CARD") String card,
      @Parameters(paramLabel = "BACKUP", arity = "0..1") @Nullable String backup) {
    return does(phones -> {
      CardToken other = backup == null ? null : CardToken.of(backup);
      print(phones.chooseBackup(PhoneId.of(phone), CardToken.of(card), new Backup(other)));
    });
  }

  private void print(WalletCard card) {
    out.printf(
        "%s  %s %s %s, backup %s%n",
        card.card(),
        card.company(),
        card.last4(),
        card.nickname(),
        card.backup() == null ? "none" : card.backup());
  }

  @Command(description = "Lists the newest payments, with those that wait for an approval.")
  int payments(@Parameters(paramLabel = "PHONE") String phone) {
    return does(phones ->
        phones
            .payments(PhoneId.of(phone))
            .forEach(payment ->
                out.printf(
                    "%s  %s  %-23s %s  %s%n",
                    payment.payment(),
                    payment.at(),
                    payment.state(),
                    payment.amount(),
                    payment.merchantName())));
  }

  @Command(description = "Approves a payment that waits.")
  int approve(
      @Parameters(paramLabel = "PHONE") String phone,
      @Parameters(paramLabel = "PAYMENT") String payment) {
    return decide(phone, payment, Answer.APPROVE);
  }

  @Command(description = "Refuses a payment that waits.")
  int refuse(
      @Parameters(paramLabel = "PHONE") String phone,
      @Parameters(paramLabel = "PAYMENT") String payment) {
    return decide(phone, payment, Answer.REFUSE);
  }

  @Command(description = "Freezes the wallet at once.")
  int freeze(@Parameters(paramLabel = "PHONE") String phone) {
    return does(
        phones -> out.println("Frozen since " + phones.freeze(PhoneId.of(phone)).frozenSince()));
  }

  @Command(description = "Unfreezes it; asks for the payment password.")
  int unfreeze(
      @Parameters(paramLabel = "PHONE") String phone,
      @Option(names = "--password", interactive = true, required = true) char[] password) {
    Proof proof = new Proof(new Password(new String(password)));
    return does(phones -> {
      phones.unfreeze(PhoneId.of(phone), proof);
      out.println("Codes can be made again.");
    });
  }

  @Command(description = "Reads the inbox.")
  int messages(@Parameters(paramLabel = "PHONE") String phone) {
    return does(phones ->
        phones
            .messages(PhoneId.of(phone))
            .forEach(message -> out.println(message.receivedAt() + "  " + message.text())));
  }

  private int decide(String phone, String payment, Answer answer) {
    return does(phones ->
        out.println(
            phones.decide(PhoneId.of(phone), PaymentId.of(payment), new Decision(answer)).state()));
  }

  /** 0 when it was done; 1 when it was refused or nobody answers, saying why. */
  private int does(Deed deed) {
    try {
      deed.with(line.open());
      return 0;
    } catch (RestClientResponseException refused) {
      Problem problem = Problem.of(refused);
      out.println("showpay: " + problem.code() + ": " + problem.detail());
    } catch (RestClientException silence) {
      out.println("showpay: the phones do not answer; is ./showpay demo running?");
    } catch (IOException | IllegalArgumentException e) {
      out.println("showpay: " + e.getMessage());
    }
    return 1;
  }
}
