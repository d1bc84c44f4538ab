package se.delaktig.placements.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Frames;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.placements.command.EndPlacement;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;
import se.delaktig.placements.view.Chain;
import se.delaktig.placements.view.Outcomes;
import se.delaktig.placements.view.PlacementReader;
import se.delaktig.placements.view.SmallNumbers;

/** Who went on: the chain of each placement without a name, and the numbers for steering. */
@Controller
@RequestMapping("/projekt/{project}/praktik-och-jobb")
class PlacementsController {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Map<String, String> STEP_FIELDS =
      Map.of(
          "step", "steg",
          "workplace", "arbetsplats",
          "from", "fran",
          "group", "grupp",
          "evidence", "underlag");
  private static final Map<String, String> END_FIELDS =
      Map.of("lastDay", "sista", "reason", "skal");

  private final Gate gate;
  private final PlacementReader placements;
  private final Frames frames;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final Views views;
  private final ProgrammeClock clock;

  PlacementsController(
      Gate gate,
      PlacementReader placements,
      Frames frames,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds,
      Views views,
      ProgrammeClock clock) {
    this.gate = gate;
    this.placements = placements;
    this.frames = frames;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
    this.views = views;
    this.clock = clock;
  }

  /**
   * A placement as the page shows it.
   *
   * @param number counts from 1 within the page
   */
  record Card(
      int number, String id, String group, boolean goesOn, List<StepLine> steps, boolean ends) {}

  /** A step in words. */
  record StepLine(String what, String where, String when, @Nullable String evidence) {}

  @GetMapping
  String list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String sparat,
      HttpServletRequest request,
      Model model) {
    Optional<Sight> single = gate.look(Query.PLACEMENTS, project);
    Optional<Sight> sums = gate.look(Query.OUTCOMES, project);
    if (single.isEmpty() && sums.isEmpty()) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    boolean may = may(request);
    List<Chain> chains = single.map(placements::of).orElse(List.of());
    Optional<Outcomes> numbers = sums.map(placements::numbers);
    model.addAttribute("project", project);
    model.addAttribute("base", base(project));
    model.addAttribute("saved", saved(sparat));
    model.addAttribute("may", may && single.isPresent());
    model.addAttribute("listed", single.isPresent());
    model.addAttribute("cards", single.map(sight -> cards(sight, chains, may)).orElse(List.of()));
    model.addAttribute("heading", heading(single.isPresent(), chains.size(), numbers));
    model.addAttribute("steps", numbers.map(this::stepTable).orElse(null));
    model.addAttribute("groups", numbers.map(this::groupTable).orElse(null));
    return "placements/list";
  }

  private String heading(boolean listed, int chains, Optional<Outcomes> numbers) {
    if (listed) {
      return words.say("placements.heading", chains);
    }
    Long total = numbers.map(Outcomes::total).orElse(null);
    return total == null
        ? words.say("placements.heading.hidden")
        : words.say("placements.heading", total);
  }

  private List<Card> cards(Sight sight, List<Chain> chains, boolean may) {
    List<Card> cards = new ArrayList<>();
    for (Chain chain : chains) {
      List<StepLine> lines =
          chain.links().stream().map(link -> line(link, sight.programme().places())).toList();
      String group =
          chain
              .latest()
              .map(link -> words.say("placements.group." + link.step().group()))
              .orElse("");
      cards.add(
          new Card(
              chains.size() - cards.size(),
              chain.placement(),
              group,
              chain.goesOn(),
              lines,
              may && chain.goesOn()));
    }
    return cards;
  }

  private StepLine line(Chain.Link link, Places places) {
    RecruitmentOutcomeRecorded step = link.step();
    PlacementEnded ended = link.ended();
    String when =
        ended == null
            ? words.say("placements.since", fmt.date(step.from()))
            : words.say(
                "placements.ended",
                fmt.date(step.from()),
                fmt.date(ended.lastDay()),
                words.say("placements.reason." + ended.reason()));
    return new StepLine(
        words.say("placements.step." + step.step()),
        place(step.workplace(), places),
        when,
        step.evidence() == null ? null : words.say("placements.evidence-is", step.evidence()));
  }

  private static String place(WorkplaceId id, Places places) {
    WorkplaceAdded workplace = places.workplaces().get(id);
    return workplace == null ? id.value() : workplace.name();
  }

  private DataTable stepTable(Outcomes outcomes) {
    return table("siffror-steg", "placements.by-step", "placements.step.", outcomes.byStep());
  }

  private DataTable groupTable(Outcomes outcomes) {
    return table("siffror-grupp", "placements.by-group", "placements.group.", outcomes.byGroup());
  }

  private <K> DataTable table(String id, String key, String prefix, SmallNumbers<K> numbers) {
    DataTable table =
        DataTable.of(
                id,
                words.say(key),
                Column.text(words.say(key + ".head")),
                Column.figure(words.say("placements.people")))
            .withCaption();
    numbers
        .parts()
        .forEach(
            (one, number) -> table.row(Cell.of(words.say(prefix + one)), Cell.of(shown(number))));
    return table.sum(Cell.of(words.say("placements.all")), Cell.of(shown(numbers.total())));
  }

  private String shown(@Nullable Long number) {
    return number == null ? words.say("placements.hidden") : fmt.number(number);
  }

  @GetMapping("/steg")
  String stepForm(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String placering,
      Model model) {
    return stepForm(project, placering, model, FormErrors.none());
  }

  private String stepForm(
      String project, @Nullable String placement, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.PLACEMENTS, project);
    Chain chain = placement == null ? null : chain(sight, placement);
    model.addAttribute("base", base(project));
    model.addAttribute("placement", placement);
    model.addAttribute("today", clock.today());
    model.addAttribute("errors", errors);
    model.addAttribute("steps", Choice.all(Step.class, "placements.step", words));
    model.addAttribute("groups", Choice.all(Group.class, "placements.group", words));
    model.addAttribute("workplaces", workplaces(sight));
    Chain.Link last = chain == null ? null : chain.latest().orElse(null);
    model.addAttribute(
        "group", last == null ? null : words.say("placements.group." + last.step().group()));
    model.addAttribute("lastWorkplace", last == null ? null : last.step().workplace().value());
    return "placements/step";
  }

  private List<Choice> workplaces(Sight sight) {
    Places places = sight.programme().places();
    return places.workplaces().values().stream()
        .filter(workplace -> sight.sees(workplace.workplace()))
        .sorted(Comparator.comparing(WorkplaceAdded::name))
        .map(workplace -> new Choice(workplace.workplace().value(), workplace.name()))
        .toList();
  }

  private Chain chain(Sight sight, String placement) {
    return placements.of(sight).stream()
        .filter(one -> one.placement().equals(placement))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/steg")
  String step(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String placering,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.PLACEMENTS, project);
    String placement = placering == null || placering.isBlank() ? null : placering;
    UUID commandId = commandIds.current();
    FormErrors errors = FormErrors.none();
    label(errors, "steg", "placements.step");
    label(errors, "arbetsplats", "placements.workplace");
    label(errors, "fran", "placements.from");
    label(errors, "grupp", "placements.group");
    Optional<Step> step = chosen(Step.class, form.get("steg"));
    Optional<Group> group =
        placement == null
            ? chosen(Group.class, form.get("grupp"))
            : chain(sight, placement).latest().map(link -> link.step().group());
    Optional<LocalDate> from = Typed.date(form.get("fran"));
    String workplace = form.getOrDefault("arbetsplats", "");
    require(errors, step.isPresent(), "steg");
    require(
        errors,
        workplaces(sight).stream().anyMatch(c -> c.value().equals(workplace)),
        "arbetsplats");
    require(errors, from.isPresent(), "fran");
    require(errors, group.isPresent(), "grupp");
    if (!errors.isEmpty()) {
      return again(response, stepForm(project, placement, model, errors));
    }
    String evidence = form.getOrDefault("underlag", "").strip();
    RecordRecruitmentOutcome command =
        new RecordRecruitmentOutcome(
            // A resend of the form must name the same placement, so its id is the form's own.
            new PlacementId(placement == null ? commandId.toString() : placement),
            step.orElseThrow(),
            new WorkplaceId(workplace),
            from.orElseThrow(),
            group.orElseThrow(),
            evidence.isEmpty() ? null : evidence);
    return switch (commands.send(project, "record-recruitment-outcome", command, commandId)) {
      case CommandSender.Sent sent -> done(project, sent, "steg");
      case CommandSender.Refused refused ->
          again(response, stepForm(project, placement, model, FormErrors.of(refused, STEP_FIELDS)));
      case CommandSender.Unknown unknown ->
          again(response, stepForm(project, placement, model, FormErrors.of(unknown)));
    };
  }

  @GetMapping("/{placement}/avsluta")
  String endForm(@PathVariable String project, @PathVariable String placement, Model model) {
    return endForm(project, placement, model, FormErrors.none());
  }

  private String endForm(String project, String placement, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.PLACEMENTS, project);
    Chain chain = chain(sight, placement);
    Chain.Link last = chain.latest().orElseThrow();
    model.addAttribute("base", base(project));
    model.addAttribute("placement", placement);
    model.addAttribute("errors", errors);
    model.addAttribute("today", clock.today());
    model.addAttribute(
        "reasons", Choice.all(PlacementEnded.Reason.class, "placements.reason", words));
    model.addAttribute("line", line(last, sight.programme().places()));
    return "placements/end";
  }

  @PostMapping("/{placement}/avsluta")
  String end(
      @PathVariable String project,
      @PathVariable String placement,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      Model model) {
    Chain chain = chain(gate.see(Query.PLACEMENTS, project), placement);
    FormErrors errors = FormErrors.none();
    label(errors, "sista", "placements.last-day");
    label(errors, "skal", "placements.why");
    Optional<LocalDate> last = Typed.date(form.get("sista"));
    Optional<PlacementEnded.Reason> reason = chosen(PlacementEnded.Reason.class, form.get("skal"));
    require(errors, last.isPresent(), "sista");
    require(errors, reason.isPresent(), "skal");
    if (!errors.isEmpty()) {
      return again(response, endForm(project, placement, model, errors));
    }
    EndPlacement command =
        new EndPlacement(
            new PlacementId(placement),
            chain.latest().orElseThrow().step().workplace(),
            last.orElseThrow(),
            reason.orElseThrow());
    return switch (commands.send(project, "end-placement", command, commandIds.current())) {
      case CommandSender.Sent sent -> done(project, sent, "avslut");
      case CommandSender.Refused refused ->
          again(response, endForm(project, placement, model, FormErrors.of(refused, END_FIELDS)));
      case CommandSender.Unknown unknown ->
          again(response, endForm(project, placement, model, FormErrors.of(unknown)));
    };
  }

  private String done(String project, CommandSender.Sent sent, String what) {
    views.await(sent.position(), WAIT);
    return "redirect:" + base(project) + "?sparat=" + what;
  }

  private @Nullable String saved(@Nullable String what) {
    return what != null && words.has("placements.saved." + what)
        ? words.say("placements.saved." + what)
        : null;
  }

  private boolean may(HttpServletRequest request) {
    Visitor visitor = frames.of(request).visitor();
    return visitor != null
        && !Collections.disjoint(visitor.roles(), Matrix.rolesFor(RecordRecruitmentOutcome.class));
  }

  private static String base(String project) {
    return "/projekt/" + project + "/praktik-och-jobb";
  }

  private void label(FormErrors errors, String field, String key) {
    errors.label(field, words.say(key + ".label"));
  }

  private static void require(FormErrors errors, boolean there, String field) {
    if (!there) {
      errors.add(field, "problem.field.notnull");
    }
  }

  private static String again(HttpServletResponse response, String template) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return template;
  }

  private static <E extends Enum<E>> Optional<E> chosen(Class<E> type, @Nullable String typed) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(typed)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
