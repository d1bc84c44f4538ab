package se.delaktig.placements.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Frames;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.placements.view.Chain;
import se.delaktig.placements.view.Outcomes;
import se.delaktig.placements.view.PlacementReader;
import se.delaktig.placements.view.SmallNumbers;

/** Placements of newcomers: the way of each one, and how many took each step. */
@Controller
@RequestMapping("/projekt/{project}/praktik-och-jobb")
class PlacementsController {
  private final Gate gate;
  private final PlacementReader placements;
  private final PlacementLines lines;
  private final Frames frames;
  private final Words words;
  private final Fmt fmt;

  PlacementsController(
      Gate gate,
      PlacementReader placements,
      PlacementLines lines,
      Frames frames,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.placements = placements;
    this.lines = lines;
    this.frames = frames;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A placement as the page shows it.
   *
   * @param number counts from 1 within the page
   */
  record Card(
      int number,
      String id,
      String group,
      boolean goesOn,
      List<PlacementLines.Line> steps,
      boolean ends) {}

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
    model.addAttribute("base", PlacementForms.base(project));
    model.addAttribute("saved", saved(sparat));
    model.addAttribute("may", may && single.isPresent());
    model.addAttribute("listed", single.isPresent());
    model.addAttribute("cards", single.map(sight -> cards(sight, chains, may)).orElse(List.of()));
    boolean fives = sums.map(Sight::numbersOnly).orElse(false);
    model.addAttribute("fives", fives);
    model.addAttribute("heading", heading(single.isPresent(), chains.size(), numbers, fives));
    model.addAttribute("steps", numbers.map(this::stepTable).orElse(null));
    model.addAttribute("groups", numbers.map(this::groupTable).orElse(null));
    return "placements/list";
  }

  private String heading(boolean listed, int chains, Optional<Outcomes> numbers, boolean fives) {
    if (listed) {
      return words.say("placements.heading", chains);
    }
    Long total = numbers.map(Outcomes::total).orElse(null);
    if (fives) {
      return total == null
          ? words.say("placements.heading.few")
          : words.say("placements.heading.fives", total);
    }
    return total == null
        ? words.say("placements.heading.hidden")
        : words.say("placements.heading", total);
  }

  private List<Card> cards(Sight sight, List<Chain> chains, boolean may) {
    List<Card> cards = new ArrayList<>();
    for (Chain chain : chains) {
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
              lines.of(chain, sight.programme().places()),
              may && chain.goesOn()));
    }
    return cards;
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
                words.figures("placements.people"))
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
}
