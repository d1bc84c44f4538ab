package se.delaktig.participants.handling;

import java.time.InstantSource;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.participants.Mask;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.event.ProjectId;

/** The stream of what is done about one protected identity; the register knows whose it is. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class MaskAggregate extends StreamAggregate {
  private Mask mask = Mask.none();

  /** The mark is in the register before the log tells of it. */
  void protect(MaskId id, PersonId person, PersonRegister register, ProjectId project) {
    register.protect(project, person);
    settle(Streams.mask(id), mask.protect(id));
  }

  void unprotect(MaskId id, UnprotectIdentity command, PersonRegister register, ProjectId project) {
    settle(
        Streams.mask(id),
        mask.unprotect(id, command, register.isProtected(project, command.person())));
    register.unprotect(project, command.person());
  }

  void unmask(
      MaskId id, UnmaskIdentity command, ActorId by, PersonRegister register, ProjectId project) {
    boolean masked = register.isProtected(project, command.person());
    settle(
        Streams.mask(id),
        mask.unmask(
            id,
            command,
            by,
            masked,
            masked ? sealed(register, project, command) : null,
            InstantSource.system().instant()));
  }

  private static Mask.@Nullable SealedReason sealed(
      PersonRegister register, ProjectId project, UnmaskIdentity command) {
    SealedText text = register.seal(project, command.person(), command.reason());
    return new Mask.SealedReason(text.id(), text.saltedHash());
  }

  @EventSourcingHandler
  void on(MaskEvent event) {
    mask = mask.after(event);
    stream = Streams.mask(event.mask());
  }
}
