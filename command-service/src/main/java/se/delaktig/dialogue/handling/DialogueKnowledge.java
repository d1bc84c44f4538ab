package se.delaktig.dialogue.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.dialogue.DialogueFacts;
import se.delaktig.dialogue.command.Addition;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.HeldSession.Unidentified;
import se.delaktig.hours.event.Presence;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet;

/** Gathers what the rules of a dialogue session must know. */
@Component
class DialogueKnowledge {
  private final Consult consult;
  private final PersonRegister register;
  private final ProgrammeClock clock;

  DialogueKnowledge(Consult consult, PersonRegister register, ProgrammeClock clock) {
    this.consult = consult;
    this.register = register;
    this.clock = clock;
  }

  DialogueFacts facts(String ledger) {
    return facts(ledger, Set.of(), Set.of(), clock.today());
  }

  DialogueFacts facts(String ledger, @Nullable PersonId person) {
    return facts(ledger, person == null ? Set.of() : Set.of(person), Set.of(), clock.today());
  }

  /** The facts about a session of a day, under the rules of that day. */
  DialogueFacts facts(String ledger, List<Taken> attendees, List<PersonId> leaders, LocalDate day) {
    Set<PersonId> named =
        Stream.concat(attendees.stream().map(Taken::person), leaders.stream())
            .collect(Collectors.toSet());
    return facts(ledger, named, Set.copyOf(leaders), day);
  }

  private DialogueFacts facts(
      String ledger, Set<PersonId> named, Set<PersonId> leaders, LocalDate day) {
    RuleSet rules = consult.project(ledger).rulesOn(day);
    boolean refuse = rules != null && rules.refuseUnqualifiedLeaders();
    return new DialogueFacts(
        clock.now(),
        consult.organisations(ledger),
        consult.known(ledger, named),
        refuse ? consult.qualified(ledger, leaders) : Set.of(),
        consult.library(ledger).versions().keySet(),
        refuse);
  }

  /**
   * Looks those who were added by hand up by number or full name. Who is not found, or not for
   * certain, is kept as a sealed text for the project leader to settle; the one who logs is told
   * nothing of either.
   */
  Recognised recognise(String ledger, List<Taken> listed, List<Addition> additions) {
    ProjectId project = new ProjectId(ledger);
    List<Taken> attendees = new ArrayList<>(listed);
    List<Unidentified> unidentified = new ArrayList<>();
    Set<PersonId> there =
        listed.stream()
            .filter(one -> one.presence().attended())
            .map(Taken::person)
            .collect(Collectors.toCollection(HashSet::new));
    for (Addition addition : additions) {
      Optional<PersonId> person = find(project, addition.who()).filter(there::add);
      if (person.isPresent()) {
        attendees.removeIf(one -> one.person().equals(person.get()));
        attendees.add(new Taken(person.get(), Presence.PART, addition.minutes()));
      } else {
        unidentified.add(
            new Unidentified(
                register.seal(project, null, addition.who()).id(), addition.minutes()));
      }
    }
    return new Recognised(attendees, unidentified);
  }

  private Optional<PersonId> find(ProjectId project, String who) {
    try {
      return register.find(project, PersonalNumber.parse(who, clock.today()));
    } catch (InvalidPersonalNumberException notANumber) {
      return register.byExactName(project, who);
    }
  }
}
