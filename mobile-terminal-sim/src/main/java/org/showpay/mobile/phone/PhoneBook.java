package org.showpay.mobile.phone;

import java.util.List;
import java.util.Optional;
import org.showpay.barcode.Screen;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.phone.PhonesApi.Phone;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.ShelvedPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SignIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The phones that are switched on. */
@Component
public class PhoneBook {

  private static final int SMALLEST_SIDE = 16;
  private static final int LONGEST_SHELF = 40;

  private final Handsets handsets;
  private final JdbcClient database;
  private final SealedKeys keys;
  private final NumberSafe numbers;

  PhoneBook(Handsets handsets, JdbcClient database, SealedKeys keys, NumberSafe numbers) {
    this.handsets = handsets;
    this.database = database;
    this.keys = keys;
    this.numbers = numbers;
  }

  /** Switches a phone on; 409 when another one has the number, 422 when no screen is like that. */
  public Phone switchOn(NewPhone request) {
    refuseImpossible(request.screen());
    Phone phone = new Phone(PhoneId.next(), request.screen());
    if (!insertUnlessNumberIsInUse(phone.phone(), request)) {
      throw ProblemException.conflict(
          "PHONE_NUMBER_IN_USE",
          NextStep.FIX_REQUEST,
          "Another phone has this number. Give this one a number of its own.");
    }
    return phone;
  }

  /** The pixels of a phone's screen; 404 when there is no such phone. */
  public ScreenSize screenOf(PhoneId phone) {
    return handset(phone).screen();
  }

  /** The phones that were switched on last, forty at most. */
  public List<ShelvedPhone> shelf() {
    return handsets.newest(LONGEST_SHELF).stream().map(phone -> phone.shelved(numbers)).toList();
  }

  /** A phone as it lies on the shelf; 404 when there is no such phone. */
  public ShelvedPhone shelved(PhoneId phone) {
    return handset(phone).shelved(numbers);
  }

  /** Gives a phone a network, or takes it away; 404 when there is no such phone. */
  public void connect(PhoneId phone, boolean connected) {
    mustKnow(phone);
    database
        .sql("update phone set connected = ? where id = ?")
        .params(connected, phone.uuid())
        .update();
  }

  /** Whether the phone has a network; 404 when there is no such phone. */
  public boolean isConnected(PhoneId phone) {
    return handset(phone).connected();
  }

  /** Refuses with 503 while the phone has no network. */
  public void mustBeConnected(PhoneId phone) {
    if (!isConnected(phone)) {
      throw ProblemException.unavailable(
          "NO_NETWORK", "This phone has no network. A code of a pack can be shown without.");
    }
  }

  /** Refuses with 404 when there is no such phone. */
  public void mustKnow(PhoneId phone) {
    handset(phone);
  }

  /** What the phone signs in with, as a SIM would; 404 when there is no such phone. */
  public SignIn.ByPhoneNumber simOf(PhoneId phone) {
    Handset handset = handset(phone);
    return new SignIn.ByPhoneNumber(
        handset.phoneNumber(numbers), keys.open(handset.sealedKey(), handset.id()));
  }

  /** The phone that a message to this number reaches, if one is switched on. */
  public Optional<PhoneId> withNumber(PhoneNumber number) {
    return handsets.withNumber(numbers.index(number), number.reveal()).map(Handset::id);
  }

  private Handset handset(PhoneId phone) {
    return handsets
        .findById(phone.uuid())
        .orElseThrow(() -> ProblemException.notFound("NO_SUCH_PHONE", "There is no such phone."));
  }

  /**
   * The statement itself decides, since two phones may come at once, and since a violated
   * constraint would write the number into the log.
   */
  private boolean insertUnlessNumberIsInUse(PhoneId phone, NewPhone request) {
    return database
            .sql(
                """
                insert into phone (id, sealed_number, number_index, phone_number, screen_width,
                  screen_height, look, sealed_key)
                values (:id, :sealed, :index, :clear, :width, :height, :look, :key)
                on conflict do nothing
                """)
            .param("id", phone.uuid())
            .param("sealed", numbers.close(request.phoneNumber(), phone.uuid()))
            .param("index", numbers.index(request.phoneNumber()))
            .param("clear", numbers.clear(request.phoneNumber()))
            .param("width", request.screen().width())
            .param("height", request.screen().height())
            .param("look", request.screen().look().name())
            .param("key", keys.seal(request.handsetKey(), phone))
            .update()
        == 1;
  }

  private static void refuseImpossible(ScreenSize screen) {
    if (isImpossible(screen.width()) || isImpossible(screen.height())) {
      throw ProblemException.unprocessable(
          "SCREEN_NOT_POSSIBLE",
          NextStep.FIX_REQUEST,
          "A screen has " + SMALLEST_SIDE + " to " + Screen.LONGEST_SIDE + " pixels each way.");
    }
  }

  private static boolean isImpossible(int side) {
    return side < SMALLEST_SIDE || side > Screen.LONGEST_SIDE;
  }
}
