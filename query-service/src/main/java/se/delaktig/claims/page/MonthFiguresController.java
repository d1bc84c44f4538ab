package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.hours.page.HoursBySession;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Measure;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;

/**
 * The figures of a month's row, in parts by workplace, and of a workplace's row in the month, down
 * to its sessions.
 */
@Controller
class MonthFiguresController {
  /** In an address: the hours of no workplace. */
  private static final String NOWHERE = "utan";

  private final Gate gate;
  private final HoursStatements hours;
  private final ViewReader<SessionHistory> sessions;
  private final HoursBySession bySession;
  private final ClaimPlaces places;
  private final ExplainedFigures explained;
  private final Fmt fmt;
  private final Words words;

  MonthFiguresController(
      Gate gate,
      HoursStatements hours,
      SessionHistoryView sessions,
      Views views,
      HoursBySession bySession,
      ClaimPlaces places,
      ExplainedFigures explained,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.hours = hours;
    this.sessions = views.reader(sessions);
    this.bySession = bySession;
    this.places = places;
    this.explained = explained;
    this.fmt = fmt;
    this.words = words;
  }

  /** Where a month's row opens. */
  static String of(Sight sight, YearMonth month) {
    return "/projekt/" + sight.project() + "/manader/" + month + "/siffror";
  }

  /**
   * Where a workplace's row in a month opens.
   *
   * @param workplace its id; empty for the hours of none
   */
  static String of(Sight sight, YearMonth month, String workplace) {
    return of(sight, month) + "?arbetsplats=" + (workplace.isEmpty() ? NOWHERE : workplace);
  }

  @GetMapping("/projekt/{project}/manader/{month}/siffror")
  String figures(
      @PathVariable String project,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String arbetsplats,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    YearMonth asked = ClaimPlaces.month(month);
    HoursStatement statement = hours.of(sight);
    List<CountedEntry> those =
        statement.entries().stream().filter(one -> one.month().equals(asked)).toList();
    String monthName = fmt.capital(fmt.month(asked));
    if (arbetsplats == null) {
      model.addAttribute("heading", monthName);
      model.addAttribute("cards", month(sight, asked, statement, those));
      model.addAttribute("above", "/projekt/" + project + "/manader");
      model.addAttribute("aboveName", words.say("claims.months"));
      return "kernel/row";
    }
    String workplace = arbetsplats.equals(NOWHERE) ? "" : arbetsplats;
    List<CountedEntry> there =
        those.stream().filter(one -> one.workplaceKey().equals(workplace)).toList();
    List<SessionHistory> toBeLogged = toBeLogged(project, asked, workplace);
    if (there.isEmpty() && toBeLogged.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute(
        "heading", places.workplace(sight.programme(), workplace) + ", " + fmt.month(asked));
    model.addAttribute("cards", workplace(sight, statement, there, toBeLogged));
    model.addAttribute("above", "/projekt/" + project + "/manader/" + asked);
    model.addAttribute("aboveName", monthName);
    return "kernel/row";
  }

  private List<FigureCard> month(
      Sight sight, YearMonth month, HoursStatement statement, List<CountedEntry> those) {
    UnaryOperator<String> names = id -> places.workplace(sight.programme(), id);
    Function<String, Optional<String>> opens =
        id -> id.equals(Figure.JOINED) ? Optional.empty() : Optional.of(of(sight, month, id));
    return List.of(
        explained.card(
            sight,
            statement.day(),
            words.say("claims.certified"),
            Measure.CERTIFIED.in(statement, those, CountedEntry::workplaceKey),
            names,
            opens),
        explained.card(
            sight,
            statement.day(),
            words.say("claims.waiting"),
            waiting(statement, those, CountedEntry::workplaceKey),
            names,
            opens));
  }

  /** What waits for a signature or a certificate. */
  private static Figure waiting(
      HoursStatement statement, Collection<CountedEntry> those, Function<CountedEntry, String> by) {
    Split<String> split = Split.of(those, by);
    return new Figure(
        "hours.waiting",
        BigDecimal.valueOf(waiting(Sums.of(those))),
        null,
        Unit.MINUTES,
        statement.ruleVersion(),
        statement.position(),
        split.keys().stream()
            .filter(place -> waiting(split.sums(place)) != 0)
            .map(place ->
                new Part(
                    place, BigDecimal.valueOf(waiting(split.sums(place))), split.people(place)))
            .toList(),
        List.of());
  }

  private static int waiting(Sums sums) {
    return sums.awaitingSignature() + sums.awaitingCertificate();
  }

  private List<SessionHistory> toBeLogged(String project, YearMonth month, String workplace) {
    return sessions.all(project).states().stream()
        .filter(SessionHistory::toBeLogged)
        .filter(session -> YearMonth.from(session.date()).equals(month))
        .filter(session -> session.workplace().value().equals(workplace))
        .toList();
  }

  private List<FigureCard> workplace(
      Sight sight,
      HoursStatement statement,
      List<CountedEntry> there,
      List<SessionHistory> toBeLogged) {
    HoursBySession.Parts parts = bySession.of(sight, there);
    Function<Measure, FigureCard> card =
        measure ->
            explained.card(
                sight,
                statement.day(),
                words.say(name(measure)),
                measure.in(statement, there, parts.by()),
                parts.names(),
                measure == Measure.DOES_NOT_COUNT ? part -> Optional.empty() : parts.opens());
    return List.of(
        toBeLogged(sight, statement, toBeLogged),
        card.apply(Measure.AWAITS_SIGNATURE),
        card.apply(Measure.AWAITS_CERTIFICATE),
        card.apply(Measure.DOES_NOT_COUNT),
        card.apply(Measure.CERTIFIED),
        explained.card(
            sight,
            statement.day(),
            words.say("claims.waiting"),
            waiting(statement, there, parts.by()),
            parts.names(),
            parts.opens()));
  }

  /** The heads of the workplaces' table. */
  private static String name(Measure measure) {
    return switch (measure) {
      case LOGGED -> "steering.logged";
      case SIGNED -> "steering.signed";
      case AWAITS_SIGNATURE -> "claims.unsigned";
      case AWAITS_CERTIFICATE -> "claims.uncertified";
      case DOES_NOT_COUNT -> "claims.other";
      case CERTIFIED -> "claims.certified";
    };
  }

  private FigureCard toBeLogged(
      Sight sight, HoursStatement statement, List<SessionHistory> sessions) {
    Figure figure =
        new Figure(
            "dialogue.to-be-logged",
            BigDecimal.valueOf(sessions.size()),
            null,
            Unit.SESSIONS,
            0,
            statement.position(),
            sessions.stream()
                .map(session -> Part.of(session.session().value(), BigDecimal.ONE))
                .toList(),
            List.of());
    boolean seen = gate.look(Query.DIALOGUE, sight.project().value()).isPresent();
    return explained.card(
        sight,
        statement.day(),
        words.say("claims.to-be-logged"),
        figure,
        id ->
            sessions.stream()
                .filter(session -> session.session().value().equals(id))
                .findFirst()
                .map(session ->
                    words.say(
                        "dialogue.when", fmt.date(session.date()), fmt.clock(session.start())))
                .orElse(id),
        id ->
            seen ? Optional.of("/projekt/" + sight.project() + "/dialog/" + id) : Optional.empty());
  }
}
