package se.delaktig.training.handling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.training.Preparand;
import se.delaktig.training.TrainingFacts;
import se.delaktig.training.command.CompletePreparandTraining;

/** Gathers what the rules of the preparand training must know. */
@Component
class TrainingKnowledge {
  private final Consult consult;
  private final ProgrammeClock clock;

  TrainingKnowledge(Consult consult, ProgrammeClock clock) {
    this.consult = consult;
    this.clock = clock;
  }

  boolean knows(String ledger, PersonId person) {
    return consult.known(ledger, List.of(person)).contains(person);
  }

  TrainingFacts facts(String ledger, Collection<PersonId> named) {
    return new TrainingFacts(clock.now(), consult.known(ledger, named));
  }

  TrainingFacts factsOf(String ledger, List<Taken> attendances) {
    return facts(ledger, attendances.stream().map(Taken::person).distinct().toList());
  }

  /** How far a person has come, by all records of the person. */
  Preparand asPerson(String ledger, PersonId record, Preparand known) {
    return consult.records(ledger).of(record).stream()
        .filter(other -> !other.equals(record))
        .map(other -> consult.preparand(ledger, other))
        .reduce(known, Preparand::joined);
  }

  /** What must be known to declare a person's training complete. */
  Preparand.Facts completion(String ledger, CompletePreparandTraining command) {
    Records records = consult.records(ledger);
    List<Optional<SessionFacts>> held =
        command.sessions().stream()
            .distinct()
            .map(id -> new SessionRef(ActivityKind.PREPARAND_TRAINING, id.value()))
            .map(ref -> consult.session(ledger, ref))
            .map(session -> session.map(one -> one.saidOf(command.person(), records)))
            .toList();
    RuleSet rules = consult.project(ledger).rulesOn(clock.today());
    return new Preparand.Facts(held, rules == null ? null : rules.preparandMinutes().value());
  }
}
