package se.delaktig.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.budget.command.AppointStaff;
import se.delaktig.budget.command.AttachEvidence;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.command.SignStaffTime;
import se.delaktig.budget.event.BudgetDecided.Line;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.claims.command.BuildClaim;
import se.delaktig.claims.command.CloseMonth;
import se.delaktig.claims.command.SendParticipantFile;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.FundingRules.Signer;

/** The economist's work: how the support is divided, staff time month by month, and vouchers. */
final class Money {
  private static final String INVENTED = "Påhittat för demon";
  private static final YearMonth FIRST = YearMonth.of(2018, 2);
  private static final YearMonth LAST_OF_ANALYSIS = YearMonth.of(2018, 8);
  private static final YearMonth LAST = YearMonth.of(2019, 10);
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");

  private static final BigDecimal VAT = new BigDecimal("0.25");

  /** 1,662 hours a year. */
  private static final int MINUTES_A_MONTH = 1662 * 60 / 12;

  private static final int HALF_HOUR = 30;

  /** A post of the plan's staffing; the cost an hour and the contract are invented. */
  private record Post(
      String role, OrganisationId organisation, int percent, String hourlyCost, String contract) {}

  private static final List<Post> POSTS =
      List.of(
          new Post("projektledare", AVESTA, 50, "352.40", "KS 2018/14"),
          new Post("projektarbetare/administratör", AVESTA, 100, "301.75", "KS 2018/15"),
          new Post("ekonom", AVESTA, 10, "334.20", "KS 2018/16"),
          new Post("projektarbetare", ORSA, 50, "297.60", "ORSA 2018/41"));

  /** What is bought now and then, of whom, and for how much at least and at most. */
  private record Purchase(
      CostCategory category,
      int everyMonths,
      int least,
      int most,
      String supplier,
      String what,
      @Nullable String procurement) {}

  private static final List<Purchase> PURCHASES =
      List.of(
          new Purchase(
              CostCategory.EXTERNAL_SERVICES,
              2,
              9_500,
              26_000,
              "Bergslagens Följeforskning AB",
              "Föreläsare och processtöd, två dagar",
              "KS 2018/123"),
          new Purchase(
              CostCategory.TRAVEL,
              1,
              650,
              2_350,
              "Dalabuss AB",
              "Resor till och från utbildningen",
              null),
          new Purchase(
              CostCategory.EQUIPMENT_AND_MATERIALS,
              2,
              1_900,
              6_200,
              "Kontorsboden i Avesta",
              "Blädderblock, pennor och trycksaker",
              null));

  /** From when on the invoices have been scanned; older ones lie in a binder. */
  private static final LocalDate SCANNED = LocalDate.of(2019, 1, 1);

  /** The last ones are left to visitors. */
  private static final LocalDate NOT_YET_SCANNED = LocalDate.of(2019, 10, 1);

  private final Stage stage;
  private final Random random;
  private int vouchers = 118;
  private @Nullable ActorId inOrsa;
  private @Nullable ActorId headOfOffice;

  Money(Stage stage, Random random) {
    this.stage = stage;
    this.random = random;
  }

  void plan(Agenda agenda) {
    agenda.at(LocalDate.of(2018, 2, 12).atTime(9, 40), this::appoint);
    agenda.at(LocalDate.of(2018, 2, 12).atTime(10, 15), this::divide);
    agenda.at(LocalDate.of(2019, 3, 20).atTime(11, 5), this::divideAnew);
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      YearMonth that = month;
      LocalDate closed = Workdays.onOrAfter(month.plusMonths(1).atDay(6));
      agenda.at(closed.atTime(13, 0), () -> payStaff(that));
      agenda.at(closed.atTime(13, 40), () -> buy(that));
      if (month.isBefore(LAST)) {
        agenda.at(closed.plusDays(9).atTime(14, 10), () -> close(that));
      }
    }
    agenda.at(LocalDate.of(2019, 11, 15).atTime(16, 40), this::sendAnew);
    claim(agenda, LocalDate.of(2019, 1, 21));
    claim(agenda, LocalDate.of(2019, 6, 24));
    claim(agenda, LocalDate.of(2019, 10, 21));
    agenda.at(LocalDate.of(2019, 4, 11).atTime(9, 20), this::putRight);
  }

  /** The month is closed, and its participant file made; October is left to visitors. */
  private void close(YearMonth month) {
    stage.by(Role.ECONOMIST, new CloseMonth(Stage.PROJECT, month.toString()));
    if (month.isAfter(LAST_OF_ANALYSIS)) {
      stage.by(Role.ECONOMIST, new SendParticipantFile(Stage.PROJECT, month.toString()));
    }
  }

  /** Sessions have been corrected since, so that the whole set was made anew. */
  private void sendAnew() {
    for (YearMonth month = LAST_OF_ANALYSIS.plusMonths(1);
        month.isBefore(LAST);
        month = month.plusMonths(1)) {
      stage.by(Role.ECONOMIST, new SendParticipantFile(Stage.PROJECT, month.toString()));
    }
  }

  /** A claim of the months closed by then, handed in; what the fund decides is not invented. */
  private void claim(Agenda agenda, LocalDate built) {
    ClaimId claim = new ClaimId("ansokan-" + built);
    agenda.at(
        built.atTime(15, 5), () -> stage.by(Role.ECONOMIST, new BuildClaim(Stage.PROJECT, claim)));
    agenda.at(
        built.plusDays(1).atTime(9, 15),
        () -> stage.by(Role.ECONOMIST, new SubmitClaim(Stage.PROJECT, claim, List.of())));
  }

  /** Each holds the own post; two of those it takes have no account that a visitor could use. */
  private void appoint() {
    inOrsa = stage.somebody("projektarbetare-i-orsa", "Lina Wikner");
    headOfOffice = stage.somebody("kanslichef", "Anders Lövdahl");
    stage.grant(inOrsa, Role.PROJECT_WORKER, organisation(ORSA), null);
    stage.grant(headOfOffice, Role.MANAGER, organisation(AVESTA), null);
    for (Post post : POSTS) {
      stage.by(
          Role.PROJECT_LEADER,
          new AppointStaff(
              Stage.PROJECT,
              post.role,
              post.organisation,
              holder(post),
              certifier(post),
              false,
              post.contract,
              FIRST.atDay(1),
              null));
    }
  }

  private static Scope organisation(OrganisationId organisation) {
    return new Scope(Scope.Kind.ORGANISATION, organisation.value());
  }

  private ActorId holder(Post post) {
    return switch (post.role) {
      case "projektledare" -> stage.account(Role.PROJECT_LEADER);
      case "ekonom" -> stage.account(Role.ECONOMIST);
      case "projektarbetare" -> Objects.requireNonNull(inOrsa);
      default -> stage.account(Role.PROJECT_WORKER);
    };
  }

  /** The project leader certifies all but the own hours. */
  private ActorId certifier(Post post) {
    return post.role.equals("projektledare")
        ? Objects.requireNonNull(headOfOffice)
        : stage.account(Role.PROJECT_LEADER);
  }

  private void divide() {
    stage.by(
        Role.ECONOMIST,
        new DecideBudget(
            Stage.PROJECT, "Fördelning av beviljat ESF-stöd, påhittad för demon", lines(0)));
  }

  /** A change decision, invented as well: less travel, more material. */
  private void divideAnew() {
    stage.by(
        Role.ECONOMIST,
        new DecideBudget(
            Stage.PROJECT,
            "Ändringsbeslut, påhittat för demon",
            lines(20_000),
            new DecideBudget.Ruling(
                "2017/00434-2", LocalDate.of(2019, 3, 18), LocalDate.of(2019, 3, 1))));
  }

  /**
   * @param moved kronor from travel to equipment and materials
   */
  private static List<Line> lines(int moved) {
    return List.of(
        line(SubBudget.ANALYSIS_AND_PLANNING, CostCategory.STAFF, 360_000),
        line(SubBudget.ANALYSIS_AND_PLANNING, CostCategory.EXTERNAL_SERVICES, 40_000),
        line(SubBudget.ANALYSIS_AND_PLANNING, CostCategory.TRAVEL, 12_300),
        line(SubBudget.ANALYSIS_AND_PLANNING, CostCategory.EQUIPMENT_AND_MATERIALS, 20_000),
        line(SubBudget.ANALYSIS_AND_PLANNING, CostCategory.INDIRECT, 54_000),
        line(SubBudget.IMPLEMENTATION, CostCategory.STAFF, 2_820_000),
        line(SubBudget.IMPLEMENTATION, CostCategory.EXTERNAL_SERVICES, 442_371),
        line(SubBudget.IMPLEMENTATION, CostCategory.TRAVEL, 75_700 - moved),
        line(SubBudget.IMPLEMENTATION, CostCategory.EQUIPMENT_AND_MATERIALS, 50_000 + moved),
        line(SubBudget.IMPLEMENTATION, CostCategory.INDIRECT, 423_000));
  }

  private static Line line(SubBudget subBudget, CostCategory category, int kronor) {
    return new Line(subBudget, category, Stated.invented(BigDecimal.valueOf(kronor), INVENTED));
  }

  private static SubBudget subBudgetOf(YearMonth month) {
    return month.isAfter(LAST_OF_ANALYSIS)
        ? SubBudget.IMPLEMENTATION
        : SubBudget.ANALYSIS_AND_PLANNING;
  }

  /** In the summer people are away; in the analysis not every post was filled. */
  private void payStaff(YearMonth month) {
    // The last post's hours of the last month are left for the demonstration's visitors.
    for (Post post : month.equals(LAST) ? POSTS.subList(0, POSTS.size() - 1) : POSTS) {
      int full = MINUTES_A_MONTH * post.percent / 100;
      int share =
          switch (month.getMonth()) {
            case JULY -> 25;
            case JUNE, AUGUST, DECEMBER -> 80;
            default -> month.isAfter(LAST_OF_ANALYSIS) ? 108 : 54;
          };
      int minutes = full * (share - 4 + random.nextInt(9)) / 100 / HALF_HOUR * HALF_HOUR;
      report(post, month, minutes);
    }
  }

  /** Recorded and signed by whoever worked the hours, and certified. */
  private void report(Post post, YearMonth month, int minutes) {
    RecordStaffTime worked =
        new RecordStaffTime(
            Stage.PROJECT,
            post.role,
            post.organisation,
            subBudgetOf(month),
            month.toString(),
            days(month, minutes),
            null,
            new BigDecimal(post.hourlyCost));
    stage.by(holder(post), worked);
    stage.by(holder(post), new SignStaffTime(worked.time(), 1, Signer.REPORTER));
    stage.by(certifier(post), new SignStaffTime(worked.time(), 1, Signer.MANAGER));
  }

  /** The month's half hours over its weekdays, the first days first. */
  private static List<RecordStaffTime.Worked> days(YearMonth month, int minutes) {
    List<LocalDate> weekdays =
        month
            .atDay(1)
            .datesUntil(month.plusMonths(1).atDay(1))
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .toList();
    int halfHours = minutes / HALF_HOUR;
    List<RecordStaffTime.Worked> days = new ArrayList<>();
    for (int i = 0; i < weekdays.size(); i++) {
      int that = halfHours / weekdays.size() + (i < halfHours % weekdays.size() ? 1 : 0);
      if (that > 0) {
        days.add(
            new RecordStaffTime.Worked(weekdays.get(i).getDayOfMonth(), null, that * HALF_HOUR));
      }
    }
    return days;
  }

  private void buy(YearMonth month) {
    for (Purchase purchase : PURCHASES) {
      if (month.getMonthValue() % purchase.everyMonths == 0) {
        int most = month.isAfter(LAST_OF_ANALYSIS) ? purchase.most : purchase.least + 900;
        int kronor = purchase.least + random.nextInt(most - purchase.least);
        invoiced(
            purchase,
            month.atDay(10 + random.nextInt(17)),
            BigDecimal.valueOf(kronor).add(BigDecimal.valueOf(random.nextInt(100), 2)),
            "L " + month.getYear() + "-" + vouchers);
        vouchers += 3 + random.nextInt(40);
      }
    }
  }

  /** A cost with what its invoice says, and the invoice itself where it has been scanned. */
  private void invoiced(Purchase purchase, LocalDate paid, BigDecimal net, String voucher) {
    LocalDate dated = paid.minusDays(9);
    BigDecimal vat = net.multiply(VAT).setScale(2, RoundingMode.HALF_UP);
    RecordCost cost =
        new RecordCost(
            Stage.PROJECT,
            AVESTA,
            subBudgetOf(YearMonth.from(paid)),
            purchase.category,
            paid,
            net,
            voucher,
            paid.getYear(),
            purchase.supplier,
            dated,
            vat,
            purchase.procurement);
    stage.by(Role.ECONOMIST, cost);
    if (!paid.isBefore(SCANNED) && paid.isBefore(NOT_YET_SCANNED)) {
      Invoice invoice =
          new Invoice(purchase.supplier, purchase.what, dated, net, vat, voucher.substring(2));
      stage.by(Role.ECONOMIST, new AttachEvidence(cost.voucherId(), stage.keep(invoice.pdf())));
    }
  }

  /** A voucher was entered with the wrong amount; it is taken back and entered anew. */
  private void putRight() {
    LocalDate paid = LocalDate.of(2019, 3, 14);
    String voucher = "L 2019-2291";
    RecordCost wrong =
        record(CostCategory.EXTERNAL_SERVICES, paid, new BigDecimal("18400.00"), voucher);
    stage.by(Role.ECONOMIST, new ReverseCost(wrong.cost(), CostReversed.Reason.WRONG_AMOUNT));
    record(CostCategory.EXTERNAL_SERVICES, paid, new BigDecimal("14800.00"), voucher);
  }

  private RecordCost record(
      CostCategory category, LocalDate paid, BigDecimal amount, String voucher) {
    RecordCost cost =
        new RecordCost(
            Stage.PROJECT,
            AVESTA,
            subBudgetOf(YearMonth.from(paid)),
            category,
            paid,
            amount,
            voucher);
    stage.by(Role.ECONOMIST, cost);
    return cost;
  }
}
