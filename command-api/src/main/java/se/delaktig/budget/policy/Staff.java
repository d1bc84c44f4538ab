package se.delaktig.budget.policy;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.ProjectId;

/**
 * Who holds the posts of a project's staffing.
 *
 * @param appointments in the order they were made; the last one for a post and month holds
 */
public record Staff(List<StaffAppointed> appointments) {
  public static Staff none() {
    return new Staff(List.of());
  }

  public Staff after(StaffAppointed event) {
    List<StaffAppointed> next = new ArrayList<>(appointments);
    next.add(event);
    return new Staff(List.copyOf(next));
  }

  /** The name of a post in addresses, the same for ever. */
  public static String post(ProjectId project, String role, OrganisationId organisation) {
    String post = String.join("|", project.value(), organisation.value(), role.strip());
    return UUID.nameUUIDFromBytes(post.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Who holds a post in a month; empty where nobody does. */
  public Optional<StaffAppointed> holding(
      String role, OrganisationId organisation, YearMonth month) {
    return appointments.stream()
        .filter(one -> one.role().equals(role))
        .filter(one -> one.organisation().equals(organisation))
        .filter(one -> !one.from().isAfter(month.atEndOfMonth()))
        .filter(one -> one.until() == null || !one.until().isBefore(month.atDay(1)))
        .reduce((earlier, later) -> later);
  }

  /** Who an appointment asks for a signature as whom. */
  public static ActorId signs(StaffAppointed appointment, Signer signer) {
    return switch (signer) {
      case REPORTER -> appointment.holder();
      case MANAGER -> appointment.certifier();
    };
  }
}
