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

/**
 * Sign hours as their participant: on the leader's phone or by a personal link; or tick off the
 * printed närvarorapporter that came back signed, those of a whole workplace at once.
 */
public record SignHours(
    @NotNull SignatureId signature,
    @NotNull SignatureKind kind,
    @NotEmpty @Size(max = 2000) List<HoursSigned.@NotNull Item> items)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.signature(signature);
  }

  @Override
  public Reach reach() {
    return Reach.persons(items.stream().map(HoursSigned.Item::person).toList());
  }
}
