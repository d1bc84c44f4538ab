package se.delaktig.participants.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.file.Column;
import se.delaktig.participants.file.Columns;
import se.delaktig.participants.file.Known;
import se.delaktig.participants.file.ReturnedFile;
import se.delaktig.participants.file.StaffFile;
import se.delaktig.participants.file.StaffList;
import se.delaktig.participants.file.StaffList.Effect;
import se.delaktig.participants.file.StaffList.Otherwise;
import se.delaktig.participants.file.UnreadableFileException;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;
import tools.jackson.databind.json.JsonMapper;

/** Reads an employer's staff list in: look first, then let in what is good. */
@Controller
class ImportController {
  private static final int AT_ONCE = 300;
  private static final int SHOWN = 50;

  /** A whole list may take the views a moment longer than a single change. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Gate gate;
  private final People people;
  private final Names names;
  private final PersonRegister register;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;
  private final JsonMapper json = ProgrammeJson.mapper();

  ImportController(
      Gate gate,
      People people,
      Names names,
      PersonRegister register,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.names = names;
    this.register = register;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/deltagare/las-in")
  String look(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String sparat,
      HttpSession session,
      Model model) {
    Sight sight = sight(project);
    model.addAttribute(
        "receipt", sparat.matches("\\d{1,6}") ? (Integer) Integer.parseInt(sparat) : null);
    return show(sight, upload(session, project), model);
  }

  private String show(Sight sight, @Nullable Upload upload, Model model) {
    model.addAttribute("project", sight.project().value());
    model.addAttribute("today", clock.today());
    if (upload == null) {
      model.addAttribute(
          "organisations", new PlaceNames(sight.programme().places()).organisations(sight));
      return "participants/import";
    }
    preview(sight, upload, model);
    return "participants/preview";
  }

  @PostMapping("/projekt/{project}/deltagare/las-in")
  ModelAndView read(
      @PathVariable String project,
      @RequestParam @Nullable MultipartFile fil,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String from,
      HttpSession session,
      Model model)
      throws IOException {
    Sight sight = sight(project);
    FormErrors errors = FormErrors.none();
    if (fil == null || fil.isEmpty()) {
      errors.add("fil", "participants.file.pick");
    } else {
      try {
        StaffFile file = StaffFile.read(fil.getBytes());
        Otherwise otherwise =
            new Otherwise(
                organisation.isEmpty() ? null : new OrganisationId(organisation),
                Typed.date(from).orElse(clock.today()));
        session.setAttribute(key(project), new Upload(file, Columns.of(file.header()), otherwise));
        return back(project, "");
      } catch (UnreadableFileException e) {
        errors.add("fil", e.key());
      }
    }
    model.addAttribute("errors", errors);
    return new ModelAndView(
        show(sight, null, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/projekt/{project}/deltagare/las-in/kolumner")
  ModelAndView columns(
      @PathVariable String project, HttpServletRequest request, HttpSession session) {
    sight(project);
    Upload upload = upload(session, project);
    if (upload != null) {
      Map<Column, Integer> chosen = new EnumMap<>(Column.class);
      for (Column column : Column.values()) {
        Typed.whole(request.getParameter(column.name()))
            .filter(place -> place >= 0 && place < upload.file().header().size())
            .ifPresent(place -> chosen.put(column, place));
      }
      session.setAttribute(key(project), upload.with(new Columns(chosen)));
    }
    return back(project, "");
  }

  @PostMapping("/projekt/{project}/deltagare/las-in/glom")
  ModelAndView forget(@PathVariable String project, HttpSession session) {
    sight(project);
    session.removeAttribute(key(project));
    return back(project, "");
  }

  @PostMapping("/projekt/{project}/deltagare/las-in/spara")
  ModelAndView save(@PathVariable String project, HttpSession session, Model model) {
    Sight sight = sight(project);
    Upload upload = upload(session, project);
    if (upload == null) {
      return back(project, "");
    }
    List<ImportParticipants.Row> rows = compare(sight, upload).changes();
    UUID form = ids.current();
    FormErrors errors = FormErrors.none();
    int done = 0;
    long position = -1;
    for (int start = 0; start < rows.size() && errors.isEmpty(); start += AT_ONCE) {
      List<ImportParticipants.Row> some =
          List.copyOf(rows.subList(start, Math.min(rows.size(), start + AT_ONCE)));
      ImportParticipants command = new ImportParticipants(new ProjectId(project), some);
      switch (commands.send(project, "import-participants", command, partId(form, command))) {
        case CommandSender.Sent sent -> {
          position = Math.max(position, sent.position());
          done += some.size();
        }
        case CommandSender.Refused refused ->
            errors = FormErrors.of(refused, Map.of("rows", "", "personalNumber", ""));
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    views.await(position, PATIENCE);
    if (errors.isEmpty()) {
      return back(project, "?sparat=" + done);
    }
    if (done > 0) {
      errors.add(null, "participants.import.part", fmt.number(done));
    }
    model.addAttribute("errors", errors);
    model.addAttribute("receipt", null);
    return new ModelAndView(
        show(sight, upload, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** The same part of the same form has the same id, so that sending it again happens once. */
  private UUID partId(UUID form, ImportParticipants part) {
    return UUID.nameUUIDFromBytes(
        (form + json.writeValueAsString(part)).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the workplaces that the list names and the project lacks. */
  @PostMapping("/projekt/{project}/deltagare/las-in/arbetsplatser")
  ModelAndView addWorkplaces(@PathVariable String project, HttpSession session, Model model) {
    Sight sight = sight(project);
    Upload upload = upload(session, project);
    if (upload == null) {
      return back(project, "");
    }
    UUID form = ids.current();
    long position = -1;
    for (Lacking lacking : lacking(compare(sight, upload))) {
      UUID part =
          UUID.nameUUIDFromBytes((form + lacking.toString()).getBytes(StandardCharsets.UTF_8));
      AddWorkplace command =
          new AddWorkplace(
              new ProjectId(project),
              new WorkplaceId(part.toString()),
              lacking.organisation(),
              lacking.name());
      FormErrors errors =
          switch (commands.send(project, "add-workplace", command, part)) {
            case CommandSender.Sent sent -> {
              position = Math.max(position, sent.position());
              yield FormErrors.none();
            }
            case CommandSender.Refused refused -> FormErrors.of(refused, Map.of("name", ""));
            case CommandSender.Unknown unknown -> FormErrors.of(unknown);
          };
      if (!errors.isEmpty()) {
        model.addAttribute("errors", errors);
        model.addAttribute("receipt", null);
        return new ModelAndView(
            show(sight, upload, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
      }
    }
    views.await(position, PATIENCE);
    return back(project, "");
  }

  /** A workplace that a list names and its employer lacks. */
  private record Lacking(OrganisationId organisation, String name) {}

  private static Set<Lacking> lacking(StaffList list) {
    Set<Lacking> lacking = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    list.wrong().stream()
        .flatMap(line -> line.faults().stream())
        .filter(fault -> fault.key().equals("participants.fault.workplace"))
        .filter(fault -> seen.add(fault.values().toString().toLowerCase(Locale.ROOT)))
        .forEach(fault ->
            lacking.add(
                new Lacking(
                    new OrganisationId(fault.values().get(1).toString()),
                    fault.values().getFirst().toString())));
    return lacking;
  }

  @PostMapping("/projekt/{project}/deltagare/las-in/slutat")
  ModelAndView left(
      @PathVariable String project,
      @RequestParam String person,
      @RequestParam String organisation,
      @RequestParam(defaultValue = "") String lastDay,
      HttpSession session,
      Model model) {
    Sight sight = sight(project);
    EndEmployment command =
        new EndEmployment(
            new PersonId(person),
            new OrganisationId(organisation),
            Typed.date(lastDay).orElse(clock.today()));
    FormErrors errors =
        switch (commands.send(project, "end-employment", command, ids.current())) {
          case CommandSender.Sent sent -> {
            views.await(sent.position(), Forms.PATIENCE);
            yield FormErrors.none();
          }
          case CommandSender.Refused refused ->
              FormErrors.of(refused, Map.of("organisation", "", "lastDay", ""));
          case CommandSender.Unknown unknown -> FormErrors.of(unknown);
        };
    if (errors.isEmpty()) {
      return back(project, "#slutat");
    }
    model.addAttribute("errors", errors);
    model.addAttribute("receipt", null);
    return new ModelAndView(
        show(sight, upload(session, project), model),
        model.asMap(),
        HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** The lines that cannot go in, with the reason beside each. */
  @GetMapping("/projekt/{project}/deltagare/las-in/fel")
  ResponseEntity<byte[]> wrong(@PathVariable String project, HttpSession session) {
    Sight sight = sight(project);
    Upload upload = upload(session, project);
    if (upload == null) {
      return ResponseEntity.status(HttpStatus.FOUND)
          .header(HttpHeaders.LOCATION, "/projekt/" + project + "/deltagare/las-in")
          .build();
    }
    byte[] workbook =
        ReturnedFile.of(
            upload.file(),
            compare(sight, upload).wrong(),
            words.say("participants.import.sheet"),
            words.say("participants.import.reason"),
            this::reasons);
    return ResponseEntity.ok()
        .contentType(XLSX)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("rader-att-ratta.xlsx").build().toString())
        .body(workbook);
  }

  private String reasons(StaffList.Line line) {
    return line.faults().stream().map(this::said).collect(Collectors.joining(" "));
  }

  private String said(StaffList.Fault fault) {
    String text = words.say(fault.key(), fault.values().toArray());
    Column column = fault.column();
    return column == null ? text : words.say(column.key()) + ": " + text;
  }

  private StaffList compare(Sight sight, Upload upload) {
    LocalDate today = clock.today();
    ProjectId project = sight.project();
    Set<PersonalNumber> numbers = StaffList.numbers(upload.file(), upload.columns(), today);
    Map<PersonalNumber, PersonId> persons = register.findAll(project, numbers);
    Known known =
        new Known(
            sight.programme().places(),
            persons,
            register.details(project, persons.values()),
            people.employed(project.value()),
            sight::sees,
            today);
    return StaffList.of(upload.file(), upload.columns(), upload.otherwise(), known);
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
    model.addAttribute("lackingCount", lacking(list).size());
    model.addAttribute("missing", missing(sight, list, places));
    model.addAttribute("missingCount", fmt.number(list.missing().size()));
    model.addAttribute("suffice", upload.columns().suffice());
    model.addAttribute("columns", columnFields(upload));
    model.addAttribute("heads", heads(upload.file()));
    model.addAttribute("lineCount", upload.file().lines().size());
  }

  private DataTable effects(StaffList list) {
    DataTable table =
        DataTable.of(
            "verkan",
            words.say("participants.import.effects"),
            DataTable.Column.text(words.say("participants.import.effect")),
            DataTable.Column.figure(words.say("participants.import.rows")));
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

  /** Someone who may have left, for the page. */
  record MayHaveLeft(
      String person,
      String name,
      boolean masked,
      String organisation,
      String workplace,
      String employer) {}

  private List<MayHaveLeft> missing(Sight sight, StaffList list, PlaceNames places) {
    List<StaffList.Missing> some = list.missing().stream().limit(SHOWN).toList();
    Map<PersonId, Names.Shown> written =
        names.of(sight.project(), some.stream().map(StaffList.Missing::person).toList());
    List<MayHaveLeft> missing = new ArrayList<>();
    for (StaffList.Missing one : some) {
      Names.Shown name = Objects.requireNonNull(written.get(one.person()));
      missing.add(
          new MayHaveLeft(
              one.person().value(),
              name.text(),
              name.masked(),
              one.employment().organisation().value(),
              places.of(one.employment().workplace()),
              places.of(one.employment().organisation())));
    }
    return missing;
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

  private static List<Choice> heads(StaffFile file) {
    List<Choice> heads = new ArrayList<>();
    for (int i = 0; i < file.header().size(); i++) {
      String head = file.header().get(i);
      heads.add(new Choice(Integer.toString(i), head.isEmpty() ? "(" + (i + 1) + ")" : head));
    }
    return heads;
  }

  private Sight sight(String project) {
    Sight sight = gate.see(Query.PERSON_DETAILS, project);
    if (!Forms.may(sight, ImportParticipants.class)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  private static ModelAndView back(String project, String where) {
    return new ModelAndView("redirect:/projekt/" + project + "/deltagare/las-in" + where);
  }

  private static @Nullable Upload upload(HttpSession session, String project) {
    return session.getAttribute(key(project)) instanceof Upload upload ? upload : null;
  }

  private static String key(String project) {
    return "staff list of " + project;
  }
}
