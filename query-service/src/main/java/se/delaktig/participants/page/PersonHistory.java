package se.delaktig.participants.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.audit.view.Trails;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.DetailsCorrected;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.RecordsParted;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;

/**
 * What has been recorded about one person, in words, newest first. Sessions stand by themselves.
 */
@Component
class PersonHistory {
  private static final int SHOWN = 100;

  private final Trails trails;
  private final Disclosure disclosure;
  private final Fmt fmt;
  private final Words words;

  PersonHistory(Trails trails, Disclosure disclosure, Fmt fmt, Words words) {
    this.trails = trails;
    this.disclosure = disclosure;
    this.fmt = fmt;
    this.words = words;
  }

  DataTable of(Sight sight, PersonId person, PlaceNames places) {
    DataTable table =
        DataTable.of(
            "historik",
            words.say("participants.history.caption"),
            Column.text(words.say("participants.history.recorded")),
            Column.text(words.say("participants.history.what")),
            Column.text(words.say("participants.history.by")));
    record Line(TrailEntry entry, String text) {}
    List<Line> lines = new ArrayList<>();
    for (TrailEntry entry : trails.of(sight).reversed()) {
      if (lines.size() < SHOWN) {
        said(entry, person, places).ifPresent(text -> lines.add(new Line(entry, text)));
      }
    }
    Map<ActorId, String> actors =
        sight.roles().contains(Role.PROJECT_LEADER)
            ? disclosure.actors(
                sight.project(),
                sight.programme(),
                lines.stream().map(line -> new ActorId(line.entry().actorId())).distinct().toList())
            : Map.of();
    for (Line line : lines) {
      String role = "role." + line.entry().role();
      Cell by = Cell.of(words.has(role) ? words.say(role) : line.entry().role());
      String actor = actors.get(new ActorId(line.entry().actorId()));
      table.row(
          Cell.of(fmt.moment(line.entry().recorded())),
          Cell.of(line.text()),
          actor == null ? by : by.sub(actor));
    }
    return table;
  }

  private Optional<String> said(TrailEntry entry, PersonId person, PlaceNames places) {
    return Optional.ofNullable(
        switch (entry.event()) {
          case ParticipantRegistered e when e.person().equals(person) ->
              placed("registered", e.employment(), places);
          case EmploymentAdded e when e.person().equals(person) ->
              placed("employed", e.employment(), places);
          case WorkplaceChanged e when e.person().equals(person) ->
              placed("moved", e.employment(), places);
          case EmploymentEnded e when e.person().equals(person) ->
              words.say(
                  "participants.history.ended", places.of(e.organisation()), fmt.date(e.lastDay()));
          case DetailsCorrected e when e.person().equals(person) ->
              words.say("participants.history.corrected");
          case RecordsMerged e when e.into().equals(person) ->
              words.say("participants.history.merged");
          case RecordsParted e when e.into().equals(person) ->
              words.say("participants.history.parted");
          case PreparandAppointed e when e.person().equals(person) ->
              words.say("participants.history.preparand." + e.as());
          case PreparandTrainingCompleted e when e.person().equals(person) ->
              e.dispensation() == null
                  ? words.say("participants.history.trained")
                  : words.say("participants.history.trained-by-dispensation");
          case HoursSigned e -> signed(e, person);
          case HoursCertified e -> certified(e, person);
          case HoursDisputed e when e.person().equals(person) ->
              words.say("participants.history.disputed." + e.reason());
          case LinkIssued e when e.person().equals(person) ->
              words.say("participants.history.link." + e.purpose());
          default -> null;
        });
  }

  private @Nullable String signed(HoursSigned e, PersonId person) {
    long minutes =
        e.items().stream()
            .filter(item -> item.person().equals(person))
            .mapToLong(HoursSigned.Item::minutes)
            .sum();
    return minutes > 0
        ? words.say("participants.history.signed", fmt.hoursAndMinutes(minutes))
        : null;
  }

  private @Nullable String certified(HoursCertified e, PersonId person) {
    long minutes =
        e.items().stream()
            .filter(item -> item.person().equals(person))
            .mapToLong(HoursCertified.Item::minutes)
            .sum();
    if (minutes > 0) {
      return words.say("participants.history.certified", fmt.hoursAndMinutes(minutes));
    }
    return e.certifier().equals(person) ? words.say("participants.history.certifier") : null;
  }

  private String placed(String what, Employment employment, PlaceNames places) {
    return words.say(
        "participants.history." + what,
        places.of(employment.workplace()),
        places.of(employment.organisation()),
        fmt.date(employment.from()));
  }
}
