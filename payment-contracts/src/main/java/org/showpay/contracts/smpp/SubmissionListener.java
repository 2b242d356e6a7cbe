package org.showpay.contracts.smpp;

import java.util.Optional;
import java.util.function.Function;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.showpay.contracts.smpp.SubmissionDesk.Taken;

/** Reads what senders hand in; of all that SMPP can ask an SMS server, it does submit_sm alone. */
final class SubmissionListener implements ServerMessageReceiverListener {

  private final SubmissionDesk desk;
  private final Function<SMPPServerSession, String> names;

  SubmissionListener(SubmissionDesk desk, Function<SMPPServerSession, String> names) {
    this.desk = desk;
    this.names = names;
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession session)
      throws ProcessRequestException {
    return switch (desk.take(names.apply(session), read(pdu))) {
      case Taken.Kept(ServerMessageId message) -> result(message);
      case Taken.TooFast() ->
          throw new ProcessRequestException("too fast", SMPPConstant.STAT_ESME_RTHROTTLED);
      case Taken.No() ->
          throw new ProcessRequestException("no", SMPPConstant.STAT_ESME_RSUBMITFAIL);
      case Taken.HangUp() -> {
        session.close();
        throw new ProcessRequestException("gone", SMPPConstant.STAT_ESME_RSYSERR);
      }
    };
  }

  /** Pieces with a header of their own are refused: long texts come whole, as message_payload. */
  private static Submission read(SubmitSm pdu) throws ProcessRequestException {
    if (pdu.isUdhi()) {
      throw new ProcessRequestException("pieces", SMPPConstant.STAT_ESME_RINVESMCLASS);
    }
    try {
      Optional<Submission> submission = Submission.read(pdu);
      return submission.orElseThrow(
          () -> new ProcessRequestException("coding", SMPPConstant.STAT_ESME_RINVDCS));
    } catch (IllegalArgumentException noNumber) {
      throw new ProcessRequestException("number", SMPPConstant.STAT_ESME_RINVDSTADR, noNumber);
    }
  }

  private static SubmitSmResult result(ServerMessageId message) {
    try {
      return new SubmitSmResult(new MessageId(message.text()), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new IllegalStateException("A message id of 64 characters at most is expected", e);
    }
  }

  private static ProcessRequestException notHere() {
    return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti pdu, SMPPServerSession session)
      throws ProcessRequestException {
    throw notHere();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm pdu, SMPPServerSession session)
      throws ProcessRequestException {
    throw notHere();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm pdu, SMPPServerSession session)
      throws ProcessRequestException {
    throw notHere();
  }

  @Override
  public void onAcceptCancelSm(CancelSm pdu, SMPPServerSession session)
      throws ProcessRequestException {
    throw notHere();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm pdu, SMPPServerSession session)
      throws ProcessRequestException {
    throw notHere();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm pdu, SMPPServerSession session)
      throws ProcessRequestException {
    throw notHere();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm pdu, SMPPServerSession session) throws ProcessRequestException {
    throw notHere();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
    throw notHere();
  }
}
