package org.showpay.testing;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;

/** Chromium's virtual authenticator, as if it were in the device that shows a page. */
public record BrowserAuthenticator(CDPSession browser, String id) {

  /** One that asks its owner, and knows them. */
  public static BrowserAuthenticator in(Page page) {
    CDPSession browser = page.context().newCDPSession(page);
    browser.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    for (String does :
        List.of(
            "hasResidentKey",
            "hasUserVerification",
            "isUserVerified",
            "automaticPresenceSimulation")) {
      options.addProperty(does, true);
    }
    JsonObject wanted = new JsonObject();
    wanted.add("options", options);
    JsonObject added = browser.send("WebAuthn.addVirtualAuthenticator", wanted);
    return new BrowserAuthenticator(browser, added.get("authenticatorId").getAsString());
  }

  /** How many passkeys it has made. */
  public int passkeys() {
    return browser.send("WebAuthn.getCredentials", own()).getAsJsonArray("credentials").size();
  }

  /** From now on somebody else holds it. */
  public void knowsNobody() {
    JsonObject wanted = own();
    wanted.addProperty("isUserVerified", false);
    browser.send("WebAuthn.setUserVerified", wanted);
  }

  /** Its owner removes what it has made. */
  public void isEmptied() {
    browser.send("WebAuthn.clearCredentials", own());
  }

  private JsonObject own() {
    JsonObject own = new JsonObject();
    own.addProperty("authenticatorId", id);
    return own;
  }
}
