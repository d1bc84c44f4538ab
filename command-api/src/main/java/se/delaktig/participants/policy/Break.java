package se.delaktig.participants.policy;

import java.time.LocalDate;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.Employment;

/**
 * Time between leaving an employer and coming back to it.
 *
 * @param left the last day of the employment before
 * @param back the first day of the one after
 */
public record Break(OrganisationId organisation, LocalDate left, LocalDate back) {
  boolean holds(LocalDate day) {
    return day.isAfter(left) && day.isBefore(back);
  }

  /** Whether there is a day in it. */
  boolean lasts() {
    return left.isBefore(back) && left.plusDays(1).isBefore(back);
  }

  /** Whether it has an employment before it and one after it. */
  boolean lies() {
    return left.isAfter(LocalDate.MIN) && back.isBefore(LocalDate.MAX);
  }

  /** Who is said to work there from a day on is not away from that day on. */
  Break until(Employment employment) {
    return employment.organisation().equals(organisation) && employment.from().isBefore(back)
        ? new Break(organisation, left, employment.from())
        : this;
  }

  /** The time that both have. */
  Break withinBoth(Break other) {
    return new Break(
        organisation,
        left.isBefore(other.left) ? other.left : left,
        back.isAfter(other.back) ? other.back : back);
  }
}
