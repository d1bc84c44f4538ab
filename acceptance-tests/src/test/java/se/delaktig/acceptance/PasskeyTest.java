package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A phone with a lock of its own: a passkey is made, signs in, and is taken away again. */
@ExtendWith(SharedOffice.class)
class PasskeyTest {
  private static final String ROLE = "dataskyddsombud";

  private final RunningOffice office;
  private final Chromium chromium;

  PasskeyTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void aPasskeySignsInWithoutAPasswordUntilItIsTakenAway() {
    Page david = chromium.signedIn(office, ROLE, 360);
    JsonObject device = withALock(david);
    david.navigate(office.pages() + "/mitt-konto");
    List<String> faults = new ArrayList<>(Axe.faults(david, "one's own account"));
    david.locator("#nyckel-namn").fill("Telefonen");
    david.getByRole(AriaRole.BUTTON, named("Lägg till en nyckel")).click();
    passkeys(david).waitFor();
    faults.addAll(Axe.faults(david, "one's own account with a passkey"));
    String account = david.url();

    signOut(david);
    david.navigate(office.pages() + "/start");
    david.getByRole(AriaRole.BUTTON, named("Använd en nyckel i stället")).click();
    david.waitForURL("**/start**");
    assertThat(david.locator("nav#meny").textContent()).contains("David Åström");

    david.navigate(account);
    david.getByRole(AriaRole.BUTTON, named("Ta bort Telefonen")).click();
    david.getByText("Med en nyckel loggar du in").waitFor();
    assertThat(passkeys(david).count()).isZero();
    signOut(david);
    david.navigate(office.pages() + "/start");
    david.getByRole(AriaRole.BUTTON, named("Använd en nyckel i stället")).click();
    david.getByText("Nyckeln känns inte igen här").waitFor();
    faults.addAll(Axe.faults(david, "a passkey that is not known"));

    assertThat(device.get("authenticatorId").getAsString()).isNotEmpty();
    assertThat(faults).isEmpty();
    david.context().close();
    chromium.forgive("422");
    assertThat(chromium.complaints()).isEmpty();
  }

  private static Locator passkeys(Page account) {
    return account.locator("section[aria-labelledby=nycklar] li b");
  }

  /** A device that checks who holds it, and says yes each time. */
  private static JsonObject withALock(Page page) {
    CDPSession devTools = page.context().newCDPSession(page);
    JsonObject enabled = new JsonObject();
    enabled.addProperty("enableUI", false);
    devTools.send("WebAuthn.enable", enabled);
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject device = new JsonObject();
    device.add("options", options);
    return devTools.send("WebAuthn.addVirtualAuthenticator", device);
  }

  private void signOut(Page page) {
    page.navigate(office.pages() + "/start");
    page.locator("form[action='/logga-ut'] button").evaluate("button => button.click()");
    page.waitForURL("**/logga-in");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
