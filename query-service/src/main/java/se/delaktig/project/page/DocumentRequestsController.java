package se.delaktig.project.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;
import se.delaktig.project.command.RegisterDocumentRequest;
import se.delaktig.project.command.ReviewSecrecy;
import se.delaktig.project.event.DocumentRequestId;
import se.delaktig.project.event.DocumentsRequested;
import se.delaktig.project.event.SecrecyReviewed;
import se.delaktig.project.view.DocumentRequestsView;
import se.delaktig.project.view.DocumentRequestsView.Request;

/** Requests for public documents, and what the secrecy review of each came to. */
@Controller
class DocumentRequestsController {
  private final Gate gate;
  private final Disclosure disclosure;
  private final Views views;
  private final DocumentRequestsView requests;
  private final FormCommands commands;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  DocumentRequestsController(
      Gate gate,
      Disclosure disclosure,
      Views views,
      DocumentRequestsView requests,
      FormCommands commands,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.disclosure = disclosure;
    this.views = views;
    this.requests = requests;
    this.commands = commands;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  private Sight seen(String project) {
    return gate.seeWhole(Query.PERSON_RIGHTS, project);
  }

  @GetMapping("/projekt/{project}/utlamnanden")
  String all(@PathVariable String project, Model model) {
    fill(seen(project), model);
    return "project/document-requests";
  }

  private void fill(Sight sight, Model model) {
    String project = sight.project().value();
    List<Request> all =
        views.reader(requests).all(project).states().stream()
            .filter(one -> one.requested() != null)
            .sorted(Comparator.<Request, LocalDate>comparing(one -> asked(one).date()).reversed())
            .toList();
    DataTable table =
        DataTable.of(
            "utlamnanden",
            words.say("project.requests"),
            Column.text(words.say("project.request.date")),
            Column.text(words.say("project.request.what")),
            Column.text(words.say("project.request.review")));
    all.forEach(one ->
        table.row(
            Cell.link(
                fmt.date(asked(one).date()), "/projekt/" + project + "/utlamnanden/" + one.id()),
            Cell.of(words.say("project.request.what." + asked(one).what())),
            Cell.of(outcome(one.review()))));
    model.addAttribute("project", project);
    model.addAttribute("waiting", all.stream().filter(one -> one.review() == null).count());
    model.addAttribute("table", all.isEmpty() ? null : table);
    model.addAttribute("today", clock.today());
    model.addAttribute(
        "whats", Choice.all(DocumentsRequested.What.class, "project.request.what", words));
    model.addAttribute("mayRegister", Forms.may(sight, RegisterDocumentRequest.class));
  }

  private static DocumentsRequested asked(Request one) {
    return Objects.requireNonNull(one.requested());
  }

  private String outcome(@Nullable SecrecyReviewed review) {
    return review == null
        ? words.say("project.request.waits")
        : words.say("project.request.outcome." + review.outcome());
  }

  @PostMapping("/projekt/{project}/utlamnanden")
  ModelAndView register(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String datum,
      @RequestParam(defaultValue = "") String vad,
      @RequestParam(defaultValue = "") String text,
      Model model) {
    Sight sight = seen(project);
    FormErrors errors = FormErrors.none();
    LocalDate date = day(datum, errors);
    Optional<DocumentsRequested.What> what = Typed.one(DocumentsRequested.What.class, vad);
    if (what.isEmpty()) {
      errors.add("vad", "access.pick");
    }
    if (text.isBlank()) {
      errors.add("text", "problem.field.notblank");
    }
    if (errors.isEmpty()) {
      errors =
          sent(
              project,
              new RegisterDocumentRequest(
                  sight.project(),
                  new DocumentRequestId(commands.newId("document-request")),
                  Objects.requireNonNull(date),
                  what.orElseThrow(),
                  text.strip()));
    }
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/utlamnanden");
    }
    fill(sight, model);
    model.addAttribute(
        "errors",
        errors
            .label("vad", words.say("project.request.what"))
            .label("text", words.say("project.request.text")));
    return new ModelAndView(
        "project/document-requests", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static @Nullable LocalDate day(String typed, FormErrors errors) {
    Optional<LocalDate> date = Typed.date(typed);
    if (date.isEmpty()) {
      errors.add("datum", "participants.fault.date");
    }
    return date.orElse(null);
  }

  @GetMapping("/projekt/{project}/utlamnanden/{request}")
  String one(@PathVariable String project, @PathVariable String request, Model model) {
    fillOne(seen(project), request, model);
    return "project/document-request";
  }

  private Request fillOne(Sight sight, String id, Model model) {
    String project = sight.project().value();
    Request one =
        views
            .reader(requests)
            .one(project, id)
            .filter(found -> found.requested() != null)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    SecrecyReviewed review = one.review();
    model.addAttribute("project", project);
    model.addAttribute("request", id);
    model.addAttribute("date", fmt.date(asked(one).date()));
    model.addAttribute("what", words.say("project.request.what." + asked(one).what()));
    model.addAttribute(
        "text",
        switch (disclosure.text(sight.project(), asked(one).text())) {
          case Disclosure.Written written -> written.text();
          case Disclosure.Withheld withheld -> words.say("access.text.withheld");
          case Disclosure.Erased erased -> words.say("dialogue.who.erased");
        });
    model.addAttribute("outcome", outcome(review));
    model.addAttribute("reviewed", review == null ? null : fmt.date(review.date()));
    model.addAttribute(
        "provisions",
        review == null || review.provisions().isEmpty()
            ? null
            : review.provisions().stream()
                .map(provision -> words.say("project.provision." + provision))
                .collect(Collectors.joining("; ")));
    model.addAttribute("mayReview", Forms.may(sight, ReviewSecrecy.class));
    model.addAttribute("today", clock.today());
    model.addAttribute(
        "outcomes", Choice.all(SecrecyReviewed.Outcome.class, "project.request.outcome", words));
    model.addAttribute(
        "provisionChoices",
        Choice.all(SecrecyReviewed.Provision.class, "project.provision", words));
    model.addAttribute("none", List.of());
    return one;
  }

  @PostMapping("/projekt/{project}/utlamnanden/{request}")
  ModelAndView review(
      @PathVariable String project,
      @PathVariable String request,
      @RequestParam(defaultValue = "") String datum,
      @RequestParam(defaultValue = "") String utfall,
      @RequestParam(required = false) @Nullable List<String> lagrum,
      Model model) {
    Sight sight = seen(project);
    fillOne(sight, request, model);
    FormErrors errors = FormErrors.none();
    LocalDate date = day(datum, errors);
    Optional<SecrecyReviewed.Outcome> outcome = Typed.one(SecrecyReviewed.Outcome.class, utfall);
    if (outcome.isEmpty()) {
      errors.add("utfall", "access.pick");
    }
    if (errors.isEmpty()) {
      errors =
          sent(
              project,
              new ReviewSecrecy(
                  sight.project(),
                  new DocumentRequestId(request),
                  Objects.requireNonNull(date),
                  outcome.orElseThrow(),
                  (lagrum == null ? List.<String>of() : lagrum)
                      .stream()
                          .flatMap(
                              typed -> Typed.one(SecrecyReviewed.Provision.class, typed).stream())
                          .distinct()
                          .toList()));
    }
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/utlamnanden/" + request);
    }
    model.addAttribute("errors", errors.label("utfall", words.say("project.request.review")));
    return new ModelAndView(
        "project/document-request", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors sent(String project, ProgrammeCommand command) {
    return commands.send(project, command, Map.of("date", "datum", "provisions", "lagrum"));
  }
}
