package se.delaktig.hours.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.participants.event.PersonId;

/**
 * Make a personal link and send it to the person's registered address.
 *
 * @param month the month it is about, {@code 2019-10}
 * @param days how many days it is valid
 */
public record IssueLink(
    @NotNull PersonId person,
    LinkIssued.@NotNull Purpose purpose,
    @Nullable @Pattern(regexp = "\\d{4}-\\d{2}") String month,
    @Min(1) @Max(60) int days)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return "link-of-" + person;
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
