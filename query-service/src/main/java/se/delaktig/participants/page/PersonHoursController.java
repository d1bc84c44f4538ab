package se.delaktig.participants.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.page.OutOfSight;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.page.HoursBySession;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Measure;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.view.People;

/** A person's hours as they stand in the list: from which sessions they come, and what counts. */
@Controller
class PersonHoursController {
  private final Gate gate;
  private final People people;
  private final HoursStatements statements;
  private final HoursBySession bySession;
  private final ExplainedFigures explained;
  private final Names names;
  private final Words words;

  PersonHoursController(
      Gate gate,
      People people,
      HoursStatements statements,
      HoursBySession bySession,
      ExplainedFigures explained,
      Names names,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.statements = statements;
    this.bySession = bySession;
    this.explained = explained;
    this.names = names;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/deltagare/{nr}/timmar")
  String hours(@PathVariable String project, @PathVariable String nr, Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    PersonHours person =
        people.one(sight, nr).filter(sight::sees).orElseThrow(() -> OutOfSight.of(sight));
    String name =
        Objects.requireNonNull(
                names.of(sight.project(), List.of(person.person())).get(person.person()))
            .text();
    model.addAttribute("heading", words.say("participants.hours-of", name));
    model.addAttribute("cards", cards(sight, person));
    model.addAttribute("above", "/projekt/" + project + "/deltagare/" + person.person().value());
    model.addAttribute("aboveName", name);
    return "kernel/row";
  }

  private List<FigureCard> cards(Sight sight, PersonHours person) {
    HoursStatement statement = statements.of(sight);
    List<CountedEntry> entries = Counting.of(person, sight.programme());
    HoursBySession.Parts parts = bySession.of(sight, entries);
    List<FigureCard> cards = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      cards.add(
          explained.card(
              sight,
              statement.day(),
              name(measure),
              measure.in(statement, entries, parts.by()),
              parts.names(),
              measure == Measure.DOES_NOT_COUNT ? part -> Optional.empty() : parts.opens()));
    }
    return cards;
  }

  /** The first is called as in the list. */
  private String name(Measure measure) {
    return words.say(
        switch (measure) {
          case LOGGED -> "participants.hours-logged";
          case SIGNED -> "steering.signed";
          case CERTIFIED -> "steering.certified";
          case AWAITS_SIGNATURE -> "steering.awaits-signature";
          case AWAITS_CERTIFICATE -> "steering.awaits-certificate";
          case DOES_NOT_COUNT -> "steering.does-not-count";
        });
  }
}
