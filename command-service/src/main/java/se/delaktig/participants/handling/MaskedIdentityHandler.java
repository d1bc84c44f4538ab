package se.delaktig.participants.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.participants.event.MaskId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** Finds out under which mask the log speaks of whom a command is about. */
@Component
class MaskedIdentityHandler {
  private final Repository<MaskAggregate> masks;
  private final PersonRegister register;

  MaskedIdentityHandler(Repository<MaskAggregate> masks, PersonRegister register) {
    this.masks = masks;
    this.register = register;
  }

  @CommandHandler
  void handle(UnprotectIdentity command, @MetaDataValue("ledger") String ledger) throws Exception {
    ProjectId project = new ProjectId(ledger);
    MaskId mask = register.maskOf(project, command.person());
    stream(mask).execute(one -> one.unprotect(mask, command, register, project));
  }

  @CommandHandler
  void handle(
      UnmaskIdentity command,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting)
      throws Exception {
    ProjectId project = new ProjectId(ledger);
    MaskId mask = register.maskOf(project, command.person());
    stream(mask).execute(one -> one.unmask(mask, command, acting.actor(), register, project));
  }

  /** Begun where there is none: a mark that came with the details has not been told of yet. */
  private Aggregate<MaskAggregate> stream(MaskId mask) throws Exception {
    return masks.loadOrCreate(Streams.mask(mask), MaskAggregate::new);
  }
}
