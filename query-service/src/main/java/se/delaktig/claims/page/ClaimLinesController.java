package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimFigures;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/** What a claim's line is made of: month by month, session by session, to each signature. */
@Controller
@RequestMapping("/projekt/{project}/ansokningar/{claim}")
class ClaimLinesController {
  private final Gate gate;
  private final ClaimStatements claims;
  private final CorrectionTables lines;
  private final ClaimPlaces places;
  private final Fmt fmt;
  private final Words words;

  ClaimLinesController(
      Gate gate,
      ClaimStatements claims,
      CorrectionTables lines,
      ClaimPlaces places,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.claims = claims;
    this.lines = lines;
    this.places = places;
    this.fmt = fmt;
    this.words = words;
  }

  private ClaimStatement statement(Sight sight, String id) {
    ClaimBook.Claim claim =
        claims
            .book(sight)
            .claim(id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return claims.claim(sight, claim);
  }

  @GetMapping({"/rad/{line}", "/rad/{line}/{manad}"})
  String line(
      @PathVariable String project,
      @PathVariable String claim,
      @PathVariable String line,
      @PathVariable(required = false) @Nullable String manad,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimStatement statement = statement(sight, claim);
    ClaimLine asked =
        statement.now().lines().keySet().stream()
            .filter(one -> one.key().equals(line))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String page = "/projekt/" + project + "/ansokningar/" + claim;
    ClaimFigures now = statement.now();
    model.addAttribute("page", manad == null ? page : page + "/rad/" + line);
    model.addAttribute(
        "pageName",
        manad == null ? words.say("claims.number", statement.claim().number()) : lines.line(asked));
    model.addAttribute("basis", basis(statement));
    switch (asked.kind()) {
      case HOURS -> {
        List<Valued> all = now.hours(asked);
        if (manad == null) {
          heading(model, lines.line(asked), now.amount(asked));
          model.addAttribute("table", months(all, page + "/rad/" + line));
        } else {
          YearMonth month = ClaimPlaces.month(manad);
          List<Valued> those =
              all.stream().filter(one -> one.counted().month().equals(month)).toList();
          heading(model, fmt.capital(fmt.month(month)), sum(those));
          model.addAttribute("table", sessions(sight, those, page));
        }
        model.addAttribute("how", words.say("claims.line.hours.how"));
      }
      case CASH -> {
        heading(model, lines.line(asked), now.amount(asked));
        model.addAttribute("table", cash(sight, now.cash(asked)));
        model.addAttribute("how", words.say("claims.line.cash.how"));
      }
      case COST -> {
        heading(model, lines.line(asked), now.amount(asked));
        model.addAttribute("table", costs(project, now.costs(asked), now.staff(asked)));
        model.addAttribute("how", words.say("claims.line.cost.how"));
      }
      case FLAT_RATE -> {
        heading(model, lines.line(asked), now.amount(asked));
        model.addAttribute("table", bases(now, asked, page));
        model.addAttribute("how", words.say("claims.line.flat.how"));
      }
    }
    return "claims/line";
  }

  private void heading(Model model, String name, BigDecimal amount) {
    model.addAttribute("heading", words.say("claims.line.heading", name, fmt.kronor(amount)));
  }

  private String basis(ClaimStatement statement) {
    return words.say(
        "claims.frozen",
        fmt.number(statement.claim().position()),
        statement.now().ruleVersions().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ")));
  }

  private static BigDecimal sum(List<Valued> parts) {
    return parts.stream().map(Valued::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  private static long minutes(List<Valued> parts) {
    return parts.stream().mapToLong(Valued::minutes).sum();
  }

  private DataTable months(List<Valued> all, String page) {
    SortedMap<YearMonth, List<Valued>> byMonth =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.counted().month(), TreeMap::new, Collectors.toList()));
    DataTable table =
        DataTable.of(
            "manader",
            words.say("claims.months"),
            Column.text(words.say("claims.month")),
            words.figures("claims.hours"),
            words.figures("claims.amount"));
    byMonth.forEach((month, those) ->
        table.row(
            Cell.link(fmt.capital(fmt.month(month)), page + "/" + month),
            Cell.of(fmt.hours(minutes(those))),
            Cell.of(fmt.kronor(sum(those)))));
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.of(fmt.hours(minutes(all))),
        Cell.of(fmt.kronor(sum(all))));
  }

  private DataTable sessions(Sight sight, List<Valued> those, String page) {
    Map<SessionRef, List<Valued>> bySession = new LinkedHashMap<>();
    those.forEach(one ->
        bySession
            .computeIfAbsent(one.counted().entry().session(), none -> new ArrayList<>())
            .add(one));
    DataTable table =
        DataTable.of(
            "tillfallen",
            words.say("claims.sessions"),
            Column.text(words.say("claims.session")),
            Column.text(words.say("claims.workplace")),
            words.figures("claims.people"),
            words.figures("claims.hours"),
            words.figures("claims.amount"));
    bySession.forEach((session, parts) -> {
      PersonHours.Entry entry = parts.getFirst().counted().entry();
      table.row(
          Cell.link(
                  fmt.isoDate(entry.date()) + " " + fmt.clock(entry.start()),
                  page + "/tillfalle/" + session.kind() + "/" + session.id())
              .sub(words.say("claims.activity." + session.kind())),
          Cell.of(
              entry.workplace() == null
                  ? places.organisation(
                      sight.programme(), parts.getFirst().counted().organisationKey())
                  : places.workplace(sight.programme(), entry.workplace().value())),
          Cell.of(fmt.number(parts.size())),
          Cell.of(fmt.hours(minutes(parts))),
          Cell.of(fmt.kronor(sum(parts))));
    });
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.empty(),
        Cell.of(fmt.number(those.size())),
        Cell.of(fmt.hours(minutes(those))),
        Cell.of(fmt.kronor(sum(those))));
  }

  private DataTable costs(
      String project, List<CostRecorded> costs, List<StaffCounting.Counted> staff) {
    DataTable table =
        DataTable.of(
            "poster",
            words.say("claims.items"),
            Column.text(words.say("claims.date")),
            Column.text(words.say("claims.what")),
            Column.text(words.say("claims.how-computed")),
            words.figures("claims.amount", "claims.amount.costs"));
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    for (CostRecorded cost :
        costs.stream().sorted(Comparator.comparing(CostRecorded::paid)).toList()) {
      BigDecimal amount = ClaimFigures.signed(cost);
      sum = sum.add(amount);
      table.row(
          Cell.of(fmt.isoDate(cost.paid())),
          Cell.link(
              words.say("claims.voucher", cost.voucher()),
              "/projekt/" + project + "/kostnader/" + cost.cost()),
          Cell.of(words.say("claims.as-booked")),
          Cell.of(fmt.kronor(amount)));
    }
    for (StaffCounting.Counted one : staff) {
      sum = sum.add(one.cost());
      table.row(
          Cell.of(one.time().month()),
          Cell.of(words.say("claims.staff-of", one.time().role())),
          Cell.of(
              words.say(
                  "claims.hours-times",
                  fmt.hours((long) one.minutes()),
                  fmt.kronor(one.hourlyCost()))),
          Cell.of(fmt.kronor(one.cost())));
    }
    return table.sum(
        Cell.of(words.say("claims.sum")), Cell.empty(), Cell.empty(), Cell.of(fmt.kronor(sum)));
  }

  private DataTable cash(Sight sight, List<CashCofinancingRecorded> given) {
    DataTable table =
        DataTable.of(
            "kontant",
            words.say("claims.items"),
            Column.text(words.say("claims.date")),
            Column.text(words.say("claims.what")),
            Column.text(words.say("claims.organisation")),
            words.figures("claims.amount", "budget.cash.amount"));
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    for (CashCofinancingRecorded one : given) {
      sum = sum.add(one.amount());
      table.row(
          Cell.of(fmt.isoDate(one.received())),
          Cell.link(
              words.say("claims.voucher", one.reference()),
              "/projekt/" + sight.project() + "/medfinansiering/kontant"),
          Cell.of(places.organisation(sight.programme(), one.organisation().value())),
          Cell.of(fmt.kronor(one.amount())));
    }
    return table.sum(
        Cell.of(words.say("claims.sum")), Cell.empty(), Cell.empty(), Cell.of(fmt.kronor(sum)));
  }

  private DataTable bases(ClaimFigures now, ClaimLine line, String page) {
    DataTable table =
        DataTable.of(
            "underlag",
            words.say("claims.bases"),
            Column.text(words.say("claims.line")),
            words.figures("claims.amount", "claims.amount.bases"));
    now.lines()
        .forEach((other, amount) -> {
          if (other.kind() == ClaimLine.Kind.COST
              && Objects.equals(other.subBudget(), line.subBudget())) {
            table.row(
                Cell.link(lines.line(other), page + "/rad/" + other.key()),
                Cell.of(fmt.kronor(amount)));
          }
        });
    return table;
  }

  @GetMapping("/tillfalle/{kind}/{session}")
  String session(
      @PathVariable String project,
      @PathVariable String claim,
      @PathVariable String kind,
      @PathVariable String session,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimStatement statement = statement(sight, claim);
    List<Valued> parts =
        statement.now().hours().parts().stream()
            .filter(one -> one.counted().entry().session().id().equals(session))
            .filter(one -> one.counted().entry().session().kind().name().equals(kind))
            .toList();
    if (parts.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    PersonHours.Entry entry = parts.getFirst().counted().entry();
    heading(
        model,
        words.say("claims.session.on", fmt.date(entry.date()), fmt.clock(entry.start())),
        sum(parts));
    model.addAttribute("page", "/projekt/" + project + "/ansokningar/" + claim);
    model.addAttribute("pageName", words.say("claims.number", statement.claim().number()));
    model.addAttribute("how", words.say("claims.session.how"));
    model.addAttribute("basis", basis(statement));
    model.addAttribute("table", signatures(sight, parts));
    model.addAttribute("heldAt", ClaimPlaces.session(project, entry.session()));
    return "claims/line";
  }

  private DataTable signatures(Sight sight, List<Valued> parts) {
    List<PersonId> people = new ArrayList<>();
    for (Valued one : parts) {
      people.add(one.counted().person().person());
      PersonHours.Certified certified = one.counted().entry().certified();
      if (certified != null) {
        people.add(certified.by());
      }
    }
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(sight, people.stream().distinct().toList());
    DataTable table =
        DataTable.of(
            "underskrifter",
            words.say("claims.signatures"),
            Column.text(words.say("claims.participant")),
            words.figures("claims.minutes"),
            Column.text(words.say("claims.signed")),
            Column.text(words.say("claims.certified-by")),
            words.figures("claims.amount"));
    for (Valued one : parts) {
      PersonHours.Entry entry = one.counted().entry();
      ClaimPlaces.Name name = Objects.requireNonNull(names.get(one.counted().person().person()));
      table.row(
          name.masked() ? Cell.of(name.text()).asMasked() : Cell.of(name.text()),
          Cell.of(fmt.minutes(one.minutes())),
          signed(entry.signed()),
          certified(entry.certified(), names),
          Cell.of(fmt.kronor(one.amount())));
    }
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.of(fmt.minutes(minutes(parts))),
        Cell.empty(),
        Cell.empty(),
        Cell.of(fmt.kronor(sum(parts))));
  }

  private Cell signed(PersonHours.@Nullable Signed signed) {
    return signed == null
        ? Cell.of("–")
        : Cell.of(fmt.moment(signed.at()))
            .sub(
                words.say(
                    "claims.proof",
                    words.say("project.signature." + signed.kind()),
                    fmt.number(signed.position())));
  }

  private Cell certified(
      PersonHours.@Nullable Certified certified, Map<PersonId, ClaimPlaces.Name> names) {
    if (certified == null) {
      return Cell.of("–");
    }
    ClaimPlaces.Name name = Objects.requireNonNull(names.get(certified.by()));
    return Cell.of(name.text() + ", " + fmt.moment(certified.at()))
        .sub(
            words.say(
                "claims.proof",
                words.say("project.certificate." + certified.kind()),
                fmt.number(certified.position())));
  }
}
