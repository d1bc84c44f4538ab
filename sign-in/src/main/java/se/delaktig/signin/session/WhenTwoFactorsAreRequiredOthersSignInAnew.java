package se.delaktig.signin.session;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;

/** A session begun by one factor does not outlast the day on which two come to be required. */
@Component
class WhenTwoFactorsAreRequiredOthersSignInAnew {
  private final SignInSettings settings;
  private final Sessions sessions;

  WhenTwoFactorsAreRequiredOthersSignInAnew(SignInSettings settings, Sessions sessions) {
    this.settings = settings;
    this.sessions = sessions;
  }

  @EventListener(ApplicationReadyEvent.class)
  void endThem() {
    if (settings.secondFactor() == SignInSettings.SecondFactor.REQUIRED) {
      sessions.endThoseOfOneFactor();
    }
  }
}
