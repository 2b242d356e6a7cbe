package org.showpay.auth.checkout;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paging.Cursor;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutsApi;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes sessions on and shows them: to their shop, and to whoever has a screen's address. */
@Service
public class CheckoutDesk {

  private static final int USUAL_PAGE = 20;
  private static final int LONGEST_PAGE = 100;

  private final CheckoutRules rules;
  private final CheckoutBook book;
  private final CheckoutViews views;

  CheckoutDesk(CheckoutRules rules, CheckoutBook book, CheckoutViews views) {
    this.rules = rules;
    this.book = book;
    this.views = views;
  }

  /** Which sessions are listed. */
  record Filter(@Nullable OrderId order, @Nullable CheckoutState state) {}

  /** Opens a session, or gives the one that was opened by the same request before. */
  Checkout open(OpenCheckout wanted, Caller.Terminal seller) {
    Duration time = rules.accept(wanted);
    Optional<Checkout> earlier = book.find(wanted.session());
    if (earlier.isPresent()) {
      return same(earlier.get(), wanted, seller, time);
    }
    try {
      return book.open(wanted, seller, time).orElseThrow(CheckoutDesk::beingPaid);
    } catch (DuplicateKeyException anotherWasFaster) {
      return book.find(wanted.session())
          .map(session -> same(session, wanted, seller, time))
          .orElseThrow(CheckoutDesk::beingPaid);
    }
  }

  private static Checkout same(
      Checkout session, OpenCheckout wanted, Caller.Terminal seller, Duration time) {
    session
        .differsIn(wanted, seller, time)
        .ifPresent(field -> {
          throw ProblemException.unprocessable(
              "SAME_ID_OTHER_CONTENT",
              NextStep.FIX_REQUEST,
              "The session's id was used before with another '"
                  + field
                  + "'. A new session needs a new id.");
        });
    return session;
  }

  private static ProblemException beingPaid() {
    return ProblemException.conflict(
        "ORDER_IN_CHECKOUT",
        NextStep.QUERY,
        "This order is paid, or a session or a payment of it is open. Ask what became of it.");
  }

  /** A session of this shop. */
  Checkout of(CheckoutId id, Caller.Terminal seller) {
    return book.find(id)
        .filter(session -> session.terminal().merchant().equals(seller.merchant()))
        .orElseThrow(() ->
            ProblemException.notFound(
                "CHECKOUT_UNKNOWN", "This merchant has no checkout session of that id."));
  }

  /** Ends a session that nobody pays. */
  Checkout expire(CheckoutId id, Caller.Terminal seller) {
    book.expire(of(id, seller).id());
    return of(id, seller);
  }

  CheckoutsApi.Page page(
      Filter filter, @Nullable String after, @Nullable Integer limit, Caller.Terminal seller) {
    int size = limit == null ? USUAL_PAGE : limit;
    if (size < 1 || size > LONGEST_PAGE) {
      throw ProblemException.unprocessable(
          "LIMIT_REFUSED", NextStep.FIX_REQUEST, "A 'limit' is from 1 to 100.");
    }
    List<Checkout> found =
        book.list(
            seller.merchant(), filter, after == null ? Cursor.START : Cursor.read(after), size + 1);
    List<Checkout> page = found.subList(0, Math.min(size, found.size()));
    return new CheckoutsApi.Page(
        page.stream().map(views::of).toList(),
        found.size() > size ? endOf(page.getLast()).text() : null);
  }

  private static Cursor endOf(Checkout last) {
    return new Cursor(last.openedAt(), last.id().uuid());
  }

  /** The session whose payment screen has this in its address. */
  public Checkout onScreen(String secret) {
    return book.onScreen(secret).orElseThrow(CheckoutDesk::noScreen);
  }

  /** Where this session stands now. */
  public CheckoutState stateOf(Checkout session) {
    return book.find(session.id()).orElse(session).state();
  }

  /** Whether there is something new on that screen: one query, which moves nothing. */
  public Checkout.Look look(String secret) {
    return book.look(secret).orElseThrow(CheckoutDesk::noScreen);
  }

  /** The same for these sessions, all by one query. */
  public List<Checkout.Look> looks(Collection<CheckoutId> sessions) {
    return book.looks(sessions);
  }

  private static ProblemException noScreen() {
    return ProblemException.notFound("SCREEN_UNKNOWN", "There is no such payment screen.");
  }

  /** The consumer gives it up; one that is being paid or has ended stays as it is. */
  public void cancel(Checkout session) {
    book.cancel(session.id());
  }
}
