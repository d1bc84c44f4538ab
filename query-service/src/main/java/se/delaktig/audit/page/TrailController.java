package se.delaktig.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.audit.view.Trails;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.page.Words;

/** The audit trail: every event in plain words, newest first. */
@Controller
class TrailController {
  private static final int PAGE = 50;

  private final Gate gate;
  private final Trails trails;
  private final TrailWords trailWords;
  private final ChangeWords changeWords;
  private final Disclosure disclosure;
  private final Words words;
  private final Fmt fmt;

  TrailController(
      Gate gate,
      Trails trails,
      TrailWords trailWords,
      ChangeWords changeWords,
      Disclosure disclosure,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.trails = trails;
    this.trailWords = trailWords;
    this.changeWords = changeWords;
    this.disclosure = disclosure;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * An event as the page shows it.
   *
   * @param happened on which day, in words
   * @param by who in what role
   */
  record Line(
      String number,
      String hash,
      String sentence,
      String happened,
      String recorded,
      String by,
      String command,
      ChangeWords.@Nullable Change change) {}

  @GetMapping("/projekt/{project}/granskning")
  String trail(
      @PathVariable String project,
      TrailFilter filter,
      @RequestParam(name = "sida", defaultValue = "1") PageNumber page,
      HttpServletRequest request,
      Model model) {
    Sight sight = gate.seeWhole(Query.TRAIL, project);
    List<TrailEntry> all = trails.of(sight);
    TrailWords.Names names =
        new TrailWords.Names(sight.programme().places(), id -> trails.actor(sight, id));
    List<TrailEntry> found = all.reversed().stream().filter(filter.by(trailWords, names)).toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int shown = page.among(pages);
    List<TrailEntry> here = found.subList((shown - 1) * PAGE, Math.min(found.size(), shown * PAGE));
    Map<ActorId, String> people =
        sight.roles().contains(Role.PROJECT_LEADER)
            ? disclosure.actors(
                sight.project(),
                sight.programme(),
                here.stream().map(entry -> new ActorId(entry.actorId())).distinct().toList())
            : Map.of();
    model.addAttribute("lines", here.stream().map(entry -> line(entry, names, people)).toList());
    model.addAttribute("heading", words.say("audit.heading", fmt.number(all.size())));
    model.addAttribute("found", words.say("audit.found", fmt.number(found.size())));
    model.addAttribute("filtered", found.size() != all.size());
    model.addAttribute("filter", filter);
    model.addAttribute("wordChoices", choices(all));
    model.addAttribute("pageOf", words.say("audit.page", shown, pages));
    model.addAttribute("older", shown < pages ? address(request, shown + 1) : null);
    model.addAttribute("newer", shown > 1 ? address(request, shown - 1) : null);
    model.addAttribute("narrowed", narrowed(filter));
    model.addAttribute("whole", "/projekt/" + project + "/granskning");
    model.addAttribute("csv", file(request, "csv"));
    model.addAttribute("xlsx", file(request, "xlsx"));
    model.addAttribute("jsonl", file(request, "jsonl"));
    model.addAttribute("columns", "/projekt/" + project + "/granskning/kolumner.csv");
    model.addAttribute("samples", "/projekt/" + project + "/granskning/stickprov");
    model.addAttribute(
        "observations",
        gate.look(Query.MEETINGS, project)
            .filter(Sight::whole)
            .map(whole -> "/projekt/" + project + "/iakttagelser")
            .orElse(null));
    model.addAttribute(
        "identities",
        gate.look(Query.EVIDENCE_IDENTITIES, project)
            .filter(Sight::whole)
            .map(whole -> "/api/projects/" + project + "/evidence-identities")
            .orElse(null));
    model.addAttribute("evidence", "/api/projects/" + project + "/evidence-bundle");
    return "audit/trail";
  }

  /** What a link has narrowed the trail to, in sentences. */
  private List<String> narrowed(TrailFilter filter) {
    List<String> sentences = new ArrayList<>();
    if (!filter.after().isEmpty()) {
      sentences.add(words.say("audit.narrowed.after", fmt.number(filter.position())));
    }
    if (!filter.kinds().isEmpty()) {
      sentences.add(words.say("audit.narrowed.kinds"));
    }
    if (!filter.about().isEmpty()) {
      sentences.add(words.say("audit.narrowed.about", filter.about()));
    }
    return sentences;
  }

  private static String address(HttpServletRequest request, int page) {
    return UriComponentsBuilder.fromPath(request.getRequestURI())
        .query(request.getQueryString())
        .replaceQueryParam("sida", page)
        .build()
        .toUriString();
  }

  /** Where the same events are to be had as a file. */
  private static String file(HttpServletRequest request, String kind) {
    return UriComponentsBuilder.fromPath(request.getRequestURI() + "/export." + kind)
        .query(request.getQueryString())
        .replaceQueryParam("sida")
        .build()
        .toUriString();
  }

  private List<Choice> choices(List<TrailEntry> all) {
    return all.stream()
        .map(TrailEntry::word)
        .distinct()
        .map(word -> new Choice(word, words.say("audit.word." + word)))
        .toList();
  }

  private Line line(TrailEntry entry, TrailWords.Names names, Map<ActorId, String> people) {
    String name = people.get(new ActorId(entry.actorId()));
    String actor = trailWords.actor(entry.actor()) + (name == null ? "" : " (" + name + ")");
    LocalDate recordedOn = fmt.day(entry.recorded());
    return new Line(
        fmt.number(entry.number()),
        entry.hash().substring(0, 8),
        trailWords.sentence(entry, names),
        entry.happened() == null || entry.happened().equals(recordedOn)
            ? words.say("audit.happened.same-day")
            : words.say("audit.happened", fmt.date(entry.happened())),
        words.say("audit.recorded", fmt.moment(entry.recorded())),
        words.say("audit.by", actor, trailWords.role(entry.role())),
        entry.command(),
        changeWords.of(entry, names).orElse(null));
  }
}
