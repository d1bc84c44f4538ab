package se.delaktig.access.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.view.Programme;

class AccountNamesTest {
  private static final String SUBJECT = "3f9a01b2-0000";

  private final Gate gate = mock(Gate.class);
  private final Disclosure disclosure = mock(Disclosure.class);
  private final Words words = mock(Words.class);
  private final Programme first = mock(Programme.class);
  private final Programme second = mock(Programme.class);
  private final AccountNames names = new AccountNames(gate, disclosure, words);

  @BeforeEach
  void twoProjects() {
    when(gate.projects()).thenReturn(List.of("2017-00434", "2099-00001"));
    when(gate.programme("2017-00434")).thenReturn(Optional.of(first));
    when(gate.programme("2099-00001")).thenReturn(Optional.of(second));
    when(words.say("access.name-hidden", "3f9a01b2")).thenReturn("Namn visas inte (3f9a01b2)");
  }

  @Test
  void anAccountGoesByItsNames() {
    assertThat(names.of(SUBJECT, "Samira Haddad", "samira"))
        .isEqualTo(new AccountNames.Shown("Samira Haddad", "samira"));
  }

  @Test
  void whoeverIsProtectedInAnyProjectGoesByNone() {
    when(disclosure.isProtectedHolder(new ProjectId("2099-00001"), second, SUBJECT))
        .thenReturn(true);

    assertThat(names.of(SUBJECT, "Samira Haddad", "samira"))
        .isEqualTo(new AccountNames.Shown("Namn visas inte (3f9a01b2)", null));
    assertThat(names.of("another", "Eva Ek", null))
        .isEqualTo(new AccountNames.Shown("Eva Ek", null));
  }

  @Test
  void anIdThatIsShortIsShownWhole() {
    when(disclosure.isProtectedHolder(any(), any(), any())).thenReturn(true);
    when(words.say("access.name-hidden", "eva")).thenReturn("Namn visas inte (eva)");

    assertThat(names.of("eva", "Eva Ek", "eva.ek").name()).isEqualTo("Namn visas inte (eva)");
  }
}
