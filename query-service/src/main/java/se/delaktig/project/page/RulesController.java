package se.delaktig.project.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.policy.RuleBooks;

/** The rules of what counts: the version in force, those before it, and a new one. */
@Controller
class RulesController {
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  private final Gate gate;
  private final RuleWords inWords;
  private final FundingWords moneyInWords;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  RulesController(
      Gate gate,
      RuleWords inWords,
      FundingWords moneyInWords,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.inWords = inWords;
    this.moneyInWords = moneyInWords;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** A version as the page shows it. */
  record Shown(String title, String decision, boolean inForce, DataTable table, DataTable money) {}

  /** What was typed, as it came; a {@code …Basis} says what the value rests on. */
  record Form(
      @Nullable String validFrom,
      @Nullable String decision,
      @Nullable String preparandHours,
      @Nullable String preparandBasis,
      @Nullable String dialogueHours,
      @Nullable String dialogueBasis,
      @Nullable String above,
      @Nullable String aboveBasis,
      @Nullable String hourValue,
      @Nullable String rounding,
      @Nullable String roundingBasis,
      @Nullable List<String> signatures,
      @Nullable String signaturesBasis,
      @Nullable List<String> certificates,
      @Nullable String certificatesBasis,
      @Nullable String leaders,
      @Nullable String leadersBasis,
      @Nullable String refuse,
      @Nullable String book) {}

  @GetMapping("/projekt/{project}/regler")
  String rules(@PathVariable String project, Model model) {
    fill(gate.see(Query.PLAN, project), model);
    return "project/rules";
  }

  private void fill(Sight sight, Model model) {
    List<RuleSet> all = sight.programme().rules();
    RuleSet inForce = sight.programme().rulesOn(clock.today()).orElse(null);
    model.addAttribute("project", sight.project().value());
    model.addAttribute(
        "heading",
        inForce == null
            ? words.say("project.rules.none")
            : words.say("project.rules.heading", fmt.number(inForce.version())));
    String assumed = inForce == null ? "" : inWords.assumed(inForce);
    model.addAttribute(
        "assumed", assumed.isEmpty() ? null : words.say("project.rules.assumed", assumed));
    model.addAttribute(
        "versions",
        all.stream()
            .sorted(Comparator.comparingInt(RuleSet::version).reversed())
            .map(set ->
                new Shown(
                    inWords.title(set),
                    set.decision(),
                    set.equals(inForce),
                    inWords.table(set),
                    moneyInWords.table(set)))
            .toList());
    model.addAttribute("mayDecide", Forms.may(sight, DecideRuleSet.class));
    RuleSet last = all.isEmpty() ? null : all.getLast();
    model.addAttribute("last", last == null ? null : typed(last));
    model.addAttribute("today", clock.today());
    model.addAttribute(
        "bases",
        List.of(
            new Choice("STATED", words.say("project.rules.basis.STATED")),
            new Choice("ASSUMED", words.say("project.rules.basis.ASSUMED"))));
    model.addAttribute(
        "yesNo",
        List.of(
            new Choice("true", words.say("project.yes")),
            new Choice("false", words.say("project.no"))));
    List<Choice> books = new ArrayList<>();
    books.add(new Choice("", words.say("project.rules.book.keep")));
    RuleBooks.NAMES.forEach(
        name -> books.add(new Choice(name, words.say("project.rules.book." + name))));
    model.addAttribute("books", books);
    model.addAttribute("roundings", Choice.all(RuleSet.Rounding.class, "project.rounding", words));
    model.addAttribute(
        "signatureKinds", Choice.all(SignatureKind.class, "project.signature", words));
    model.addAttribute(
        "certificateKinds", Choice.all(CertificateKind.class, "project.certificate", words));
  }

  /** The newest version as a form holds it, to be changed. */
  private Form typed(RuleSet set) {
    return new Form(
        null,
        "",
        hours(set.preparandMinutes()),
        set.preparandMinutes().basis().name(),
        hours(set.dialogueMinutesPerEmployee()),
        set.dialogueMinutesPerEmployee().basis().name(),
        String.valueOf(set.countDialogueAbove().value()),
        set.countDialogueAbove().basis().name(),
        set.hourValue().amount() == null ? "" : fmt.number(set.hourValue().amount(), 2),
        String.valueOf(set.rounding().value()),
        set.rounding().basis().name(),
        names(set.validSignatures().value()),
        set.validSignatures().basis().name(),
        names(set.validCertificates().value()),
        set.validCertificates().basis().name(),
        String.valueOf(set.leadersCount().value()),
        set.leadersCount().basis().name(),
        String.valueOf(set.refuseUnqualifiedLeaders()),
        "");
  }

  private String hours(Stated<Integer> minutes) {
    Integer value = minutes.value();
    return value == null
        ? ""
        : BigDecimal.valueOf(value)
            .divide(MINUTES, 4, java.math.RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
            .replace('.', ',');
  }

  private static <E extends Enum<E>> List<String> names(@Nullable Set<E> values) {
    return values == null ? List.of() : values.stream().map(Enum::name).sorted().toList();
  }

  @PostMapping("/projekt/{project}/regler")
  ModelAndView decide(@PathVariable String project, @ModelAttribute Form form, Model model) {
    Sight sight = gate.see(Query.PLAN, project);
    if (!Forms.may(sight, DecideRuleSet.class)) {
      throw new AccessDeniedException("access.denied");
    }
    FormErrors errors = FormErrors.none();
    List<RuleSet> all = sight.programme().rules();
    Optional<RuleSet> wanted = wanted(all, form, errors);
    if (wanted.isPresent()) {
      DecideRuleSet command = new DecideRuleSet(sight.project(), wanted.get());
      switch (commands.send(project, "decide-rule-set", command, ids.current())) {
        case CommandSender.Sent sent -> {
          views.await(sent.position(), FormCommands.PATIENCE);
          return new ModelAndView("redirect:/projekt/" + project + "/regler");
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    fill(sight, model);
    model.addAttribute("errors", errors);
    return new ModelAndView("project/rules", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Optional<RuleSet> wanted(List<RuleSet> all, Form form, FormErrors errors) {
    @Nullable RuleSet last = all.isEmpty() ? null : all.getLast();
    Optional<LocalDate> from = Typed.date(form.validFrom());
    if (from.isEmpty()) {
      errors.add("validFrom", "participants.fault.date");
    }
    String decision = Objects.requireNonNullElse(form.decision(), "").strip();
    if (decision.isEmpty()) {
      errors.add("decision", "problem.field.notblank");
    }
    Integer preparand = minutes(form.preparandHours(), "preparandHours", errors);
    Integer dialogue = minutes(form.dialogueHours(), "dialogueHours", errors);
    RuleSet.HourValue value = value(form, last, errors);
    Set<SignatureKind> signatures =
        picked(SignatureKind.class, form.signatures(), "signatures", errors);
    Set<CertificateKind> certificates =
        picked(CertificateKind.class, form.certificates(), "certificates", errors);
    Optional<RuleSet.Rounding> rounding =
        Arrays.stream(RuleSet.Rounding.values())
            .filter(one -> one.name().equals(form.rounding()))
            .findFirst();
    if (rounding.isEmpty()) {
      errors.add("rounding", "access.pick");
    }
    errors
        .label("validFrom", words.say("project.rules.from"))
        .label("decision", words.say("project.rules.decision"))
        .label("preparandHours", words.say("project.rule.preparand"))
        .label("dialogueHours", words.say("project.rule.dialogue"))
        .label("hourValue", words.say("project.rule.hour-value"))
        .label("signatures", words.say("project.rule.signatures"))
        .label("certificates", words.say("project.rule.certificates"));
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleSet(
            all.size() + 1,
            from.orElseThrow(),
            decision,
            kept(preparand, form.preparandBasis(), last == null ? null : last.preparandMinutes()),
            kept(
                dialogue,
                form.dialogueBasis(),
                last == null ? null : last.dialogueMinutesPerEmployee()),
            kept(
                "true".equals(form.above()),
                form.aboveBasis(),
                last == null ? null : last.countDialogueAbove()),
            value,
            kept(
                rounding.orElseThrow(),
                form.roundingBasis(),
                last == null ? null : last.rounding()),
            kept(signatures, form.signaturesBasis(), last == null ? null : last.validSignatures()),
            kept(
                certificates,
                form.certificatesBasis(),
                last == null ? null : last.validCertificates()),
            kept(
                "true".equals(form.leaders()),
                form.leadersBasis(),
                last == null ? null : last.leadersCount()),
            "true".equals(form.refuse()),
            funding(form, last)));
  }

  /** Those of a period's book where one was picked, otherwise those of the version before. */
  private static FundingRules funding(Form form, @Nullable RuleSet last) {
    return RuleBooks.named(form.book())
        .orElse(last == null ? FundingRules.unstated() : last.funding());
  }

  /**
   * The value with its basis. Where neither has been changed the version before stays, with its
   * note and with a basis that nobody can choose, such as that it was made up for a demonstration.
   */
  static <T> Stated<T> kept(T value, @Nullable String basis, @Nullable Stated<T> before) {
    Optional<Basis> chosen = Typed.one(Basis.class, basis);
    if (before != null
        && value.equals(before.value())
        && chosen.orElse(before.basis()) == before.basis()) {
      return before;
    }
    return new Stated<>(value, chosen.filter(Basis.STATED::equals).orElse(Basis.ASSUMED), null);
  }

  private RuleSet.HourValue value(Form form, @Nullable RuleSet last, FormErrors errors) {
    String typed = Objects.requireNonNullElse(form.hourValue(), "").strip();
    if (typed.isEmpty()) {
      return last != null && last.hourValue().kind() == RuleSet.HourValue.Kind.BREAK_EVEN
          ? last.hourValue()
          : new RuleSet.HourValue(RuleSet.HourValue.Kind.BREAK_EVEN, null, null);
    }
    Optional<BigDecimal> amount = Typed.amount(typed).filter(read -> read.signum() > 0);
    if (amount.isEmpty()) {
      errors.add("hourValue", "problem.project.not-an-amount");
    }
    return new RuleSet.HourValue(
        RuleSet.HourValue.Kind.AMOUNT, amount.orElse(BigDecimal.ONE), null);
  }

  private static Integer minutes(@Nullable String typed, String field, FormErrors errors) {
    Optional<Integer> minutes =
        Typed.amount(typed)
            .map(hours -> hours.multiply(MINUTES))
            .filter(exact -> exact.stripTrailingZeros().scale() <= 0)
            .filter(exact -> exact.signum() >= 0 && exact.compareTo(new BigDecimal("1000000")) < 0)
            .map(BigDecimal::intValueExact);
    if (minutes.isEmpty()) {
      errors.add(field, "project.rules.hours-wrong");
    }
    return minutes.orElse(0);
  }

  private static <E extends Enum<E>> Set<E> picked(
      Class<E> type, @Nullable List<String> names, String field, FormErrors errors) {
    Set<E> picked =
        Arrays.stream(type.getEnumConstants())
            .filter(one -> names != null && names.contains(one.name()))
            .collect(Collectors.toUnmodifiableSet());
    if (picked.isEmpty()) {
      errors.add(field, "problem.field.notempty");
    }
    return picked;
  }
}
