package se.delaktig.steering.page;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import se.delaktig.kernel.page.AsOf;

/**
 * Where the rows of the tables against the plan are explained: {@code
 * /projekt/2017-00434/timmar/mot-plan/organisation/orsa?arbetsplats=gladan}.
 *
 * @param hoursPage the address of the hours' page
 * @param asOf the time that is asked about
 */
record PlanAddresses(String hoursPage, AsOf asOf) {
  static final String ACTIVITY = "aktivitet";
  static final String ORGANISATION = "organisation";

  /** The part of an address for what belongs to none of the plan's activities. */
  static final String BESIDES = "utover";

  static PlanAddresses of(String project, AsOf asOf) {
    return new PlanAddresses("/projekt/" + project + "/timmar", asOf);
  }

  String activity(String id) {
    return row(ACTIVITY, id) + asOf.query();
  }

  /**
   * @param part its id, or that of several
   */
  String organisation(String part) {
    return row(ORGANISATION, RowAddresses.of(part)) + asOf.query();
  }

  /**
   * @param organisation as in {@link #organisation}
   * @param part its id, or that of several
   */
  String workplace(String organisation, String part) {
    return row(ORGANISATION, RowAddresses.of(organisation))
        + "?arbetsplats="
        + RowAddresses.of(part)
        + asOf.more();
  }

  private String row(String by, String part) {
    return hoursPage
        + "/mot-plan/"
        + by
        + "/"
        + UriUtils.encodePathSegment(part, StandardCharsets.UTF_8);
  }
}
