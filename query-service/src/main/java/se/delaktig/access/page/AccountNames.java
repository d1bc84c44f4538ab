package se.delaktig.access.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectId;

/**
 * What accounts are called where they are administered: by no name where the holder is one of a
 * project's people and has a protected identity. An administrator sees to accounts and has no right
 * to know who that is.
 */
@Component
class AccountNames {
  private static final int TOLD_APART_BY = 8;

  private final Gate gate;
  private final Disclosure disclosure;
  private final Words words;

  AccountNames(Gate gate, Disclosure disclosure, Words words) {
    this.gate = gate;
    this.disclosure = disclosure;
    this.words = words;
  }

  /**
   * An account as it is shown.
   *
   * @param username absent where it is an invitation's, and where it would tell the name
   */
  record Shown(String name, @Nullable String username) {}

  Shown of(String subject, String name, @Nullable String username) {
    return isHidden(subject)
        ? new Shown(
            words.say(
                "access.name-hidden",
                subject.substring(0, Math.min(TOLD_APART_BY, subject.length()))),
            null)
        : new Shown(name, username);
  }

  private boolean isHidden(String subject) {
    return gate.projects().stream()
        .anyMatch(project ->
            gate.programme(project)
                .filter(programme ->
                    disclosure.isProtectedHolder(new ProjectId(project), programme, subject))
                .isPresent());
  }
}
