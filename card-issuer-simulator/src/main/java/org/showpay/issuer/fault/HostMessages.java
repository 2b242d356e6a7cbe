package org.showpay.issuer.fault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.IssuerApi.BalanceInquiry;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.issuer.card.PanDigester;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the messages that go to a host; a card number becomes a digest here and goes no further.
 */
@Component
class HostMessages {

  private static final Pattern ROUTE =
      Pattern.compile("/v1/companies/([a-z][a-z0-9-]{1,30})/([a-z-]+)");

  private final JsonMapper json;
  private final PanDigester digester;

  HostMessages(JsonMapper json, PanDigester digester) {
    this.json = json;
    this.digester = digester;
  }

  /** True for the address of a host, whatever is sent there. */
  static boolean isForAHost(String path) {
    Matcher route = ROUTE.matcher(path);
    return route.matches()
        && switch (route.group(2)) {
          case "authorizations", "follow-ups", "inquiries", "balance-inquiries" -> true;
          default -> false;
        };
  }

  /** The message; empty when it cannot be read, and then the host refuses it. */
  Optional<HostMessage> read(String path, byte[] body) {
    Matcher route = ROUTE.matcher(path);
    if (!route.matches()) {
      return Optional.empty();
    }
    CompanyId company = new CompanyId(route.group(1));
    try {
      return switch (route.group(2)) {
        case "authorizations" ->
            Optional.of(of(company, json.readValue(body, IssuerMessage.class)));
        case "follow-ups" -> Optional.of(of(company, json.readValue(body, FollowUpMessage.class)));
        case "inquiries" -> Optional.of(of(company, json.readValue(body, InquiryMessage.class)));
        case "balance-inquiries" ->
            Optional.of(of(company, json.readValue(body, BalanceInquiry.class)));
        default -> Optional.empty();
      };
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  private HostMessage of(CompanyId company, IssuerMessage message) {
    return new HostMessage(
        company,
        MessageKind.AUTHORIZATION,
        message.paymentId().uuid(),
        message.amount(),
        digester.digest(message.pan()),
        message.paymentId());
  }

  private HostMessage of(CompanyId company, FollowUpMessage message) {
    return new HostMessage(
        company,
        MessageKind.of(message.kind()),
        message.operation().uuid(),
        message.amount(),
        null,
        message.paymentId());
  }

  private HostMessage of(CompanyId company, InquiryMessage message) {
    return new HostMessage(
        company,
        MessageKind.INQUIRY,
        message.paymentId().uuid(),
        message.amount(),
        null,
        message.paymentId());
  }

  private HostMessage of(CompanyId company, BalanceInquiry inquiry) {
    return new HostMessage(
        company, MessageKind.BALANCE, null, null, digester.digest(inquiry.pan()), null);
  }
}
