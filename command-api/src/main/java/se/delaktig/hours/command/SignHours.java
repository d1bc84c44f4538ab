package se.delaktig.hours.command;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/**
 * Sign hours as their participant: on the leader's phone, by a personal link, or ticked off from
 * the printed närvarorapport.
 */
public record SignHours(
    @NotNull SignatureId signature,
    @NotNull PersonId person,
    @NotNull SignatureKind kind,
    @NotEmpty @Size(max = 300) List<HoursSigned.@NotNull Item> items)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.signature(signature);
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
