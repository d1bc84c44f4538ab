package se.delaktig.claims.page;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.command.SendParticipantFile;
import se.delaktig.claims.view.FileLayout;
import se.delaktig.claims.view.LayoutOfFile;
import se.delaktig.claims.view.ParticipantFile;
import se.delaktig.claims.view.ParticipantFiles;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;

/** The monthly participant files for SCB: made, made anew after corrections, and what differs. */
@Controller
@RequestMapping("/projekt/{project}/deltagarfiler")
class ParticipantFilesController {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Gate gate;
  private final ParticipantFiles files;
  private final LayoutOfFile layout;
  private final ParticipantFileText text;
  private final ClaimPlaces places;
  private final Views views;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Fmt fmt;
  private final Words words;

  ParticipantFilesController(
      Gate gate,
      ParticipantFiles files,
      LayoutOfFile layout,
      ParticipantFileText text,
      ClaimPlaces places,
      Views views,
      CommandSender commands,
      CommandIds ids,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.files = files;
    this.layout = layout;
    this.text = text;
    this.places = places;
    this.views = views;
    this.commands = commands;
    this.ids = ids;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping
  String files(@PathVariable String project, Model model) {
    return files(project, model, FormErrors.none());
  }

  private String files(String project, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.PARTICIPANT_FILES, project);
    List<ParticipantFiles.Month> months = files.months(sight);
    List<String> anew =
        months.stream()
            .filter(ParticipantFiles.Month::anew)
            .map(one -> fmt.month(one.month()))
            .toList();
    List<ParticipantFiles.Month> lacking =
        months.stream().filter(one -> one.sent() == null).toList();
    model.addAttribute("base", base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("heading", heading(anew, lacking));
    model.addAttribute("anew", anew.isEmpty() ? null : String.join(", ", anew));
    model.addAttribute("toMake", lacking.stream().map(this::toMake).toList());
    model.addAttribute("table", months.isEmpty() ? null : table(project, months));
    model.addAttribute("layout", said(layout.get()));
    return "claims/participant-files";
  }

  private String heading(List<String> anew, List<ParticipantFiles.Month> lacking) {
    if (!anew.isEmpty()) {
      return words.say("claims.file.heading.anew", String.join(", ", anew));
    }
    if (lacking.isEmpty()) {
      return words.say("claims.file.heading.done");
    }
    ParticipantFiles.Month first = lacking.getFirst();
    return first.due() == null
        ? words.say("claims.file.heading.next", fmt.month(first.month()))
        : words.say("claims.file.heading.due", fmt.month(first.month()), fmt.date(first.due()));
  }

  /** A file that is to be made. */
  record ToMake(String month, String name) {}

  private ToMake toMake(ParticipantFiles.Month one) {
    return new ToMake(one.month().toString(), fmt.month(one.month()));
  }

  private List<String> said(FileLayout layout) {
    List<String> lines = new ArrayList<>();
    lines.add(
        words.say(
            layout.confirmed() ? "claims.file.layout" : "claims.file.layout.unconfirmed",
            layout.name(),
            layout.note()));
    lines.add(layout.reentryNote());
    lines.add(layout.substituteNote());
    return lines;
  }

  private DataTable table(String project, List<ParticipantFiles.Month> months) {
    DataTable table =
        DataTable.of(
            "deltagarfiler",
            words.say("claims.files"),
            Column.text(words.say("claims.month")),
            Column.text(words.say("claims.state")),
            Column.text(words.say("claims.file.due")),
            words.figures("claims.file.rows"),
            Column.text(words.say("claims.file.difference")),
            Column.text(words.say("claims.file.download")));
    for (int i = months.size() - 1; i >= 0; i--) {
      ParticipantFiles.Month one = months.get(i);
      String page = base(project) + "/" + one.month();
      table.row(
          Cell.of(fmt.capital(fmt.month(one.month()))),
          Cell.of(state(one)),
          Cell.of(fmt.isoDate(one.due())),
          Cell.of(fmt.number(one.rows())),
          one.differences().isEmpty()
              ? Cell.of(one.anew() ? words.say("claims.file.earlier") : "–")
              : Cell.link(
                  words.say("claims.file.differences", one.differences().size()),
                  page + "/skillnad"),
          one.sent() == null
              ? Cell.empty()
              : Cell.link(words.say("claims.file.csv"), page + "/fil"));
    }
    return table;
  }

  private State state(ParticipantFiles.Month one) {
    if (one.sent() == null) {
      return State.of(Tone.SOON, words.say("claims.file.not-made"));
    }
    return one.anew()
        ? State.of(Tone.LATE, words.say("claims.file.anew"))
        : State.of(Tone.GOOD, words.say("claims.file.made", fmt.isoDate(fmt.day(one.sent().at()))));
  }

  @PostMapping("/{month}")
  String make(
      @PathVariable String project,
      @PathVariable String month,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.PARTICIPANT_FILES, project);
    return sent(sight, List.of(ClaimPlaces.month(month)), response, model);
  }

  /** Every file that is to be made anew, in the order of the months. */
  @PostMapping("/pa-nytt")
  String makeAnew(@PathVariable String project, HttpServletResponse response, Model model) {
    Sight sight = gate.see(Query.PARTICIPANT_FILES, project);
    List<YearMonth> months =
        files.months(sight).stream()
            .filter(ParticipantFiles.Month::anew)
            .map(ParticipantFiles.Month::month)
            .toList();
    return sent(sight, months, response, model);
  }

  private String sent(
      Sight sight, List<YearMonth> months, HttpServletResponse response, Model model) {
    String project = sight.project().value();
    long position = -1;
    for (YearMonth month : months) {
      SendParticipantFile command = new SendParticipantFile(sight.project(), month.toString());
      UUID id =
          UUID.nameUUIDFromBytes((ids.current() + "|" + month).getBytes(StandardCharsets.UTF_8));
      switch (commands.send(project, "send-participant-file", command, id)) {
        case CommandSender.Sent done -> position = done.position();
        case CommandSender.Refused refused -> {
          response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
          return files(project, model, FormErrors.of(refused));
        }
        case CommandSender.Unknown unknown -> {
          response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
          return files(project, model, FormErrors.of(unknown));
        }
      }
    }
    if (position >= 0) {
      views.await(position, WAIT);
    }
    return "redirect:" + base(project);
  }

  @GetMapping("/{month}/fil")
  ResponseEntity<byte[]> file(@PathVariable String project, @PathVariable String month) {
    Sight sight = gate.see(Query.PARTICIPANT_FILES, project);
    YearMonth asked = ClaimPlaces.month(month);
    ParticipantFile file =
        files
            .asSent(sight, asked)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Charset charset = Charset.forName(layout.get().charset());
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=" + charset.name())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("deltagare-" + project + "-" + asked + ".csv")
                .build()
                .toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(text.of(sight, file).getBytes(charset));
  }

  @GetMapping("/{month}/skillnad")
  String difference(@PathVariable String project, @PathVariable String month, Model model) {
    Sight sight = gate.see(Query.PARTICIPANT_FILES, project);
    YearMonth asked = ClaimPlaces.month(month);
    ParticipantFiles.Month found =
        files.months(sight).stream()
            .filter(one -> one.month().equals(asked) && one.sent() != null)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(
            sight, found.differences().stream().map(ParticipantFile.Difference::person).toList());
    DataTable table =
        DataTable.of(
            "skillnader",
            words.say("claims.file.differences.caption"),
            Column.text(words.say("claims.participant")),
            Column.text(words.say("claims.was")),
            Column.text(words.say("claims.is")));
    for (ParticipantFile.Difference one : found.differences()) {
      ClaimPlaces.Name name = java.util.Objects.requireNonNull(names.get(one.person()));
      table.row(
          name.masked() ? Cell.of(name.text()).asMasked() : Cell.of(name.text()),
          Cell.of(row(one.before())),
          Cell.of(row(one.after())));
    }
    model.addAttribute("base", base(project));
    model.addAttribute(
        "heading",
        words.say("claims.file.difference.heading", fmt.month(asked), found.differences().size()));
    model.addAttribute("table", table);
    return "claims/difference";
  }

  private String row(ParticipantFile.@Nullable Row row) {
    if (row == null) {
      return words.say("claims.file.not-in-it");
    }
    return words.say(
        "claims.file.row",
        fmt.isoDate(row.start()),
        row.end() == null ? "–" : fmt.isoDate(row.end()),
        fmt.hoursAndMinutes((long) row.minutes()));
  }

  private static String base(String project) {
    return "/projekt/" + project + "/deltagarfiler";
  }
}
