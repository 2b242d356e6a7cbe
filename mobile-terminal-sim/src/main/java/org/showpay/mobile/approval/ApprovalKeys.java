package org.showpay.mobile.approval;

import java.util.Optional;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.approval.ApprovalKeysApi;
import org.showpay.contracts.approval.ApprovalKeysApi.OnRecord;
import org.showpay.contracts.approval.ApprovalKeysApi.Registration;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.line.Peer;
import org.showpay.mobile.line.PeerLines;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** The phone's own key: drawn here, kept here, and made known before it first signs. */
@Component
public class ApprovalKeys {

  private final ApprovalKeysApi line;
  private final HandsetSessions sessions;
  private final PhoneBook phones;
  private final ApprovalKeyRows rows;

  ApprovalKeys(
      HttpServiceProxyRegistry clients,
      HandsetSessions sessions,
      PhoneBook phones,
      ApprovalKeyRows rows) {
    this.line = clients.getClient(PeerLines.ACCOUNT, ApprovalKeysApi.class);
    this.sessions = sessions;
    this.phones = phones;
    this.rows = rows;
  }

  /** The key to sign with; none where the auth-server is of before there were keys. */
  Optional<ApprovalKeyPair> of(Holder holder) {
    Optional<ApprovalKeyPair> known = rows.registered(holder.phone());
    return known.isPresent() ? known : first(holder);
  }

  private Optional<ApprovalKeyPair> first(Holder holder) {
    try {
      return Optional.of(register(holder, Optional.empty()));
    } catch (ProblemException refused) {
      if (refused.getStatusCode() == HttpStatus.FORBIDDEN) {
        return Optional.empty(); // It knows no such route, and opens it to nobody.
      }
      throw refused;
    }
  }

  /** Puts a new key in the place of the one before. */
  public void change(PhoneId phone) {
    register(Holder.bySim(phone), rows.registered(phone));
  }

  private ApprovalKeyPair register(Holder holder, Optional<ApprovalKeyPair> before) {
    PhoneId phone = holder.phone();
    OnRecord now = sessions.ask(holder, Peer.AUTH_SERVER, line::find);
    ApprovalKeyPair next = rows.next(phone);
    byte[] text = next.key().registrationOf(now.handset());
    Registration wanted =
        new Registration(
            next.key(),
            phones.simOf(phone).handsetKey(),
            next.sign(text),
            before.map(pair -> pair.sign(text)).orElse(null));
    sessions.ask(holder, Peer.AUTH_SERVER, () -> line.register(wanted));
    rows.isRegistered(phone);
    return next;
  }
}
