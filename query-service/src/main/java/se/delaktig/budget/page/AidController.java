package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.DeclareAid;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.view.AidStanding;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;

/** State aid: what each organisation declares, and how near its ceiling it is. */
@Controller
@RequestMapping("/projekt/{project}/statsstod")
class AidController {
  /** Rows that can be filled in beyond those that stand already. */
  private static final int MORE_ROWS = 3;

  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;

  AidController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      ProgrammeClock clock,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
  }

  @GetMapping
  String list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String sparat,
      HttpServletRequest request,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    boolean may = forms.may(request, DeclareAid.class);
    DataTable table =
        DataTable.of(
            "statsstod",
            words.say("budget.aid"),
            Column.text(words.say("budget.organisation.label")),
            Column.text(words.say("budget.aid.declared")),
            words.figures("budget.aid.within"),
            words.figures("budget.aid.left"),
            Column.text(words.say("budget.aid.standing")));
    int lacking = 0;
    for (Choice one : forms.organisations(sight)) {
      AidStanding standing =
          AidStanding.of(
              sight.programme(),
              statements.aid(sight, new OrganisationId(one.value())),
              clock.today());
      lacking += standing.declared() == null ? 1 : 0;
      table.row(
          may ? Cell.link(one.text(), base(project) + "/" + one.value()) : Cell.of(one.text()),
          Cell.of(fmt.text(fmt.isoDate(standing.declared()))),
          Cell.of(euro(standing.declared() == null ? null : standing.euro())),
          Cell.of(euro(standing.declared() == null ? null : standing.left())),
          Cell.of(state(standing)));
    }
    AidStanding nobody = AidStanding.of(sight.programme(), null, clock.today());
    model.addAttribute("saved", forms.saved(sparat));
    model.addAttribute("heading", words.say("budget.aid.heading", lacking));
    model.addAttribute(
        "ceiling",
        nobody.ceiling().value() == null
            ? words.say("budget.aid.ceiling.none")
            : words.say(
                "budget.aid.ceiling",
                euro(nobody.ceiling().value()),
                words.say("project.basis." + nobody.ceiling().basis())));
    model.addAttribute("table", table);
    return "budget/aid";
  }

  private String euro(@Nullable BigDecimal amount) {
    return amount == null ? fmt.missing() : words.say("budget.aid.euro", fmt.number(amount, 2));
  }

  private State state(AidStanding standing) {
    Tone tone =
        switch (standing.standing()) {
          case NOT_DECLARED, NEAR -> Tone.SOON;
          case NO_CEILING -> Tone.NEUTRAL;
          case WITHIN -> Tone.GOOD;
          case PASSED -> Tone.LATE;
        };
    return State.of(
        tone,
        words.say(
            "budget.aid.standing." + standing.standing(),
            standing.passed().stream().map(fmt::isoDate).collect(Collectors.joining(", "))));
  }

  @GetMapping("/{organisation}")
  String form(@PathVariable String project, @PathVariable String organisation, Model model) {
    return form(gate.see(Query.COSTS, project), organisation, null, FormErrors.none(), model);
  }

  /** A row of the form: aid with the names of its fields. */
  record Row(int index, @Nullable LocalDate granted, @Nullable String euro, String origin) {}

  /**
   * @param warning that what was filled in passes the ceiling, where it has been checked
   */
  private String form(
      Sight sight, String organisation, @Nullable String warning, FormErrors errors, Model model) {
    Choice whose = whose(sight, organisation);
    AidDeclared latest = statements.aid(sight, new OrganisationId(organisation));
    List<Row> aids = new ArrayList<>();
    if (latest != null) {
      latest
          .aids()
          .forEach(aid ->
              aids.add(
                  new Row(
                      aids.size(),
                      aid.granted(),
                      aid.euro().toPlainString().replace('.', ','),
                      aid.origin().name())));
    }
    for (int more = 0; more < MORE_ROWS; more++) {
      aids.add(new Row(aids.size(), null, null, AidDeclared.Origin.ELSEWHERE.name()));
    }
    model.addAttribute("base", base(sight.project().value()));
    model.addAttribute("id", organisation);
    model.addAttribute("heading", words.say("budget.aid.of", whose.text()));
    model.addAttribute("errors", errors);
    model.addAttribute("warning", warning);
    model.addAttribute("today", clock.today());
    model.addAttribute("declared", latest == null ? clock.today() : latest.declared());
    model.addAttribute("aids", aids);
    model.addAttribute("origins", Choice.all(AidDeclared.Origin.class, "budget.aid.origin", words));
    return "budget/aid-form";
  }

  private Choice whose(Sight sight, String organisation) {
    return forms.organisations(sight).stream()
        .filter(one -> one.value().equals(organisation))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/{organisation}")
  String declare(
      @PathVariable String project,
      @PathVariable String organisation,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    whose(sight, organisation);
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> declared = Typed.date(typed.get("dag"));
    forms.require(errors, declared.isPresent(), "dag", "budget.aid.declared");
    List<DeclareAid.Aid> aids = read(typed, errors);
    if (!errors.isEmpty()) {
      return forms.again(response, form(sight, organisation, null, errors, model));
    }
    DeclareAid command =
        new DeclareAid(
            sight.project(), new OrganisationId(organisation), declared.orElseThrow(), aids);
    if (!typed.containsKey("anda")) {
      String warning = warning(sight, command);
      if (warning != null) {
        return forms.again(response, form(sight, organisation, warning, errors, model));
      }
    }
    return switch (commands.send(project, "declare-aid", command, commandIds.current())) {
      case CommandSender.Sent sent -> forms.done(sent, base(project) + "?sparat=forsakran");
      case CommandSender.Refused refused ->
          forms.again(
              response,
              form(
                  sight,
                  organisation,
                  null,
                  FormErrors.of(refused, Map.of("declared", "dag", "aids", "beslut-0")),
                  model));
      case CommandSender.Unknown unknown ->
          forms.again(response, form(sight, organisation, null, FormErrors.of(unknown), model));
    };
  }

  /** Rows with nothing in them are no aid. */
  private List<DeclareAid.Aid> read(Map<String, String> typed, FormErrors errors) {
    List<DeclareAid.Aid> aids = new ArrayList<>();
    for (int i = 0; typed.containsKey("euro-" + i); i++) {
      String day = CostForm.text(typed, "beslut-" + i);
      String amount = CostForm.text(typed, "euro-" + i);
      if (day == null && amount == null) {
        continue;
      }
      Optional<LocalDate> granted = Typed.date(day);
      Optional<BigDecimal> euro = Typed.amount(amount).filter(one -> one.signum() > 0);
      forms.require(errors, granted.isPresent(), "beslut-" + i, "budget.aid.granted");
      forms.require(errors, euro.isPresent(), "euro-" + i, "budget.aid.amount");
      if (granted.isPresent() && euro.isPresent()) {
        aids.add(
            new DeclareAid.Aid(
                granted.get(),
                euro.get(),
                Typed.one(AidDeclared.Origin.class, typed.get("fran-" + i))
                    .orElse(AidDeclared.Origin.ELSEWHERE)));
      }
    }
    return aids;
  }

  /** That the ceiling would be passed, before anything is recorded; absent where it would not. */
  private @Nullable String warning(Sight sight, DeclareAid command) {
    AidDeclared asked =
        new AidDeclared(
            command.organisation(),
            command.declared(),
            command.aids().stream()
                .map(aid -> new AidDeclared.Aid(aid.granted(), aid.euro(), aid.origin()))
                .toList());
    List<LocalDate> passed = AidStanding.of(sight.programme(), asked, clock.today()).passed();
    return passed.isEmpty()
        ? null
        : words.say(
            "budget.aid.warning",
            passed.stream().map(fmt::isoDate).collect(Collectors.joining(", ")));
  }

  private static String base(String project) {
    return "/projekt/" + project + "/statsstod";
  }
}
