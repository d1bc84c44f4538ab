package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.policy.Staff;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;

/** The posts of a project's staffing that a visitor may see, and how their reports stand. */
@Component
class StaffPosts {
  /** Whoever answers for the money, or examines it, sees everybody's reports. */
  private static final Set<Role> ALL =
      EnumSet.of(Role.PROJECT_LEADER, Role.ECONOMIST, Role.AUDITOR);

  private static final Set<Role> RECORD_ALL = EnumSet.of(Role.PROJECT_LEADER, Role.ECONOMIST);

  private final BudgetStatements statements;
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final Words words;

  StaffPosts(
      BudgetStatements statements, Disclosure disclosure, ProgrammeClock clock, Words words) {
    this.statements = statements;
    this.disclosure = disclosure;
    this.clock = clock;
    this.words = words;
  }

  /**
   * A post in a month.
   *
   * @param id its name in addresses
   * @param held who holds it in the month; absent where nobody does
   * @param report as it was recorded last; absent where it was not
   */
  record Post(
      String id,
      ProjectPlan.Staffing plan,
      OrganisationId organisation,
      @Nullable StaffAppointed held,
      @Nullable PostMonth report) {
    @Nullable StaffTimeRecorded latest() {
      return report == null ? null : report.latest();
    }

    boolean heldBy(ActorId actor) {
      return held != null && held.holder().equals(actor);
    }

    boolean certifiedBy(ActorId actor) {
      return held != null && held.certifier().equals(actor);
    }
  }

  /** The posts of the plan that the visitor may see, in its order. */
  List<Post> of(Sight sight, YearMonth month) {
    Staff staff = statements.staff(sight);
    List<PostMonth> all = statements.times(sight);
    boolean sees = seesAll(sight);
    return sight.programme().planned().staffing().stream()
        .flatMap(post ->
            organisation(sight, post).stream().map(at -> post(sight, post, at, month, staff, all)))
        .filter(post -> sees || post.heldBy(sight.actor()) || post.certifiedBy(sight.actor()))
        .toList();
  }

  private static Post post(
      Sight sight,
      ProjectPlan.Staffing post,
      OrganisationId organisation,
      YearMonth month,
      Staff staff,
      List<PostMonth> all) {
    return new Post(
        Staff.post(sight.project(), post.role(), organisation),
        post,
        organisation,
        staff.holding(post.role(), organisation, month).orElse(null),
        all.stream()
            .filter(one -> is(one.latest(), post.role(), organisation, month))
            .findFirst()
            .orElse(null));
  }

  private static boolean is(
      @Nullable StaffTimeRecorded time, String role, OrganisationId organisation, YearMonth month) {
    return time != null
        && time.role().equals(role)
        && time.organisation().equals(organisation)
        && time.month().equals(month.toString());
  }

  /** The plan names a post's organisation as people do. */
  private static Optional<OrganisationId> organisation(Sight sight, ProjectPlan.Staffing post) {
    return sight.programme().places().organisations().values().stream()
        .filter(joined -> joined.name().equals(post.organisation()))
        .map(OrganisationJoined::organisation)
        .findFirst();
  }

  static boolean seesAll(Sight sight) {
    return sight.wholeAs(ALL);
  }

  /** Whether the visitor may record the post's hours; the command service has the say. */
  static boolean mayRecord(Sight sight, Post post) {
    return mayAppoint(sight) || post.heldBy(sight.actor());
  }

  /** Whether the visitor may appoint somebody to a post. */
  static boolean mayAppoint(Sight sight) {
    return !Collections.disjoint(sight.roles(), RECORD_ALL);
  }

  /** The month that is asked for; this one where none is, or one to come. */
  YearMonth month(@Nullable String typed) {
    YearMonth now = YearMonth.from(clock.today());
    if (typed == null) {
      return now;
    }
    try {
      YearMonth asked = YearMonth.parse(typed);
      return asked.isAfter(now) ? now : asked;
    } catch (DateTimeException malformed) {
      return now;
    }
  }

  /** The rules about money at a month's end. */
  static Optional<FundingRules> rules(Sight sight, YearMonth month) {
    return sight.programme().rulesOn(month.atEndOfMonth()).map(RuleSet::funding);
  }

  /** Whose signatures the rules want under a report. */
  static Set<Signer> wanted(Sight sight, YearMonth month) {
    return rules(sight, month)
        .map(rules -> rules.staffReportSigners().value())
        .filter(Objects::nonNull)
        .orElse(Set.of());
  }

  /** The signatures that a report lacks, in the order in which they are given. */
  static List<Signer> missing(PostMonth report, Set<Signer> wanted) {
    StaffTimeRecorded latest = report.latest();
    return latest == null || latest.form() == StaffTimeRecorded.Form.SUM || latest.minutes() == 0
        ? List.of()
        : Stream.of(Signer.values())
            .filter(wanted::contains)
            .filter(signer -> !report.signed(signer))
            .toList();
  }

  /** How far a post's report has come. */
  State state(Sight sight, Post post, YearMonth month) {
    PostMonth report = post.report();
    StaffTimeRecorded latest = post.latest();
    if (report == null || latest == null) {
      return State.of(Tone.SOON, words.say("budget.report.none"));
    }
    List<Signer> missing = missing(report, wanted(sight, month));
    if (!missing.isEmpty()) {
      return State.of(Tone.SOON, words.say("budget.report.lacks." + missing.getFirst()));
    }
    return State.of(
        Tone.GOOD,
        words.say(
            latest.form() == StaffTimeRecorded.Form.SUM
                ? "budget.report.on-paper"
                : "budget.report.done"));
  }

  /** The names of those who work with the project; absent where one is not shown. */
  Map<ActorId, String> names(Sight sight, Collection<ActorId> actors) {
    return disclosure.actors(sight.project(), sight.programme(), actors);
  }

  String name(Map<ActorId, String> names, ActorId actor) {
    return names.getOrDefault(actor, words.say("access.unknown-account"));
  }

  /** The first phase has a sub-budget of its own; what follows is carrying out. */
  static SubBudget subBudget(ProjectPlan plan, YearMonth month) {
    LocalDate end = plan.phases().isEmpty() ? null : plan.phases().getFirst().to().value();
    return end != null && !month.atDay(1).isAfter(end)
        ? SubBudget.ANALYSIS_AND_PLANNING
        : SubBudget.IMPLEMENTATION;
  }

  /** Kronor an hour to begin with: as recorded, or as the month before. */
  @Nullable BigDecimal hourly(Sight sight, Post post, YearMonth month) {
    StaffTimeRecorded latest = post.latest();
    if (latest != null) {
      return latest.hourlyCost();
    }
    return statements.times(sight).stream()
        .map(PostMonth::latest)
        .filter(Objects::nonNull)
        .filter(time -> time.role().equals(post.plan().role()))
        .filter(time -> time.organisation().equals(post.organisation()))
        .filter(time -> time.month().compareTo(month.toString()) < 0)
        .max(Comparator.comparing(StaffTimeRecorded::month))
        .map(StaffTimeRecorded::hourlyCost)
        .orElse(null);
  }

  static String base(String project) {
    return "/projekt/" + project + "/arbetstid";
  }
}
