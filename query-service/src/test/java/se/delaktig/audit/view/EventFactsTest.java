package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.ParticipantRegistered;

/** Which events name something by its id. */
class EventFactsTest {
  @Test
  void whatNamesASessionOrAPersonIsFound() {
    DialogueSessionLogged logged = one(DialogueSessionLogged.class);
    assertThat(EventFacts.names(logged, logged.session().value())).isTrue();
    HoursSigned signed = one(HoursSigned.class);
    assertThat(EventFacts.names(signed, signed.items().getFirst().session().id())).isTrue();
    HoursCertified certified = one(HoursCertified.class);
    assertThat(EventFacts.names(certified, certified.items().getFirst().person().value())).isTrue();
    ParticipantRegistered registered = one(ParticipantRegistered.class);
    assertThat(EventFacts.names(registered, registered.person().value())).isTrue();
    assertThat(EventFacts.names(registered, "nobody")).isFalse();
  }

  /** Who may read the trail may not know who is protected. */
  @Test
  void whoseIdentityIsProtectedIsNotFound() {
    IdentityProtected protect = one(IdentityProtected.class);
    IdentityUnprotected unprotect = one(IdentityUnprotected.class);
    IdentityUnmasked unmask = one(IdentityUnmasked.class);
    assertThat(EventFacts.names(protect, protect.mask().value())).isFalse();
    assertThat(EventFacts.names(unprotect, unprotect.mask().value())).isFalse();
    assertThat(EventFacts.names(unmask, unmask.mask().value())).isFalse();
  }

  private static <E extends ProgrammeEvent> E one(Class<E> type) {
    List<E> found = GoldenEvents.all().stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
