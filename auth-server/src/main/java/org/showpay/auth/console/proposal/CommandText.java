package org.showpay.auth.console.proposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.showpay.auth.console.operator.Action;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Commands as they are kept, and the digest that names one byte by byte. */
@Component
class CommandText {

  private final JsonMapper json;

  CommandText(JsonMapper json) {
    this.json = json;
  }

  String write(Command command) {
    return json.writeValueAsString(command);
  }

  Command read(Action action, String text) {
    return json.readValue(text, typeOf(action));
  }

  static String digest(Action action, String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest((action + "\n" + text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static Class<? extends Command> typeOf(Action action) {
    return switch (action) {
      case REFUND -> Command.GiveBack.class;
      case VOID -> Command.GiveUp.class;
      case ADD_TERMINAL -> Command.AddTerminal.class;
      case REPLACE_KEY -> Command.ReplaceKey.class;
      case UNFREEZE_MERCHANT -> Command.Unfreeze.class;
      case AGREE_TERMS -> Command.AgreeTerms.class;
      default -> throw new IllegalStateException("Nobody proposes to " + action);
    };
  }
}
