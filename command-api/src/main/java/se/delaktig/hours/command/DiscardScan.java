package se.delaktig.hours.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.FileId;

/** Throw away a scanned file of which no page is anybody's. It is destroyed. */
public record DiscardScan(@NotNull FileId file) implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.scanned(file);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
