package se.delaktig.audit.page;

import com.mongodb.client.MongoClient;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Report;
import se.delaktig.kernel.view.Standing;
import se.delaktig.kernel.view.Upkeep;
import se.delaktig.kernel.view.Work;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonRegister;

/** How the views follow the log, what has stopped, and what can be done about it. */
@Controller
class OperationsController {
  /** Until then a view that is behind is only on its way. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  private static final int PERCENT = 100;

  private final Gate gate;
  private final Upkeep upkeep;
  private final Outbox outbox;
  private final Fmt fmt;
  private final Words words;

  OperationsController(
      Gate gate,
      Upkeep upkeep,
      MongoClient mongo,
      PersonRegister register,
      @Value("${delaktig.register.database:delaktig_register}") String database,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.outbox = Outbox.on(mongo.getDatabase(database), register);
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/drift")
  String show(@RequestParam(required = false) @Nullable String kvitto, Model model) {
    gate.seeOffice(Query.OPERATIONS);
    model.addAttribute(
        "receipt",
        Set.of("bett", "upptagen").contains(kvitto == null ? "" : kvitto)
            ? words.say("operations.receipt." + kvitto)
            : null);
    return page(model);
  }

  @PostMapping("/drift")
  String ask(
      @RequestParam(defaultValue = "") String vy,
      @RequestParam(defaultValue = "") String vad,
      HttpServletResponse response,
      Model model) {
    gate.seeOffice(Query.OPERATIONS);
    Optional<Work.Kind> kind =
        List.of(Work.Kind.values()).stream().filter(one -> one.name().equals(vad)).findFirst();
    boolean known = upkeep.standings().stream().anyMatch(one -> one.view().equals(vy));
    if (kind.isEmpty() || !known) {
      FormErrors errors = FormErrors.none();
      if (!known) {
        errors = errors.add("vy", "operations.pick-view");
      }
      if (kind.isEmpty()) {
        errors = errors.add("vad", "operations.pick-work");
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("errors", errors);
      return page(model);
    }
    return "redirect:/drift?kvitto=" + (upkeep.ask(vy, kind.get()) ? "bett" : "upptagen");
  }

  private String page(Model model) {
    List<Standing> standings = upkeep.standings();
    long head = upkeep.logHead();
    long stopped = standings.stream().mapToLong(Standing::stoppedCount).sum();
    long behind = standings.stream().filter(OperationsController::late).count();
    model.addAttribute("heading", heading(stopped, behind));
    model.addAttribute("lead", words.say("operations.lead", fmt.number(head)));
    model.addAttribute("views", views(standings));
    model.addAttribute("stopped", stopped == 0 ? null : stopped(standings));
    model.addAttribute("reports", reports(standings));
    model.addAttribute("sending", sending());
    model.addAttribute(
        "choices",
        standings.stream().map(one -> new Choice(one.view(), name(one.view()))).toList());
    model.addAttribute("works", Choice.all(Work.Kind.class, "operations.work", words));
    model.addAttribute("likely", stopped > 0 ? Work.Kind.RETRY.name() : Work.Kind.PARITY.name());
    model.addAttribute(
        "likelyView",
        standings.stream()
            .filter(one -> one.stoppedCount() > 0)
            .map(Standing::view)
            .findFirst()
            .orElse(""));
    return "audit/operations";
  }

  private String heading(long stopped, long behind) {
    if (stopped > 0) {
      return words.say("operations.heading.stopped", stopped);
    }
    return behind > 0
        ? words.say("operations.heading.behind", behind)
        : words.say("operations.heading.good");
  }

  private static boolean late(Standing one) {
    return one.halted().isPresent() || one.lag().compareTo(ON_ITS_WAY) > 0;
  }

  private DataTable views(List<Standing> standings) {
    DataTable table =
        DataTable.of(
            "vyer",
            words.say("operations.views"),
            Column.text(words.say("operations.view")),
            Column.full(words.say("operations.state")),
            words.figures("operations.shown"),
            words.figures("operations.queue"),
            words.figures("operations.lag"));
    for (Standing one : standings) {
      table.row(
          Cell.of(name(one.view()))
              .sub(
                  one.build().isEmpty()
                      ? words.say("operations.fold", one.fold())
                      : words.say("operations.fold-of", one.fold(), one.build())),
          Cell.of(state(one)),
          Cell.of(fmt.number(one.shown())),
          Cell.of(fmt.number(one.queue())),
          Cell.of(lag(one.lag())));
    }
    return table;
  }

  private State state(Standing one) {
    if (one.halted().isPresent()) {
      return State.of(Tone.LATE, words.say("operations.state.halted", one.halted().get()));
    }
    if (one.stoppedCount() > 0) {
      return State.of(Tone.LATE, words.say("operations.state.stopped", one.stoppedCount()));
    }
    if (one.work().isPresent()) {
      Work work = one.work().get();
      return State.of(
          Tone.INFO,
          words.say(
              "operations.state.work." + work.kind(), (int) Math.floor(work.share() * PERCENT)));
    }
    return late(one)
        ? State.of(Tone.SOON, words.say("operations.state.behind"))
        : State.of(Tone.GOOD, words.say("operations.state.good"));
  }

  /** What is on its way to people, and what did not go. */
  private DataTable sending() {
    DataTable table =
        DataTable.of(
            "utskick",
            words.say("operations.sending"),
            Column.text(words.say("operations.channel")),
            Column.full(words.say("operations.state")),
            words.figures("operations.sending.waiting"),
            words.figures("operations.sending.failed"));
    for (Outbox.Channel channel : Outbox.Channel.values()) {
      Map<Outbox.Fault, Long> faults = outbox.faults(channel);
      table.row(
          Cell.of(words.say("operations.channel." + channel)),
          Cell.of(state(channel, !faults.isEmpty())).sub(why(channel, faults.keySet())),
          Cell.of(fmt.number(outbox.waiting(channel))),
          Cell.of(fmt.number(faults.values().stream().mapToLong(Long::longValue).sum())));
    }
    return table;
  }

  private State state(Outbox.Channel channel, boolean failed) {
    if (failed) {
      return State.of(Tone.LATE, words.say("operations.sending.given-up"));
    }
    return outbox.sends(channel)
        ? State.of(Tone.GOOD, words.say("operations.sending.good"))
        : State.of(Tone.NEUTRAL, words.say("operations.sending.off"));
  }

  private String why(Outbox.Channel channel, Set<Outbox.Fault> faults) {
    String key =
        switch (channel) {
          case MAIL -> "hours.outbox.fault.";
          case TEXT_MESSAGE -> "hours.outbox.text-message.fault.";
        };
    return faults.stream().map(fault -> words.say(key + fault)).collect(Collectors.joining(" "));
  }

  private String lag(Duration lag) {
    return words.say("operations.seconds", fmt.number(lag.toSeconds()));
  }

  private DataTable stopped(List<Standing> standings) {
    DataTable table =
        DataTable.of(
            "stoppade",
            words.say("operations.stopped"),
            Column.text(words.say("operations.document")),
            Column.full(words.say("operations.event")),
            Column.full(words.say("operations.error")),
            Column.text(words.say("operations.since")));
    for (Standing standing : standings) {
      for (Standing.Stopped one : standing.stopped()) {
        table.row(
            Cell.of(name(standing.view())).sub(one.ledger() + ", " + one.id()),
            Cell.of(words.say("operations.event-at", one.event(), fmt.number(one.position()))),
            Cell.of(one.error()),
            Cell.of(fmt.moment(one.since())));
      }
    }
    return table;
  }

  private DataTable reports(List<Standing> standings) {
    DataTable table =
        DataTable.of(
            "utfall",
            words.say("operations.reports"),
            Column.text(words.say("operations.view")),
            Column.full(words.say("operations.outcome")),
            Column.text(words.say("operations.when")),
            words.figures("operations.position"));
    for (Standing standing : standings) {
      if (standing.reports().isEmpty()) {
        table.row(
            Cell.of(name(standing.view())),
            Cell.of(State.of(Tone.NEUTRAL, words.say("operations.outcome.none"))),
            Cell.empty(),
            Cell.empty());
      }
      for (Report report : standing.reports()) {
        table.row(
            Cell.of(name(standing.view())).sub(words.say("operations.work." + report.kind())),
            Cell.of(outcome(report)).sub(differing(report)),
            Cell.of(moment(report.at())),
            Cell.of(report.position() < 0 ? fmt.missing() : fmt.number(report.position())));
      }
    }
    return table;
  }

  private State outcome(Report report) {
    Tone tone =
        switch (report.outcome()) {
          case EQUAL, MENDED, REPLACED -> Tone.GOOD;
          case DIFFERENT, STOPPED_AGAIN, FAILED -> Tone.LATE;
        };
    return State.of(
        tone,
        words.say(
            "operations.outcome." + report.outcome(),
            fmt.number(report.documents()),
            fmt.number(report.differing())));
  }

  private static String differing(Report report) {
    return String.join(" ", report.examples());
  }

  private String moment(Instant at) {
    return fmt.moment(at);
  }

  private String name(String view) {
    return fmt.capital(words.say("view." + view));
  }
}
