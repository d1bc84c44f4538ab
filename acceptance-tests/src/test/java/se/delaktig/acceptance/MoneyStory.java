package se.delaktig.acceptance;

import static se.delaktig.acceptance.SmallProject.AVESTA;
import static se.delaktig.acceptance.SmallProject.FIRST;
import static se.delaktig.acceptance.SmallProject.GLADAN;
import static se.delaktig.acceptance.SmallProject.PROJECT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;
import se.delaktig.budget.event.CashId;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.CashView;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.StaffTimeView;
import se.delaktig.claims.view.ClaimFigures;
import se.delaktig.claims.view.ProjectState;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.View;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.Sector;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.view.ProgrammeView;
import tools.jackson.databind.node.ObjectNode;

/** A small project's log about money, as events, and what the program's own folds make of it. */
final class MoneyStory {

  private final SmallProject project = new SmallProject();

  /**
   * An hour is worth 200 kronor, and the grant is two fifths of the budget.
   *
   * @param changes what differs from the rules of 2014–2020, by the rule
   */
  MoneyStory(Map<String, Object> changes) {
    project.add(new RuleSetDecided(PROJECT, rules(changes)));
  }

  private static RuleSet rules(Map<String, Object> changes) {
    ObjectNode funding =
        ProgrammeJson.mapper().valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    changes.forEach((rule, value) ->
        funding.set(
            rule, ProgrammeJson.mapper().valueToTree(Map.of("value", value, "basis", "STATED"))));
    return new RuleSet(
        1,
        FIRST,
        "Beslut",
        Stated.stated(840),
        Stated.stated(300),
        Stated.stated(true),
        new HourValue(HourValue.Kind.AMOUNT, new BigDecimal("200"), null),
        Stated.stated(RuleSet.Rounding.MINUTES),
        Stated.stated(Set.of(SignatureKind.values())),
        Stated.stated(Set.of(CertificateKind.values())),
        Stated.stated(true),
        false,
        ProgrammeJson.mapper().treeToValue(funding, FundingRules.class));
  }

  MoneyStory registered(String... people) {
    project.registered(people);
    return this;
  }

  MoneyStory merged(String person, String into) {
    project.merged(person, into);
    return this;
  }

  /** An account in the project is that person's. */
  MoneyStory account(String actor, String person) {
    project.add(
        new AccessGranted(
            new GrantId("right-" + actor),
            new ActorId(actor),
            Role.PROJECT_WORKER,
            new Scope(Scope.Kind.PROJECT, PROJECT.value()),
            new PersonId(person),
            FIRST,
            null,
            AccessGranted.Reason.APPOINTED_IN_PROJECT));
    return this;
  }

  /** Everybody named attends all of it, signs, and has it certified. */
  MoneyStory proven(String session, LocalDate day, int minutes, String... people) {
    List<PersonId> all = List.of(people).stream().map(PersonId::new).toList();
    SessionRef ref = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session);
    project.add(
        new DialogueSessionLogged(
            new DialogueSessionId(session),
            new HeldSession(
                GLADAN,
                null,
                day,
                LocalTime.of(13, 0),
                minutes,
                List.of(),
                List.of(),
                all.stream()
                    .map(person -> new Attendance(person, Presence.PRESENT, minutes))
                    .toList(),
                List.of(),
                List.of())));
    project.add(
        new HoursSigned(
            new SignatureId("signed-" + session),
            SignatureKind.LEADERS_PHONE,
            all.stream().map(person -> new HoursSigned.Item(ref, person, minutes)).toList()));
    project.add(
        new HoursCertified(
            new CertificateId("certified-" + session),
            new PersonId("marie"),
            CertificateKind.PERSONAL_LINK,
            all.stream().map(person -> new HoursCertified.Item(ref, person, minutes)).toList()));
    return this;
  }

  /** A month's report with days, signed by both. */
  MoneyStory reported(String reporter, String month, StaffTimeRecorded.Day... days) {
    int minutes = List.of(days).stream().mapToInt(StaffTimeRecorded.Day::minutes).sum();
    StaffTimeId time = new StaffTimeId("days-" + month);
    worked(time, "projektledare", month, minutes, StaffTimeRecorded.Form.DAYS, reporter, days);
    project.add(new StaffTimeSigned(time, 1, Signer.REPORTER));
    project.add(new StaffTimeSigned(time, 1, Signer.MANAGER));
    return this;
  }

  /** A month's report on paper, of which only the sum is known. */
  MoneyStory summed(String reporter, String month, int minutes) {
    StaffTimeId time = new StaffTimeId("sum-" + month);
    return worked(time, "ekonom", month, minutes, StaffTimeRecorded.Form.SUM, reporter);
  }

  private MoneyStory worked(
      StaffTimeId time,
      String role,
      String month,
      int minutes,
      StaffTimeRecorded.Form form,
      String reporter,
      StaffTimeRecorded.Day... days) {
    project.add(
        new StaffTimeRecorded(
            time,
            role,
            AVESTA,
            SubBudget.IMPLEMENTATION,
            month,
            minutes,
            new BigDecimal("300"),
            form,
            List.of(days),
            new ActorId(reporter)));
    return this;
  }

  MoneyStory paid(String voucher, LocalDate day, String amount) {
    project.add(
        new CostRecorded(
            new CostId(voucher),
            AVESTA,
            SubBudget.IMPLEMENTATION,
            CostCategory.EXTERNAL_SERVICES,
            day,
            new BigDecimal(amount),
            voucher,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    return this;
  }

  MoneyStory gave(String reference, Sector sector, LocalDate day, String amount) {
    project.add(
        new CashCofinancingRecorded(
            new CashId(reference), AVESTA, sector, day, new BigDecimal(amount), reference));
    return this;
  }

  MoneyStory withdrew(String reference) {
    project.add(
        new CashCofinancingWithdrawn(
            new CashId(reference), CashCofinancingWithdrawn.Reason.WRONG_AMOUNT));
    return this;
  }

  /** The log as a bundle has it: each event's name, revision and body. */
  List<Map<String, Object>> log() {
    return project.log();
  }

  /** What the program's folds make of some months. */
  ClaimFigures figures(String... months) {
    PersonHoursView people = new PersonHoursView();
    ProgrammeView programme = new ProgrammeView();
    CostView costs = new CostView();
    StaffTimeView times = new StaffTimeView();
    CashView cash = new CashView();
    LedgerAt ledger = project.folded(List.of(people, programme, costs, times, cash));
    SortedSet<YearMonth> all = new TreeSet<>();
    for (String month : months) {
      all.add(YearMonth.parse(month));
    }
    return ClaimFigures.of(
        new ProjectState(
            ledger.all(programme).byId().get(ProgrammeView.ONLY),
            states(ledger, people),
            states(ledger, costs),
            states(ledger, times),
            states(ledger, cash),
            DecidedBudget.none(),
            ledger.position()),
        all);
  }

  private static <S> Collection<S> states(LedgerAt ledger, View<S> view) {
    return new TreeMap<>(ledger.all(view).byId()).values();
  }
}
