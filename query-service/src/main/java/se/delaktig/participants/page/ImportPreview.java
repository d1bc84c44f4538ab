package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.file.Column;
import se.delaktig.participants.file.Known;
import se.delaktig.participants.file.StaffFile;
import se.delaktig.participants.file.StaffList;
import se.delaktig.participants.file.StaffList.Effect;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/**
 * The page of a staff list that is being read in: what it would do, what is wrong, who is missing.
 */
@Component
class ImportPreview {
  private static final int SHOWN = 50;
  private static final int LONGEST_SAMPLE = 28;

  private final Gate gate;
  private final People people;
  private final Names names;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  ImportPreview(
      Gate gate,
      People people,
      Names names,
      PersonRegister register,
      Disclosure disclosure,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.names = names;
    this.register = register;
    this.disclosure = disclosure;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** What somebody who may read lists in sees of the project. */
  Sight sight(String project) {
    Sight sight = gate.see(Query.PERSON_DETAILS, project);
    if (!Forms.may(sight, ImportParticipants.class)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  /** The form for a file, or the preview of the one that was sent. */
  String show(Sight sight, Optional<Upload> upload, Model model) {
    model.addAttribute("project", sight.project().value());
    model.addAttribute("today", clock.today());
    if (upload.isEmpty()) {
      model.addAttribute(
          "organisations", new PlaceNames(sight.programme().places()).organisations(sight));
      return "participants/import";
    }
    columns(upload.get(), model);
    if (!upload.get().columns().suffice()) {
      return "participants/columns";
    }
    preview(sight, upload.get(), model);
    return "participants/preview";
  }

  /** The same, when something could not be done. */
  ModelAndView again(Sight sight, Optional<Upload> upload, FormErrors errors, Model model) {
    model.addAttribute("errors", errors);
    return new ModelAndView(
        show(sight, upload, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** The list held against what is known now. */
  StaffList compare(Sight sight, Upload upload) {
    LocalDate today = clock.today();
    ProjectId project = sight.project();
    Set<PersonalNumber> numbers = StaffList.numbers(upload.file(), upload.columns(), today);
    Map<PersonalNumber, PersonId> persons = register.findAll(project, numbers);
    Known known =
        new Known(
            sight.programme().places(),
            persons,
            disclosure.toCompare(project, persons.values()),
            people.employed(project.value()),
            sight::sees,
            today);
    return StaffList.of(upload.file(), upload.columns(), upload.otherwise(), known);
  }

  private void columns(Upload upload, Model model) {
    model.addAttribute("columns", columnFields(upload));
    model.addAttribute("heads", heads(upload.file()));
    model.addAttribute("lineCount", upload.file().lines().size());
  }

  private void preview(Sight sight, Upload upload, Model model) {
    StaffList list = compare(sight, upload);
    PlaceNames places = new PlaceNames(sight.programme().places());
    Map<String, String> counts = new HashMap<>();
    for (Effect effect : Effect.values()) {
      counts.put(effect.name(), fmt.number(list.count(effect)));
    }
    int changes = list.changes().size();
    model.addAttribute("counts", counts);
    model.addAttribute("changes", changes);
    model.addAttribute("wrongCount", list.count(Effect.WRONG));
    model.addAttribute("effects", effects(list));
    model.addAttribute("wrong", list.wrong().isEmpty() ? null : wrongTable(list.wrong()));
    model.addAttribute("wrongShown", Math.min(SHOWN, list.wrong().size()));
    model.addAttribute("lackingCount", ListedWorkplaces.lacking(list).size());
    model.addAttribute("missing", missing(sight, list, places));
    model.addAttribute("missingCount", fmt.number(list.missing().size()));
    model.addAttribute("missingAll", list.missing().size());
    model.addAttribute("missingShown", Math.min(SHOWN, list.missing().size()));
  }

  private DataTable effects(StaffList list) {
    DataTable table =
        DataTable.of(
            "verkan",
            words.say("participants.import.effects"),
            DataTable.Column.text(words.say("participants.import.effect")),
            words.figures("participants.import.rows"));
    for (Effect effect : Effect.values()) {
      table.row(
          Cell.of(words.say("participants.effect." + effect.name())),
          Cell.of(fmt.number(list.count(effect))));
    }
    return table;
  }

  private DataTable wrongTable(List<StaffList.Line> wrong) {
    DataTable table =
        DataTable.of(
            "fel",
            words.say("participants.import.wrong"),
            DataTable.Column.text(words.say("participants.import.row")),
            DataTable.Column.full(words.say("participants.import.reason")));
    wrong.stream()
        .limit(SHOWN)
        .forEach(line ->
            table.row(
                Cell.of(words.say("participants.import.row-number", line.source().number() + "")),
                Cell.of(reasons(line))));
    return table;
  }

  /** Who may have left, to be ticked; the value is the person and the employer. */
  private List<Choice> missing(Sight sight, StaffList list, PlaceNames places) {
    List<StaffList.Missing> some = list.missing().stream().limit(SHOWN).toList();
    Map<PersonId, Names.Shown> written =
        names.of(sight.project(), some.stream().map(StaffList.Missing::person).toList());
    return some.stream()
        .map(one ->
            new Choice(
                one.person() + ":" + one.employment().organisation(),
                words.say(
                    "participants.import.missing.one",
                    Objects.requireNonNull(written.get(one.person())).text(),
                    places.of(one.employment().workplace()),
                    places.of(one.employment().organisation()))))
        .sorted(Comparator.comparing(Choice::text))
        .toList();
  }

  /** A column to choose, with the head that was found for it. */
  record ColumnField(String name, String label, @Nullable String value) {}

  private List<ColumnField> columnFields(Upload upload) {
    List<ColumnField> fields = new ArrayList<>();
    for (Column column : Column.values()) {
      Integer place = upload.columns().places().get(column);
      fields.add(
          new ColumnField(
              column.name(),
              words.say(column.key()),
              Optional.ofNullable(place).map(Object::toString).orElse(null)));
    }
    return fields;
  }

  /** The file's columns, each with something that stands in it. */
  private List<Choice> heads(StaffFile file) {
    List<Choice> heads = new ArrayList<>();
    for (int i = 0; i < file.header().size(); i++) {
      String head = file.header().get(i);
      String name = head.isEmpty() ? "(" + (i + 1) + ")" : head;
      String sample = sample(file, i);
      heads.add(
          new Choice(
              Integer.toString(i),
              sample.isEmpty() ? name : words.say("participants.import.sample", name, sample)));
    }
    return heads;
  }

  private static String sample(StaffFile file, int column) {
    String text =
        file.lines().stream()
            .map(line -> line.cell(column))
            .filter(cell -> !cell.isEmpty())
            .findFirst()
            .orElse("");
    return text.length() > LONGEST_SAMPLE ? text.substring(0, LONGEST_SAMPLE) + "…" : text;
  }

  /** What is wrong with a line, in plain words. */
  String reasons(StaffList.Line line) {
    return line.faults().stream().map(this::said).collect(Collectors.joining(" "));
  }

  private String said(StaffList.Fault fault) {
    String text = words.say(fault.key(), fault.values().toArray());
    Column column = fault.column();
    return column == null ? text : words.say(column.key()) + ": " + text;
  }
}
