package org.showpay.auth.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.ledger.Posting.Leg;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.payment.PaymentId;

/** Keeps what a ledger books, to be looked at. */
public class RecordedLedgerRows extends LedgerRows {

  private final List<Posting> written = new ArrayList<>();
  private List<Leg> standing = List.of();
  private @Nullable Deal locked;

  /** Without any. */
  public RecordedLedgerRows() {
    super(Sandbox.nobody());
  }

  /** The ledger that books here. */
  public Ledger ledger(TermsBook terms) {
    return new Ledger(this, terms);
  }

  /** How much was booked. */
  public int size() {
    return written.size();
  }

  /** Each entry that was booked, in words; a credit is below zero. */
  public List<String> entries() {
    return written.stream()
        .flatMap(posting ->
            posting.legs().stream()
                .map(leg ->
                    "%s %s %d".formatted(posting.kind(), leg.account(), leg.amount().amount())))
        .toList();
  }

  List<Posting> written() {
    return written;
  }

  /** The payment that others wait for. */
  @Nullable Deal locked() {
    return locked;
  }

  void stand(List<Leg> legs) {
    standing = legs;
  }

  @Override
  void lock(Deal deal) {
    locked = deal;
  }

  @Override
  List<Leg> standing(PaymentId payment) {
    return standing;
  }

  @Override
  void write(Deal deal, Posting... postings) {
    written.addAll(List.of(postings));
  }

  @Override
  void write(Posting posting) {
    written.add(posting);
  }
}
