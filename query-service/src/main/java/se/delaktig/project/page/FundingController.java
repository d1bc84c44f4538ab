package se.delaktig.project.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.page.Forms;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.FundingRules.StaffTimeHours;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.policy.RuleFaults;

/** A new version of the rules that changes those about money, each by itself. */
@Controller
@RequestMapping("/projekt/{project}/regler/pengar")
class FundingController {
  private final Gate gate;
  private final FormCommands commands;
  private final ProgrammeClock clock;
  private final Words words;

  FundingController(Gate gate, FormCommands commands, ProgrammeClock clock, Words words) {
    this.gate = gate;
    this.commands = commands;
    this.clock = clock;
    this.words = words;
  }

  /** The rules as they are, or those of a period to begin from. */
  @GetMapping
  ModelAndView form(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String bok,
      Model model) {
    Sight sight = sight(project);
    FundingRules shown = RuleBooks.named(bok).orElse(newest(sight).funding());
    fill(sight, shown, Set.of(), FormErrors.none(), model);
    return new ModelAndView("project/funding", model.asMap());
  }

  @PostMapping
  ModelAndView decide(
      @PathVariable String project, @RequestParam MultiValueMap<String, String> sent, Model model) {
    Sight sight = sight(project);
    RuleSet newest = newest(sight);
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> from = Typed.date(sent.getFirst("validFrom"));
    if (from.isEmpty()) {
      errors.add("validFrom", "participants.fault.date");
    }
    String decision = Objects.requireNonNullElse(sent.getFirst("decision"), "").strip();
    if (decision.isEmpty()) {
      errors.add("decision", "problem.field.notblank");
    }
    TypedFunding typed = new TypedFunding(sent, errors);
    FundingRules wanted = typed.read();
    if (errors.isEmpty()) {
      RuleSet next =
          newest.with(wanted).decided(newest.version() + 1, from.orElseThrow(), decision);
      contradictions(next, typed, errors);
      if (errors.isEmpty()) {
        errors = commands.send(project, new DecideRuleSet(sight.project(), next));
        if (errors.isEmpty()) {
          return new ModelAndView("redirect:/projekt/" + project + "/regler");
        }
      }
    }
    fill(sight, newest.funding(), sent.keySet(), errors, model);
    return new ModelAndView("project/funding", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Sight sight(String project) {
    Sight sight = gate.see(Query.PLAN, project);
    if (!Forms.may(sight, DecideRuleSet.class)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  /** A project begins with a version that says what counts; money is changed after that. */
  private static RuleSet newest(Sight sight) {
    List<RuleSet> all = sight.programme().rules();
    if (all.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return all.getLast();
  }

  /** The command service refuses the same, one at a time and without the form's fields. */
  private void contradictions(RuleSet next, TypedFunding typed, FormErrors errors) {
    RuleFaults.of(next)
        .forEach(fault ->
            errors.add(
                typed.fieldAt(fault.path()),
                "problem." + fault.code(),
                Typed.one(CostCategory.class, fault.value())
                    .map(category -> words.say("budget.category." + category))
                    .orElse(fault.value())));
  }

  /**
   * @param sent the names of the fields that came, whose rows are all shown again
   */
  private void fill(
      Sight sight, FundingRules shown, Set<String> sent, FormErrors errors, Model model) {
    FundingFields fields = FundingFields.of(shown);
    String project = sight.project().value();
    model.addAttribute("base", "/projekt/" + project + "/regler");
    model.addAttribute("errors", labelled(errors));
    model.addAttribute("today", clock.today());
    model.addAttribute("given", fields.one());
    model.addAttribute("ticked", fields.several());
    model.addAttribute("flatRows", rows("flat-", shown.flatRates(), sent));
    model.addAttribute("unitRows", rows("unit-", shown.unitCosts(), sent));
    model.addAttribute("aidRows", rows("aid-", shown.aidCeilings(), sent));
    model.addAttribute("books", RuleBooks.NAMES);
    model.addAttribute(
        "bases",
        List.of(
            new Choice(Basis.STATED.name(), words.say("project.rules.basis.STATED")),
            new Choice(Basis.ASSUMED.name(), words.say("project.rules.basis.ASSUMED"))));
    model.addAttribute("yesNo", orNothing(List.of(yes(), no())));
    model.addAttribute("categories", Choice.all(CostCategory.class, "budget.category", words));
    model.addAttribute("signers", Choice.all(Signer.class, "project.signer", words));
    model.addAttribute("activityKinds", Choice.all(ActivityKind.class, "steering.activity", words));
    model.addAttribute(
        "staffTimes",
        orNothing(Choice.all(StaffTimeHours.class, "project.funding.staff-time", words)));
  }

  private Choice yes() {
    return new Choice("true", words.say("project.yes"));
  }

  private Choice no() {
    return new Choice("false", words.say("project.no"));
  }

  /** A rule may be silent. */
  private List<Choice> orNothing(List<Choice> choices) {
    return Stream.concat(
            choices.stream(), Stream.of(new Choice("", words.say("project.funding.silent"))))
        .toList();
  }

  private static List<Integer> rows(String field, List<?> rules, Set<String> sent) {
    int most = FundingFields.rows(rules);
    while (sent.contains(field + most)) {
      most++;
    }
    return IntStream.range(0, most).boxed().toList();
  }

  private FormErrors labelled(FormErrors errors) {
    for (FormErrors.Problem problem : errors.all()) {
      String field = problem.field();
      if (field != null) {
        errors.label(field, words.say(label(field)));
      }
    }
    return errors;
  }

  /** The key of a field's name; the rows of a kind have theirs in common. */
  private static String label(String field) {
    return switch (field) {
      case "validFrom" -> "project.rules.from";
      case "decision" -> "project.rules.decision";
      default -> "project.funding." + field.replaceFirst("^(.*)-\\d+$", "row.$1");
    };
  }
}
