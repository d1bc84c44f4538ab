package se.delaktig.participants.handling;

import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.participants.Protection;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.command.LiftHold;
import se.delaktig.participants.command.PlaceHold;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.PersonErased.Ground;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.personregister.Erasure;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** The stream of what is done about one person's own data. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ProtectionAggregate extends StreamAggregate {
  private Protection protection = Protection.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordInformation command, ProgrammeClock clock) {
    settle(command.stream(), protection.inform(command, clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(PlaceHold command) {
    settle(command.stream(), protection.hold(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(LiftHold command) {
    settle(command.stream(), protection.lift(command));
  }

  /** Refuses where something keeps the record from being erased. */
  Ground mustBeErasable(Protection.Facts facts) {
    return switch (protection.mayErase(facts)) {
      case Protection.MayErase.No(Rejection why) -> throw new RefusedException(why);
      case Protection.MayErase.Yes(Ground ground) -> ground;
    };
  }

  /** As with the person, the texts are gone before the log tells of it. */
  void eraseTexts(
      ErasePerson command, Set<String> perhaps, PersonRegister register, ProjectId project) {
    Outcome<ProtectionEvent> outcome = Protection.texts(command, perhaps);
    if (outcome instanceof Outcome.Accepted) {
      register.eraseTexts(project, command.texts());
    }
    settle(command.stream(), outcome);
  }

  /**
   * The register is emptied before the log tells of it, so that it never says more than was done.
   *
   * @param chosenTexts how many were destroyed because somebody had chosen them
   */
  void erase(
      PersonId person,
      Protection.Facts facts,
      int chosenTexts,
      PersonRegister register,
      Consult consult,
      ProjectId project) {
    Ground ground = mustBeErasable(facts);
    Erasure destroyed = register.erase(project, person);
    String ledger = project.value();
    consult.grants(ledger).people().entrySet().stream()
        .filter(one -> one.getValue().equals(person))
        .forEach(one -> register.eraseActor(ledger, one.getKey()));
    settle(
        Streams.protection(person),
        Outcome.accepted(
            Protection.erasure(
                person, ground, facts, destroyed.texts() + chosenTexts, destroyed.files())));
  }

  @EventSourcingHandler
  void on(ProtectionEvent event) {
    protection = protection.after(event);
    stream = Streams.protection(event.person());
  }

  /** Until revision 2 what is done about a mask lay here as well, under the person's own id. */
  @EventSourcingHandler
  void on(MaskEvent event) {
    stream = Streams.protection(new PersonId(event.mask().value()));
  }
}
