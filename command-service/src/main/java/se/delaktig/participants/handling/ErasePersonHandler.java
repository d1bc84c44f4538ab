package se.delaktig.participants.handling;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.participants.Protection;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * Erases a person: all records of the person, or none. A person of whom half is left would still be
 * found.
 */
@Component
class ErasePersonHandler {
  private final Repository<ProtectionAggregate> protections;
  private final PersonRegister register;
  private final Consult consult;
  private final ProgrammeClock clock;

  ErasePersonHandler(
      Repository<ProtectionAggregate> protections,
      PersonRegister register,
      Consult consult,
      ProgrammeClock clock) {
    this.protections = protections;
    this.register = register;
    this.consult = consult;
    this.clock = clock;
  }

  @CommandHandler
  void handle(ErasePerson command, @MetaDataValue("ledger") String ledger) throws Exception {
    ProjectId project = new ProjectId(ledger);
    Set<PersonId> records = consult.records(ledger).of(command.person());
    Set<String> said = new HashSet<>();
    records.forEach(record -> said.addAll(consult.said(ledger, record)));
    Protection.Facts facts = new Protection.Facts(said, consult.retention(ledger), clock.today());
    Map<PersonId, Aggregate<ProtectionAggregate>> all = new LinkedHashMap<>();
    for (PersonId record : records) {
      all.put(
          record, protections.loadOrCreate(Streams.protection(record), ProtectionAggregate::new));
    }
    Set<String> perhaps = new HashSet<>();
    records.forEach(record -> perhaps.addAll(register.mentioned(project, record).perhaps()));
    // before anything is destroyed each record is asked for: a hold on one keeps them all
    all.values().forEach(one -> one.execute(aggregate -> aggregate.mustBeErasable(facts)));
    Objects.requireNonNull(all.get(command.person()))
        .execute(aggregate -> aggregate.eraseTexts(command, perhaps, register, project));
    all.forEach((record, one) ->
        one.execute(aggregate -> {
          int chosen = record.equals(command.person()) ? command.texts().size() : 0;
          aggregate.erase(record, facts, chosen, register, consult, project);
        }));
  }
}
