package se.delaktig.hours.page;

import java.util.List;
import java.util.Optional;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;

/** What people can say is wrong with hours. */
final class Disputes {
  private Disputes() {}

  static List<Choice> choices(Words words) {
    return Choice.all(HoursDisputed.Reason.class, "hours.dispute", words);
  }

  static Optional<HoursDisputed.Reason> reason(String field) {
    return Typed.one(HoursDisputed.Reason.class, field);
  }
}
