package se.delaktig.participants.handling;

import java.time.InstantSource;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.participants.Protection;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.event.ProjectId;

/** The stream of what is done about one person's own data. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ProtectionAggregate extends StreamAggregate {
  private Protection protection = Protection.none();

  /** The mark is in the register before the log tells of it. */
  void protect(PersonId person, PersonRegister register, ProjectId project) {
    register.protect(project, person);
    settle(Streams.protection(person), protection.protect(person));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      UnprotectIdentity command, PersonRegister register, @MetaDataValue("ledger") String ledger) {
    ProjectId project = new ProjectId(ledger);
    settle(
        command.stream(),
        protection.unprotect(command, register.isProtected(project, command.person())));
    register.unprotect(project, command.person());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      UnmaskIdentity command,
      PersonRegister register,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    ProjectId project = new ProjectId(ledger);
    boolean masked = register.isProtected(project, command.person());
    settle(
        command.stream(),
        protection.unmask(
            command,
            acting.actor(),
            masked,
            masked ? sealed(register, project, command) : null,
            InstantSource.system().instant()));
  }

  private static Protection.@Nullable SealedReason sealed(
      PersonRegister register, ProjectId project, UnmaskIdentity command) {
    SealedText text = register.seal(project, command.person(), command.reason());
    return new Protection.SealedReason(text.id(), text.saltedHash());
  }

  @EventSourcingHandler
  void on(ProtectionEvent event) {
    protection = protection.after(event);
    stream = Streams.protection(event.person());
  }
}
